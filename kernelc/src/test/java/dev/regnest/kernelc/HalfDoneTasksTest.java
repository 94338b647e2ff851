package dev.regnest.kernelc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regnest.check.Claim;
import dev.regnest.explore.Bounded;
import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.Registers;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A file whose task is left half done, and goes on later. */
class HalfDoneTasksTest {
  private static Judgement preemptible(String text) {
    CFile file = CFile.of("test.c", text);
    return Bounded.judge(
        file.design(),
        file.under(Hypotheses.named("preemptible").orElseThrow()),
        Registers.REPRESENTATIVE,
        () -> false);
  }

  /** Task A is task B's second chance: the count of runs, 2, must be theirs together, each counted once. */
  @Test
  void aTaskThatGoesOnHasNotRunOnceMore() {
    Judgement judgement = preemptible("""
        static int ticket, x, y, z;
        static void __task __times(2) task(void)
        {
        	int seen = 0;

        	if (this_cpu_inc_return(ticket) == 1) {
        		x = 1;
        		if (y)
        			z = 1;
        	} else if (x) {
        		y = 1;
        		seen = z;
        	}
        	WARN_ON(seen);
        }
        """);
    assertEquals(Set.of(Claim.ASSERT), judgement.broken().keySet());
    assertEquals("p4(p4)", judgement.broken().get(Claim.ASSERT).schedule().toString());
  }

  @Test
  void aTaskThatGoesOnDoesWhatItWasAboutToDo() {
    Judgement judgement = preemptible("""
        static int x, y;
        static void __task __times(2) task(void)
        {
        	if (x)
        		y = 1;
        	x = 1;
        	x = 0;
        }
        static void __at_rest at_rest(void) { WARN_ON(x); }
        """);
    assertEquals(Set.of(), judgement.broken().keySet());
  }
}
