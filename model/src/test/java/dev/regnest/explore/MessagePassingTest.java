package dev.regnest.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regnest.check.Claim;
import dev.regnest.check.Violation;
import dev.regnest.design.Design;
import dev.regnest.kernel.EventSource;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Switch;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * An NMI stores data and then a flag; a task loads the flag and, where it is set, the data, which a compiler may do the other way round.
 *
 * <p>The task's points: 1 user mode, 2 loads the flag, 3 loads the data where the flag is set, and the next returns.
 */
class MessagePassingTest {
  private static final Hypothesis IN_ORDER = Snippet.hypothesis(Set.of());
  private static final Hypothesis REORDERED = Snippet.hypothesis(Set.of(Switch.COMPILER_REORDERS));

  /** {@return a program of which the NMI of that number, from 1, stores the data and the flag} */
  private static Design announcing(int number) {
    return Snippet.design(perCpu -> {
      Cell nmis = perCpu.flag("nmis", 0);
      Cell data = perCpu.flag("data", 0);
      Cell flag = perCpu.flag("flag", 0);
      return (cpu, source) -> {
        if (source == EventSource.TASK_EVENT) {
          boolean there = cpu.load(flag) == 0 || cpu.load(data) == 1;
          cpu.asserts("task.c:3", "WARN_ON(!data)", there);
        } else if (cpu.update(nmis, n -> n + 1) + 1 == number) {
          cpu.barrier();
          cpu.store(data, 1);
          cpu.barrier();
          cpu.store(flag, 1);
        }
      };
    });
  }

  private static Map<Claim, Counterexample> broken(Design design, Hypothesis hypothesis) {
    return Enumerator.judge(design, hypothesis, Snippet.WORD, 2, () -> false).broken();
  }

  private static List<Violation> replayed(Design design, String schedule) {
    return new Replay(design, REORDERED.setup(Snippet.WORD)).run(Schedule.parse(schedule));
  }

  @Test
  void inOrderTheDataIsThereWhereTheFlagIs() {
    assertEquals(Map.of(), broken(announcing(1), IN_ORDER));
  }

  @Test
  void aLoadHoistedOverTheNmiFindsNoData() {
    Counterexample found = broken(announcing(1), REORDERED).get(Claim.ASSERT);
    assertEquals("d3:2n2", found.schedule().toString());
    assertEquals(List.of(found.violation()), replayed(announcing(1), "d3:2n2"));
  }

  @Test
  void aLoadHoistedOverTheSecondOfTwoStandsBetweenThem() {
    Counterexample found = broken(announcing(2), REORDERED).get(Claim.ASSERT);
    assertEquals("n1d3:2n2", found.schedule().toString());
    assertEquals(List.of(found.violation()), replayed(announcing(2), "n1d3:2n2"));
    assertEquals(List.of(), replayed(announcing(2), "n1n2d3:2"));
  }

  /**
   * Without the last NMI the task loads no data, and has 3 points. At 1 that NMI announces before both loads, at 3 after the flag was loaded.
   */
  @Test
  void theWindowIsOfTheScheduleWithoutWhatOnlyTheNmiMadePossible() {
    assertEquals(new Window(Schedule.empty(), 3, List.of(2)), window(announcing(1)));
    assertEquals(new Window(Schedule.parse("n1"), 3, List.of(2)), window(announcing(2)));
  }

  private static Window window(Design design) {
    Counterexample found = broken(design, REORDERED).get(Claim.ASSERT);
    return Window.of(design, REORDERED.setup(Snippet.WORD), found).orElseThrow();
  }
}
