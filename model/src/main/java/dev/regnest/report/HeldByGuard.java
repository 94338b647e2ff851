package dev.regnest.report;

import dev.regnest.check.Claim;
import dev.regnest.check.Samples;
import dev.regnest.design.Design;
import dev.regnest.explore.Bounded;
import dev.regnest.explore.Counterexample;
import dev.regnest.explore.Enumerator;
import dev.regnest.explore.IllegalScheduleException;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.Schedule;
import dev.regnest.explore.Verdict;
import dev.regnest.machine.mutation.GuardLetsAllPass;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Whether claims hold only because the kernel's own guard drops samples: the design is judged again with a guard that lets all pass. */
public final class HeldByGuard {
  /** The arrivals tried where a proof has no bound: without the guard samples nest too deep to try all. */
  private static final int FEW = 1;

  private final Judgement judgement;
  private final Judgement unguarded;

  private HeldByGuard(Judgement judgement, BooleanSupplier stop) {
    this.judgement = judgement;
    unguarded = unguarded(judgement, stop);
  }

  /**
   * {@return it in a sentence, at most 75 columns wide, to stand below the verdict; empty if nothing rests on the guard}
   *
   * @param stop asked now and then; true ends the search with what is known so far
   */
  public static List<String> of(Judgement judgement, BooleanSupplier stop) {
    boolean holds = judgement.verdict() == Verdict.HOLDS || judgement.verdict() == Verdict.PROVED;
    return holds && !judgement.coverage().droppedByGuard().isEmpty()
        ? new HeldByGuard(judgement, stop).lines()
        : List.of();
  }

  private static Judgement unguarded(Judgement of, BooleanSupplier stop) {
    Design design = of.design();
    Design open =
        new Design(design.id(), design.meaning(), design.source(), design.existedIn(), kernel -> {
          kernel.interpose(new GuardLetsAllPass());
          return design.build().apply(kernel);
        });
    return of.hypothesis().bound().isPresent()
        ? Bounded.judge(open, of.hypothesis(), of.registers(), of.interrupts(), stop)
        : Enumerator.judge(open, of.hypothesis(), of.registers(), FEW, stop);
  }

  private List<String> lines() {
    List<String> claims = unguarded.broken().keySet().stream().map(Claim::name).toList();
    if (claims.isEmpty()) {
      return List.of();
    }
    String verb = claims.size() == 1 ? " holds" : " hold";
    String sentence =
        Text.list(claims) + verb + " only because the kernel's guard drops " + dropped();
    return Text.wrap(" ", "   ", sentence, Table.WIDTH);
  }

  /** Whose sample the guard drops on a schedule that would break something without it. */
  private String dropped() {
    return unguarded.broken().values().stream()
        .map(Counterexample::schedule)
        .flatMap(schedule -> droppedOn(schedule).stream())
        .findFirst()
        .orElseGet(() -> Text.list(judgement.coverage().droppedByGuard().stream()
                .sorted()
                .map(Samples::name)
                .toList())
            + " samples");
  }

  private Optional<String> droppedOn(Schedule schedule) {
    try {
      Recording recording = CopyInUse.record(
          judgement.design(), judgement.hypothesis(), judgement.registers(), schedule);
      return recording.happenings().stream()
          .filter(h -> h instanceof Happening.Lost lost && lost.how().equals(Recorder.BY_GUARD))
          .findFirst()
          .map(h -> whose(recording.samples().get(((Happening.Lost) h).sample() - 1)));
    } catch (IllegalScheduleException goesOnWhereItWasDropped) {
      return Optional.empty();
    }
  }

  private static String whose(String sample) {
    return sample.startsWith("task ") ? sample + "'s sample" : "the " + sample + " sample";
  }
}
