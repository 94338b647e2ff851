package dev.regnest.kernelc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.check.Claim;
import dev.regnest.explore.Bounded;
import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.Registers;
import dev.regnest.explore.prover.Engines;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file whose task is left half done, and goes on later. */
class HalfDoneTasksTest {
  private static String proved(String text, String hypothesis) {
    CFile file = CFile.of("test.c", text);
    Judgement judgement = Engines.judge(
        file.design(),
        file.under(Hypotheses.named(hypothesis).orElseThrow()),
        Registers.REPRESENTATIVE,
        () -> false);
    return judgement.broken().containsKey(Claim.ASSERT)
        ? judgement.broken().get(Claim.ASSERT).schedule().toString()
        : judgement.verdict().name();
  }

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
    String text = """
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
        """;
    assertEquals("p3(n1p5)p4(p6)", proved(text, "preemptible"));
    // One NMI less, and there is no way of five points.
    assertEquals("PROVED", proved(text.replace("WRITE_ONCE(a, 1)", "READ_ONCE(a)"), "preemptible"));
  }

  private static final String SPINS = """
      static int ticket, done, x;
      static void __task __times(2) task(void)
      {
      	if (this_cpu_inc_return(ticket) == 1) {
      		while (!READ_ONCE(done))
      			cpu_relax();
      		WARN_ON(READ_ONCE(x) != 1);
      	} else {
      		%s
      		WRITE_ONCE(x, 1);
      		WRITE_ONCE(done, 1);
      	}
      }
      """;

  /** Whichever task takes the first ticket waits for the other, which runs where that one is preempted. */
  @Test
  void aWaitThatTheOtherTaskEndsGoesOn() {
    assertEquals("PROVED", proved(SPINS.formatted(""), "preemptible"));
  }

  /** Nobody stores; or the other task does not run; or it waits, too; or waits with task A gone. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
          WRITE_ONCE(done, 1) | WRITE_ONCE(x, 1)
          while (!READ_ONCE(done)) | preempt_disable(); while (!READ_ONCE(done))
          WRITE_ONCE(x, 1); | while (READ_ONCE(x) != 2) cpu_relax(); WRITE_ONCE(x, 1);
          } else { | } else if (READ_ONCE(x)) {
          """)
  void oneThatItDoesNotEndIsUndecided(String what, String becomes) {
    String text = SPINS.formatted("").replaceAll("\\s+", " ");
    assertTrue(text.contains(what), text);
    assertEquals("UNKNOWN", proved(text.replace(what, becomes), "preemptible"));
  }

  /** Two locks that both tasks take in one order: who finds one held waits, and is not waited for. */
  @Test
  void locksThatTheOtherTaskHoldsAreWaitedFor() {
    String text = """
        static DEFINE_SPINLOCK(a);
        static DEFINE_SPINLOCK(b);
        static int x;
        static void __task one(void) { spin_lock(&a); spin_lock(&b); x = 1; WARN_ON(x != 1); spin_unlock(&b); spin_unlock(&a); }
        static void __task two(void) { spin_lock(&%s); spin_lock(&%s); x = 2; spin_unlock(&b); spin_unlock(&a); }
        """;
    assertEquals("PROVED", proved(text.formatted("a", "b"), "preempt-rt"));
    assertEquals("VIOLATED", proved(text.formatted("b", "a"), "preempt-rt"));
  }

  /** Task B has read 2 when it is left, and goes on when that is gone: point 4 of A is between its stores, and point 3 of B behind its read. */
  @Test
  void whereATaskIsLeftItsLocalsAreKept() {
    assertEquals("p4(p3)", proved("""
        static int ticket, x, z;
        static void __task __times(2) task(void)
        {
        	int old;

        	if (this_cpu_inc_return(ticket) == 1) {
        		WRITE_ONCE(x, 2);
        		WRITE_ONCE(x, 0);
        		WRITE_ONCE(z, 1);
        	} else {
        		old = READ_ONCE(x);
        		WARN_ON(READ_ONCE(z) && old == 2);
        	}
        }
        """, "preemptible"));
  }

  /**
   * A softirq runs once, and stores 1 and then 2; task A, which is the first to take a ticket, reads them one after the other before the softirq is through. So
   * the softirq is left twice in the middle, and what it was left over is task B: five arrivals.
   */
  @Test
  void aSoftirqOverATaskIsLeftAndGoesOnWithTheTask() {
    String text = """
        static int ticket, ran, x, done;
        static void __task __times(2) task(void)
        {
        	int s, t;

        	if (this_cpu_inc_return(ticket) == 1) {
        		s = READ_ONCE(x);
        		t = READ_ONCE(x);
        		WARN_ON(s == 1 && t == 2 && !READ_ONCE(done));
        	}
        }
        static void __softirq softirq(void)
        {
        	if (READ_ONCE(ran) || !READ_ONCE(ticket))
        		return;
        	WRITE_ONCE(ran, 1);
        	%s
        }
        """;
    String stores = "WRITE_ONCE(x, 1); WRITE_ONCE(x, 2); WRITE_ONCE(done, 1);";
    assertEquals("p3(s1(p5))p4(s0(p6))", proved(text.formatted(stores), "preempt-rt"));
    String whole = "preempt_disable(); " + stores + " preempt_enable();";
    assertEquals("PROVED", proved(text.formatted(whole), "preempt-rt"));
  }
}
