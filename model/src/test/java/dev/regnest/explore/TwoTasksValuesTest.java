package dev.regnest.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regnest.check.Claim;
import dev.regnest.design.Design;
import dev.regnest.machine.Arrival;
import dev.regnest.machine.Driver;
import dev.regnest.machine.Switch;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What a task that is left half done knows when it goes on: all that it has read, and which way it went, as it was the first time.
 *
 * <p>Task A is in user mode at its point 1; task B begins with its code.
 */
class TwoTasksValuesTest {
  private static final Hypothesis PREEMPTIBLE =
      Snippet.hypothesis(Set.of(Switch.PREEMPTIBLE), Arrival.PREEMPTION);
  private static final int MANY = 1000;

  /** Either task has a value that nobody knows, and does not want the other one. */
  private static final Design CHOOSES = Snippet.design(perCpu -> {
    var cell = perCpu.flag("cell", 0);
    return (cpu, source) -> {
      boolean other = Driver.of(cpu).choose(Arrival.VALUE);
      cpu.load(cell);
      cpu.asserts("task.c:3", "WARN_ON(other)", !other);
    };
  });

  /** Either task reads a cell many times, and wants nobody to have stored there up to the last time; then it stores. */
  private static final Design READS = Snippet.design(perCpu -> {
    var cell = perCpu.flag("cell", 0);
    return (cpu, source) -> {
      int sum = 0;
      for (int i = 0; i < MANY; i++) {
        sum += cpu.load(cell);
      }
      cpu.asserts("task.c:5", "WARN_ON(sum)", sum == 0);
      cpu.store(cell, 1);
    };
  });

  private static List<Claim> broken(Design design, String schedule) {
    return new Replay(design, PREEMPTIBLE.setup(Snippet.WORD))
        .run(Schedule.parse(schedule)).stream().map(v -> v.claim()).toList();
  }

  @Test
  void eitherValueIsTried() {
    Judgement judgement =
        Bounded.judge(CHOOSES, PREEMPTIBLE, Snippet.WORD, /* interrupts= */ 1, () -> false);
    assertEquals("v2", judgement.broken().get(Claim.ASSERT).schedule().toString());
    assertEquals(List.of(Claim.ASSERT), broken(CHOOSES, "v2"));
    assertEquals(List.of(), broken(CHOOSES, "-"));
  }

  @Test
  void theValueChosenStaysChosen() {
    assertEquals(List.of(Claim.ASSERT), broken(CHOOSES, "p2(v1p2)"));
    assertEquals(List.of(), broken(CHOOSES, "p2(p2)"));
  }

  /** Task B has read it all when task A goes on, stores, and is through; or all but the last time. */
  @Test
  void whatWasReadIsNotReadAgainHoweverMuchItIs() {
    assertEquals(List.of(), broken(READS, "p2(p" + (MANY + 1) + ")"));
    assertEquals(List.of(Claim.ASSERT), broken(READS, "p2(p" + MANY + ")"));
  }
}
