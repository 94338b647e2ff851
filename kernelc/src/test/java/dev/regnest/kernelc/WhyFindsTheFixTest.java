package dev.regnest.kernelc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.check.Claim;
import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.why.Mutants;
import dev.regnest.explore.why.Trial;
import dev.regnest.explore.why.Why;
import dev.regnest.machine.mutation.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Of a file that is whole by one line, that line is found load-bearing, whatever it does; and what is not needed is not. */
class WhyFindsTheFixTest {
  private static final String FIX = "/* fix */";
  private static final String SPARE = "/* spare */";

  private static Why why(String text, String hypothesis) {
    CFile file = CFile.of("test.c", text);
    Hypothesis under = file.under(Hypotheses.named(hypothesis).orElseThrow());
    return Why.of(Mutants.of(file.design(), List.of(under)), under, () -> false);
  }

  private static int line(String text, String mark) {
    return text.substring(0, text.indexOf(mark)).split("\n", -1).length;
  }

  /** {@return what was killed of what is on that line, as {@code omit && !in_nmi()}} */
  private static List<String> killed(Why why, int line) {
    List<String> killed = new ArrayList<>();
    for (Trial trial : why.trials()) {
      Operation operation = why.mutants().operations().get(trial.mutant().operation() - 1);
      if (trial.killed() && operation.site().line().equals("test.c:" + line)) {
        String text = operation.text();
        killed.add(trial.mutant().mutation().verb() + text.substring(text.indexOf(':') + 1));
      }
    }
    return killed;
  }

  private static void findsTheFix(String killed, String text, String hypothesis) {
    Why why = why(text, hypothesis);
    assertEquals(Set.of(), why.original().broken().keySet(), text);
    List<String> onTheLine = killed(why, line(text, FIX));
    assertTrue(onTheLine.contains(killed), onTheLine::toString);
    if (text.contains(SPARE)) {
      assertEquals(List.of(), killed(why, line(text, SPARE)));
    }
  }

  /** The third that nests, an NMI in a hardirq, finds no room. */
  @Test
  void aBranchOnALocal() {
    findsTheFix("taken if (slot < 2)", """
        static int nesting;
        static char buffer[2];
        static void put(char text)
        {
        	int slot = this_cpu_inc_return(nesting) - 1;
        	int spare = slot;				/* spare */

        	if (slot < 2) {					/* fix */
        		buffer[slot] = text;
        		WARN_ON(buffer[slot] != text);
        	}
        	this_cpu_dec(nesting);
        }
        static void __task task(void)		{ put('T'); }
        static void __hardirq hardirq(void)	{ put('H'); }
        static void __nmi nmi(void)		{ put('N'); }
        """, "nested-irqs");
  }

  /** What is loaded after the version, and found with the version unchanged, belongs to it. */
  @Test
  void theOrderOfTwoLoads() {
    findsTheFix("exchange load version, and then data", """
        static int version, data;
        static void __task task(void)
        {
        	int before, found, spare;

        	before = READ_ONCE(version);			/* fix */
        	found = READ_ONCE(data);
        	spare = before;					/* spare */
        	if (READ_ONCE(version) == before)
        		WARN_ON(found != before);
        }
        static void __hardirq hardirq(void)
        {
        	if (version < 3) {
        		data = data + 1;
        		version = version + 1;
        	}
        }
        """, "nested-irqs");
  }

  @Test
  void aPartOfACondition() {
    findsTheFix("omit && !in_nmi()", """
        static int owner, spared;
        static void own(int me)
        {
        	int spare = 5;					/* spare */

        	if (me && !in_nmi()) {				/* fix */
        		owner = me;
        		WARN_ON(owner != me);
        	}
        }
        static void __task task(void)	{ own(1); }
        static void __nmi nmi(void)	{ own(2); }
        """, "nested-irqs");
  }

  @Test
  void theValueOfALocal() {
    findsTheFix("less slot = nesting - 1", """
        static int nesting;
        static char buffer[2];
        static void put(char text)
        {
        	int slot, spare;

        	this_cpu_inc(nesting);
        	slot = nesting - 1;				/* fix */
        	spare = slot;					/* spare */
        	buffer[slot] = text;
        	WARN_ON(buffer[slot] != text);
        	this_cpu_dec(nesting);
        }
        static void __task task(void)	{ put('T'); }
        static void __nmi nmi(void)	{ put('N'); }
        """, "nested-irqs");
  }

  @Test
  void aBarrier() {
    findsTheFix("drop barrier()", """
        static int nesting;
        static char buffer[2];
        static void put(char text)
        {
        	int slot = this_cpu_inc_return(nesting) - 1;

        	buffer[slot] = text;
        	WARN_ON(buffer[slot] != text);
        	barrier();					/* fix */
        	nesting = slot;
        }
        static void __task task(void)	{ put('T'); }
        static void __nmi nmi(void)	{ put('N'); }
        """, "compiler-reorders");
  }

  @Test
  void anEarlyReturn() {
    findsTheFix("stay return", """
        static int busy, owner;
        static void own(int me)
        {
        	if (busy) {
        		barrier();
        		return;					/* fix */
        	}
        	busy = 1;
        	owner = me;
        	WARN_ON(owner != me);
        	busy = 0;
        }
        static void __task task(void)	{ own(1); }
        static void __nmi nmi(void)	{ own(2); }
        """, "nested-irqs");
  }

  /** The NMI that hits while busy is set and owner is not yet finds no owner; a load stands between the two assignments. */
  @Test
  void theOrderOfTwoAssignmentsWithALoadBetweenThem() {
    findsTheFix("swap owner = 1", """
        static int busy, owner, other;
        static void __task __times(1) task(void)
        {
        	int seen;

        	owner = 1;					/* fix */
        	seen = other;
        	busy = 1;
        	WARN_ON(seen);
        }
        static void __nmi nmi(void)	{ WARN_ON(busy && !owner); }
        """, "nested-irqs");
  }

  @Test
  void twoTasksAreAskedToo() {
    Why why = why("""
        static int busy;
        static void __task task(void)
        {
        	busy++;
        	busy--;
        }
        static void __at_rest rest(void) { WARN_ON(busy); }
        """, "preemptible");
    assertEquals(Set.of(Claim.ASSERT), why.original().broken().keySet());
    // Each line has a load that may be ignored and a store that may be dropped; the first store,
    // also with the other.
    assertEquals(5, why.trials().size());
  }

  @Test
  void whatCannotBeChangedIsSaid() {
    Why why = why("""
        static int x;
        static int *p;
        static void __task task(void)
        {
        	p = &x;
        	int *q = p;
        	WARN_ON(*q > 1);
        }
        static void __nmi nmi(void)	{ x = 1; }
        """, "nested-irqs");
    assertEquals(List.of("test.c:6"), why.mutants().unchangedLines());
  }
}
