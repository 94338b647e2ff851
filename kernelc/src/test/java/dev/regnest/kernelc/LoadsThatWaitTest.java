package dev.regnest.kernelc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regnest.check.Claim;
import dev.regnest.explore.Enumerator;
import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.Registers;
import dev.regnest.explore.prover.Prover;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Where the compiler moves accesses, a load waits for whatever comes behind it and does not depend on it. */
class LoadsThatWaitTest {
  private static final Set<Claim> NOTHING = Set.of();
  private static final Set<Claim> ASSERT = Set.of(Claim.ASSERT);

  /** The hardirq says that it has seen n by a, which the task then finds only if n is stored before a is loaded. */
  private static final String STORE_BEHIND_LOAD = """
      static int a, b, n;
      static void __task __times(1) t(void)
      {
      	int seen;

      	%s
      	barrier();
      	WARN_ON(seen);
      }
      static void __hardirq h(void) { if (READ_ONCE(n)) WRITE_ONCE(a, 1); }
      """;

  private static final String PUBLISHED = """
      static int x, i = 5, ready;
      static int array[2];
      static int *p;
      static void __task t(void) { i = 1; p = &x; %s ready = 1; }
      static void __hardirq h(void) { if (ready) { %s; } WARN_ON(x > 1); }
      """;

  private static Set<Claim> broken(String hypothesis, String text) {
    CFile file = CFile.of("test.c", text);
    Hypothesis under = file.under(Hypotheses.named(hypothesis).orElseThrow());
    Judgement proved = Prover.judge(file.design(), under, Registers.REPRESENTATIVE, () -> false);
    Judgement tried =
        Enumerator.judge(file.design(), under, Registers.REPRESENTATIVE, 1, 2, () -> false);
    assertEquals(tried.broken().keySet(), proved.broken().keySet(), text);
    return proved.broken().keySet();
  }

  private static void onlyReorderingBreaks(Set<Claim> claims, String text) {
    assertEquals(NOTHING, broken("compiler-in-order", text), text);
    assertEquals(claims, broken("compiler-reorders", text), text);
  }

  private static void holdsReordered(String text) {
    assertEquals(NOTHING, broken("compiler-reorders", text), text);
  }

  @Test
  void aStoreComesBeforeAnEarlierLoadUnlessItDependsOnThat() {
    String text = STORE_BEHIND_LOAD;
    onlyReorderingBreaks(ASSERT, text.formatted("seen = READ_ONCE(a); n = 1;"));
    onlyReorderingBreaks(ASSERT, text.formatted("seen = a; n = 1;"));
    holdsReordered(text.formatted("seen = READ_ONCE(a); barrier(); n = 1;"));
    holdsReordered(text.formatted("seen = READ_ONCE(a); n = seen + 1;"));
    holdsReordered(text.formatted("seen = READ_ONCE(a); WRITE_ONCE(n, 1);"));
  }

  @Test
  void whatStandsBehindTheJoinOfABranchComesBeforeTheLoadThatItTests() {
    String text = STORE_BEHIND_LOAD;
    onlyReorderingBreaks(ASSERT, text.formatted("seen = READ_ONCE(a); if (seen) b = 9; n = 1;"));
    holdsReordered(text.formatted("seen = READ_ONCE(a); if (!seen) n = 1;"));
    holdsReordered(text.formatted("seen = READ_ONCE(a); if (seen) barrier(); n = 1;"));
    holdsReordered(text.formatted("int to = 2; seen = READ_ONCE(a); if (seen) to = 1; n = to;"));
  }

  /** The NMI takes a away if it finds 2 in n, which it does only if the task has found no a; or later, to show that a can be 0. */
  @Test
  void whatABranchComputesComesBehindTheLoadThatItTests() {
    String text = """
        static int a = 1, n;
        static void __task __times(1) t(void)
        {
        	int seen, to = 2;

        	seen = READ_ONCE(a);
        	if (seen)
        		to = 1;
        	n = %s;
        	barrier();
        	WARN_ON(!seen);
        	n = 3;
        }
        static void __nmi i(void) { if (READ_ONCE(n) >= 2) WRITE_ONCE(a, 0); }
        """;
    holdsReordered(text.formatted("to"));
    onlyReorderingBreaks(ASSERT, text.formatted("2"));
  }

  @Test
  void whatStandsInBothArmsComesBeforeTheLoadThatTheBranchTests() {
    String text = STORE_BEHIND_LOAD;
    onlyReorderingBreaks(
        ASSERT, text.formatted("seen = READ_ONCE(a); if (seen) n = 1; else { n = 1; b = 1; }"));
    holdsReordered(text.formatted("seen = READ_ONCE(a); if (seen) n = 1; else n = 2;"));
  }

  /** The barrier() before busy = 0 is the one that gcc needs. */
  @Test
  void aGuardIsGivenBackBeforeTheLastLoadUnderIt() {
    String text = """
        static int busy, buf, out;
        static void __task t(void)
        {
        	busy = 1;
        	barrier();
        	buf = 3;
        	barrier();
        	out = READ_ONCE(buf);
        	%s
        	busy = 0;
        	barrier();
        	WARN_ON(out != 3);
        }
        static void __nmi n(void) { if (!busy) buf = 7; }
        """;
    onlyReorderingBreaks(ASSERT, text.formatted(""));
    holdsReordered(text.formatted("barrier();"));
  }

  /** The plain load of g0 comes after the one of g1, and finds what the NMI stored; with the same load of g1 twice it does still. */
  @Test
  void aLoadThatNobodyUsesHidesNothing() {
    String text = """
        static int g0, g1;
        static void __task t(void)
        {
        	int l0, l1, l2;

        	l0 = g0;
        	g0 = l0;
        	l1 = g1;
        	%s
        	WARN_ON(l1 == 0 && l0 == 3);
        }
        static void __nmi n(void) { g1 = 1; WRITE_ONCE(g0, 3); }
        """;
    onlyReorderingBreaks(ASSERT, text.formatted("l2 = g1;"));
    onlyReorderingBreaks(ASSERT, text.formatted(""));
    holdsReordered(text.formatted("").replace("l1 = g1;", "barrier(); l1 = g1;"));
  }

  /** In program order an NMI between the two loads is enough. */
  @Test
  void aLoadedLocalMayStandOnTheRightOfAnAssertion() {
    String text = """
        static int a, b;
        static void __task t(void) { int l = a; WARN_ON(b != l); }
        static void __nmi n(void) { a = 1; }
        """;
    assertEquals(ASSERT, broken("compiler-in-order", text));
    assertEquals(ASSERT, broken("compiler-reorders", text));
  }

  @Test
  void whatBreaksByAMoveMayEndTheRun() {
    for (String text : new String[] {"BUG_ON(i == 5)", "__VERIFIER_assert(i == 1)", "*p = 1"}) {
      onlyReorderingBreaks(ASSERT, PUBLISHED.formatted("", text));
      holdsReordered(PUBLISHED.formatted("barrier();", text));
    }
    onlyReorderingBreaks(Set.of(Claim.P5), PUBLISHED.formatted("", "array[i] = 1"));
    holdsReordered(PUBLISHED.formatted("barrier();", "array[i] = 1"));
  }
}
