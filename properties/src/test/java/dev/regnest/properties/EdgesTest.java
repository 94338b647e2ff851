package dev.regnest.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regnest.design.Design;
import dev.regnest.explore.Schedule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EdgesTest {
  private static final Design DESIGN = new YourOwnDesignExample().design();

  /**
   * The task, as a replay shows it: 1 enters, 2 local_bh_disable(), 3 preempt_disable(), 4 and 5 swevent_recursion[1]++, barrier, 6 to 10
   * fill, barrier, 11 to 13 emit, barrier, 14 and 15 swevent_recursion[1]--, 16 preempt_enable(), 17 local_bh_enable(), 18 returns.
   */
  @Test
  void eachKindArrivesAloneAtTheEndsAndAtEveryBarrier() {
    Runner runner = Runner.of(Question.of(DESIGN, "bh-disabled"));
    assertEquals(List.of(6, 11, 14), runner.barriers());
    List<String> expected =
        List.of("-", "n1", "n18", "n6", "n11", "n14", "h1", "h18", "h6", "h11", "h14", "h1(n1)");
    assertEquals(expected, runner.edges().stream().map(Schedule::toString).toList());
  }

  @Test
  void aBarrierIsFoundWhereTheCodeHasOne() {
    Question with = Question.of(GuardedLevels.withBarriers(), "compiler-reorders");
    Question without = Question.of(GuardedLevels.withoutBarriers(), "compiler-reorders");
    assertEquals(
        Runner.of(without).barriers().size() + 2, Runner.of(with).barriers().size());
  }

  @ParameterizedTest
  @CsvSource({
    "bh-disabled, h1(n1)",
    "nested-irqs, s1(h1(n1))",
    "nmi-like-exceptions, s1(h1(b1(n1(k1(k1)))))"
  })
  void theDeepestNestHasEveryKindThatMayArriveInside(String hypothesis, String nest) {
    List<Schedule> edges = Runner.of(Question.of(DESIGN, hypothesis)).edges();
    assertEquals(nest, edges.get(edges.size() - 1).toString());
  }
}
