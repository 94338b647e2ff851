package dev.regnest.kernelc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regnest.check.Claim;
import dev.regnest.explore.Judgement;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who takes the recursion counter of software events is said by the file, and never guessed from what it calls. */
class UnguardedTest {
  private static final String FILE = """
      static DEFINE_PER_CPU(struct pt_regs, slot);
      static void __task %s t(struct pt_regs *regs)
      {
      	perf_fetch_caller_regs(this_cpu_ptr(&slot));
      	regnest_emit_intr(this_cpu_ptr(&slot));
      }
      static void __optprobe %s o(struct pt_regs *regs)
      {
      	perf_fetch_caller_regs(this_cpu_ptr(&slot));
      	regnest_emit_intr(this_cpu_ptr(&slot));
      }
      """;

  private static Set<Claim> broken(String text) {
    Judgement judged = Snippets.judged(text, "nmi-like-exceptions");
    return judged.broken().keySet();
  }

  /** A kprobe that is a jump runs at the level of the task that it hits, whose counter keeps it out. */
  @Test
  void withoutTheCounterASampleOfTheSameLevelTakesTheSameSlot() {
    assertEquals(Set.of(), broken(FILE.formatted("", "")));
    assertEquals(Set.of(Claim.P1, Claim.P2), broken(FILE.formatted("__unguarded", "__unguarded")));
  }

  @Test
  void allMarkedFunctionsSayItOrNone() {
    assertEquals(
        List.of(
            "test.c:2:20: error: some marked functions are __unguarded and some are not; mark all of them, or none (in '__unguarded') [marker]"),
        Snippets.problems(FILE.formatted("__unguarded", "")));
  }
}
