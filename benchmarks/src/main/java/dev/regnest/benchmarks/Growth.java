package dev.regnest.benchmarks;

import static dev.regnest.kernel.EventSource.BREAKPOINT;
import static dev.regnest.kernel.EventSource.HRTIMER;
import static dev.regnest.kernel.EventSource.KPROBE;
import static dev.regnest.kernel.EventSource.PMI;
import static dev.regnest.kernel.EventSource.SOFTIRQ_EVENT;
import static dev.regnest.kernel.EventSource.TASK_EVENT;

import dev.regnest.design.Designs;
import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.prover.NestingGrowth;
import dev.regnest.explore.prover.Prover;
import dev.regnest.explore.prover.Reduction;
import dev.regnest.kernel.Era;
import dev.regnest.kernel.EventSource;
import dev.regnest.kernel.Register;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** How proofs grow, as Markdown: with registers, nesting, sources and steps. */
public final class Growth {
  private static final List<EventSource> SOURCES =
      List.of(TASK_EVENT, SOFTIRQ_EVENT, HRTIMER, PMI, BREAKPOINT, KPROBE);
  private static final int DEEPEST = 15;

  private Growth() {}

  /** Prints the tables; takes no arguments. */
  public static void main(String[] arguments) {
    registers("recursion-slot", "nested-irqs");
    registers("recursion-slot", "nmi-like-exceptions");
    registers("not-yet-filled-shared", "nmi-like-exceptions");
    Timing.head("NMI-like nesting, pile-deep, counted exactly", "frames at most");
    for (int nested = 0; nested <= DEEPEST; nested++) {
      int limit = nested;
      Timing.row(String.valueOf(nested), () -> NestingGrowth.states("pile-deep", limit));
    }
    sources("percpu4-ordered");
    sources("recursion-slot");
    Timing.head("Steps of a sample: registers that are not sliced, single-flag-last", "registers");
    for (int count : new int[] {1, 2, 4, 8}) {
      Timing.row(
          String.valueOf(count),
          () -> states(
              "single-flag-last",
              named("nested-irqs"),
              Words.first(count),
              EnumSet.complementOf(EnumSet.of(Reduction.REGISTER_SLICES))));
    }
  }

  private static void registers(String design, String hypothesis) {
    Timing.head("Registers, " + design + " under " + hypothesis, "registers");
    for (int count : new int[] {1, 2, 3, 5, 8, 13, 17, 21}) {
      List<Register> words = Register.copyOrder().subList(0, count);
      Timing.row(String.valueOf(count), () -> states(design, named(hypothesis), words, all()));
    }
  }

  private static void sources(String design) {
    Timing.head("Sources, " + design + ", v5.11", "sources");
    for (int count = 1; count <= SOURCES.size(); count++) {
      Set<EventSource> some = EnumSet.copyOf(SOURCES.subList(0, count));
      Hypothesis hypothesis =
          new Hypothesis("sources", "Some sources.", some, Era.V5_11, Set.of(), Set.of());
      Timing.row(
          count + ", up to " + SOURCES.get(count - 1),
          () -> states(design, hypothesis, List.of(Register.AX), all()));
    }
  }

  private static Set<Reduction> all() {
    return EnumSet.allOf(Reduction.class);
  }

  private static Hypothesis named(String hypothesis) {
    return Hypotheses.named(hypothesis).orElseThrow();
  }

  private static long states(
      String design, Hypothesis hypothesis, List<Register> words, Set<Reduction> reductions) {
    return Prover.judge(
            Designs.named(design).orElseThrow(), hypothesis, words, reductions, () -> false)
        .schedules();
  }
}
