package dev.regnest.kernelc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regnest.check.Claim;
import dev.regnest.explore.Bounded;
import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.Registers;
import dev.regnest.explore.prover.Engines;
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

  /**
   * Task B comes to the same state of its own by a way of four points and by one of five; the break needs that of five, and the schedule says at which point B
   * is left on it. Without the NMI y stays 0: five arrivals, of which no search up to the bound knows.
   */
  @Test
  void whereATaskIsLeftCountsThePointsOfTheWayThatItCame() {
    CFile file = CFile.of("test.c", """
        static int ticket, a, x, y;
        static void __task __times(2) task(void)
        {
        	int s, t;

        	if (this_cpu_inc_return(ticket) == 1) {
        		s = READ_ONCE(x);
        		t = READ_ONCE(x);
        		WARN_ON(s == 1 && t == 2 && READ_ONCE(y));
        	} else {
        		if (READ_ONCE(a))
        			WRITE_ONCE(y, 1);
        		WRITE_ONCE(x, 1);
        		WRITE_ONCE(x, 2);
        		WRITE_ONCE(x, 3);
        	}
        }
        static void __nmi tick(void) { WRITE_ONCE(a, 1); }
        """);
    Judgement judgement = Engines.judge(
        file.design(),
        file.under(Hypotheses.named("preemptible").orElseThrow()),
        Registers.REPRESENTATIVE,
        () -> false);
    assertEquals(
        "p3(n1p5)p4(p6)", judgement.broken().get(Claim.ASSERT).schedule().toString());
  }
}
