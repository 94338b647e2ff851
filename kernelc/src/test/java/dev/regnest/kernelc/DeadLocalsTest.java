package dev.regnest.kernelc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.explore.Judgement;
import dev.regnest.explore.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A local variable is no part of a frame's state behind the last statement of its block that names it, and is one before. */
class DeadLocalsTest {
  private static Judgement judged(String task) {
    return Snippets.judged("""
        static int seq, y;
        static void __task task(void) { %s }
        static void __hardirq hardirq(void) { seq = (seq + 1) & 15; WARN_ON(y > 50); }
        """.formatted(task), "nested-irqs");
  }

  private static final String LATER = " y = 1; y = 2; y = 3; y = 4; y = 5; y = 6;";

  /** seq has 16 values, of which each is told apart as long as it is held. */
  @Test
  void aValueThatNobodyNamesAgainIsNotToldApart() {
    Judgement unnamed = judged("WARN_ON(seq > 15);" + LATER);
    Judgement named = judged("int before = seq; WARN_ON(before > 15);" + LATER);
    Judgement held =
        judged("int before = seq; WARN_ON(before > 15);" + LATER + " WARN_ON(before > 15);");
    assertEquals(Verdict.PROVED, held.verdict());
    assertEquals(unnamed.schedules(), named.schedules());
    assertTrue(
        held.schedules() > 2 * named.schedules(),
        () -> held.schedules() + " of " + named.schedules());
  }

  /** Each breaks if the variable is dead too soon, as it would then be uninitialised or the two ways be one. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "int v = seq; y = 1; y = 2; WARN_ON(v == 7);",
        "int v = seq; y = 1; { y = 2; y = 3; WARN_ON(v == 7); } y = 4;",
        "int v = seq; for (int i = 0; i < 2; i++) { if (i) WARN_ON(v == 7); y = 1; y = 2; } y = 3;",
        "int n = 0, v = seq; again: y = 1; if (n) WARN_ON(v == 7); y = 2; if (n++ < 1) goto again; y = 3;",
        "int v = seq; switch (y) { default: y = 1; y = 2; WARN_ON(v == 7); } y = 3;",
        "int w = ({ int v = seq; y = 1; y = 2; v; }); y = 3; WARN_ON(w == 7);",
        "int v[2] = { seq, 0 }; int *p = v; y = 1; y = 2; WARN_ON(p[0] == 7);",
        "int v = seq, w = v; y = 1; y = 2; WARN_ON(w == 7); y = 3;"
      })
  void oneThatIsNamedLaterIs(String task) {
    assertEquals(Verdict.VIOLATED, judged(task).verdict());
    assertEquals(Verdict.PROVED, judged(task.replace("== 7", "== 17")).verdict());
  }

  @Test
  void oneToWhichSomethingPointsIsHeld() {
    String task = "int v = seq; int *p = &v; y = 1; y = 2; WARN_ON(*p == 7);";
    assertEquals(Verdict.VIOLATED, judged(task).verdict());
    assertEquals(Verdict.PROVED, judged(task.replace("== 7", "== 17")).verdict());
  }
}
