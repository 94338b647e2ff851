package dev.regnest.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
  void eachKindArrivesAloneAtTheEndsAndAtEveryBarrierThenInAHandler() {
    assertEquals(List.of(6, 11, 14), Runner.of(question("bh-disabled")).barriers(List.of()));
    // A hardirq's event takes no recursion counter, so that its one barrier is the output's, after
    // a fill at 1 to 5.
    List<String> expected = List.of(
        "-", "n1", "n18", "h1", "h18", "h1(n1)", "n6", "h6", "n11", "h11", "n14", "h14", "h6(n6)");
    assertEquals(expected, edges("bh-disabled"));
  }

  /** The event of a softirq takes the counter, as the task's does. */
  @Test
  void aSoftirqIsInterruptedAtEachOfItsThreeBarriers() {
    assertTrue(edges("nested-irqs").containsAll(List.of("s5(n4)", "s5(n9)", "s5(n12)")));
  }

  @Test
  void aBarrierIsFoundWhereTheCodeHasOne() {
    Question with = Question.of(GuardedLevels.withBarriers(), "compiler-reorders");
    Question without = Question.of(GuardedLevels.withoutBarriers(), "compiler-reorders");
    int barriers = Runner.of(without).barriers(List.of()).size();
    assertEquals(barriers + 2, Runner.of(with).barriers(List.of()).size());
  }

  @ParameterizedTest
  @CsvSource({
    "bh-disabled, h1(n1)",
    "nested-irqs, s1(h1(n1))",
    "irqs-on-in-hardirq, s1(h1(h2(h2(h2(n1)))))",
    "nmi-like-exceptions, s1(h1(b1(n1(k1))))"
  })
  void theDeepestNestIsAmongThem(String hypothesis, String nest) {
    assertTrue(edges(hypothesis).contains(nest), () -> edges(hypothesis).toString());
  }

  /** {@return their text forms, for the design under test} */
  private static List<String> edges(String hypothesis) {
    return Runner.of(question(hypothesis)).edges().stream()
        .map(Schedule::toString)
        .toList();
  }

  private static Question question(String hypothesis) {
    return Question.of(DESIGN, hypothesis);
  }
}
