package dev.regnest.report;

import dev.regnest.check.Claim;
import dev.regnest.explore.IllegalScheduleException;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.Replay;
import dev.regnest.explore.Schedule;
import dev.regnest.machine.Setup;
import java.util.List;
import java.util.Optional;

/** The sentence that claims of a design hold only because the kernel's own guard drops samples. */
public final class HeldByGuard {
  private HeldByGuard() {}

  /**
   * {@return "P1 and P2 hold only because the kernel's guard drops task B's sample", without a full stop; empty if nothing is known to rest on
   * the guard}
   *
   * @param guarded what is known about the design
   * @param unguarded what is known about it without the guard, whose schedules say which samples that drops
   */
  public static Optional<String> of(Judgement guarded, Judgement unguarded) {
    List<String> claims = unguarded.broken().keySet().stream().map(Claim::name).toList();
    if (claims.isEmpty()) {
      return Optional.empty();
    }
    String verb = claims.size() == 1 ? " holds" : " hold";
    return Optional.of(Text.list(claims) + verb + " only because the kernel's guard drops "
        + dropped(guarded, unguarded));
  }

  /** {@return the same as lines of at most 75 columns, to stand below the verdict; none where there is no sentence} */
  public static List<String> lines(Judgement guarded, Judgement unguarded) {
    return of(guarded, unguarded)
        .map(sentence -> Text.wrap(" ", "   ", sentence, Table.WIDTH))
        .orElse(List.of());
  }

  /** Whose samples the guard drops on the schedules that break something without it. */
  private static String dropped(Judgement guarded, Judgement unguarded) {
    Setup setup = guarded.hypothesis().setup(unguarded.registers());
    List<String> whose = unguarded.broken().values().stream()
        .map(example -> recorded(guarded, setup, example.schedule()))
        .flatMap(recording -> firstDropped(recording).stream())
        .distinct()
        .toList();
    return whose.isEmpty() ? "samples" : Text.list(whose);
  }

  private static Recording recorded(Judgement guarded, Setup setup, Schedule schedule) {
    Recorder recorder = new Recorder(setup);
    Replay replay = new Replay(guarded.design(), setup, recorder);
    try {
      replay.run(schedule, recorder, recorder);
    } catch (IllegalScheduleException goesOnWhereItWasDropped) {
      // A sample that is dropped has fewer points, and may lack those that the schedule names; all
      // that runs has run.
    }
    return recorder.recording(replay);
  }

  private static Optional<String> firstDropped(Recording recording) {
    return recording.happenings().stream()
        .filter(h -> h instanceof Happening.Lost lost && lost.byGuard())
        .findFirst()
        .map(h -> whose(recording.samples().get(((Happening.Lost) h).sample() - 1)));
  }

  private static String whose(String sample) {
    return sample.startsWith("task ") ? sample + "'s sample" : "the " + sample + " sample";
  }
}
