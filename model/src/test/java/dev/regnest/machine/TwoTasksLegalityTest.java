package dev.regnest.machine;

import static dev.regnest.machine.Arrival.MIGRATION;
import static dev.regnest.machine.Arrival.PREEMPTION;
import static dev.regnest.machine.Arrival.SOFTIRQ;
import static dev.regnest.machine.Arrival.TRACE;
import static dev.regnest.machine.LegalityRule.HAS_NOT_RUN_YET;
import static dev.regnest.machine.LegalityRule.PREEMPTION_OFF;
import static dev.regnest.machine.LegalityRule.SOFTIRQ_AT_BH_ENABLE;
import static dev.regnest.machine.LegalityRule.TASK_B_STAYS;
import static dev.regnest.machine.Switch.PREEMPTIBLE;
import static dev.regnest.machine.Switch.TWO_CPUS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regnest.kernel.Era;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The rules that need two tasks, each both where it refuses and next to that where it does not. */
class TwoTasksLegalityTest {
  static final Set<LegalityRule> RULES =
      EnumSet.of(HAS_NOT_RUN_YET, TASK_B_STAYS, SOFTIRQ_AT_BH_ENABLE);

  private static final Optional<LegalityRule> LEGAL = Optional.empty();

  @Test
  void taskBGoesBackToTaskAFromItsOwnCode() {
    Bench bench = Bench.ofTwoTasks(PREEMPTIBLE).inKernel();
    assertEquals(LEGAL, bench.inside(PREEMPTION, () -> bench.taskB().refusing(PREEMPTION)));
  }

  /** It runs with preemption off, whatever preempt_count was. */
  @Test
  void aTaskIsNotPreemptedInAnEventThatItsCodeIsTracedBy() {
    Bench bench = Bench.ofTwoTasks(PREEMPTIBLE).inKernel();
    assertEquals(LEGAL, bench.inside(SOFTIRQ, () -> bench.refusing(PREEMPTION)));
    assertEquals(
        Optional.of(PREEMPTION_OFF), bench.inside(TRACE, () -> bench.refusing(PREEMPTION)));
  }

  @Test
  void taskAMovesAndTaskBDoesNot() {
    Bench bench = Bench.ofTwoTasks(PREEMPTIBLE, TWO_CPUS).inKernel();
    assertEquals(LEGAL, bench.refusing(MIGRATION));
    assertEquals(
        Optional.of(TASK_B_STAYS),
        bench.inside(PREEMPTION, () -> bench.taskB().refusing(MIGRATION)));
  }

  @Test
  void aTaskRunsBeforeTheOtherGetsTheCpuBack() {
    Bench bench = Bench.ofTwoTasks(PREEMPTIBLE).inKernel();
    assertEquals(
        Optional.of(HAS_NOT_RUN_YET),
        bench.inside(PREEMPTION, () -> bench.atNextPoint().taskB().refusing(PREEMPTION)));
    assertEquals(
        LEGAL,
        bench.inside(
            PREEMPTION, () -> bench.atNextPoint().atNextPoint().taskB().refusing(PREEMPTION)));
  }

  @Test
  void taskBRunsOnTheCpuThatTaskAHasLeft() {
    Bench bench = Bench.ofTwoTasks(PREEMPTIBLE, TWO_CPUS).inKernel();
    assertEquals(Optional.of(TASK_B_STAYS), bench.refusing(PREEMPTION));
    assertEquals(LEGAL, bench.after(MIGRATION).refusing(PREEMPTION));
    assertEquals(Optional.of(TASK_B_STAYS), bench.after(MIGRATION).refusing(PREEMPTION));
  }

  @Test
  void aTaskMovesOnlyWhereItCouldBePreempted() {
    Bench bench = Bench.ofTwoTasks(PREEMPTIBLE, TWO_CPUS).inKernel();
    bench.cpu().preemptDisable();
    assertEquals(Optional.of(PREEMPTION_OFF), bench.refusing(MIGRATION));
    bench.cpu().preemptEnable();
    assertEquals(LEGAL, bench.refusing(MIGRATION));
  }

  @Test
  void onPreemptRtASoftirqNeedsATaskThatCanBePreempted() {
    Bench bench = Bench.of(Era.PREEMPT_RT).inKernel();
    assertEquals(LEGAL, bench.refusing(SOFTIRQ));
    bench.cpu().preemptDisable();
    assertEquals(Optional.of(SOFTIRQ_AT_BH_ENABLE), bench.refusing(SOFTIRQ));
    Bench other = Bench.of(Era.V6_19).inKernel();
    other.cpu().preemptDisable();
    assertEquals(LEGAL, other.refusing(SOFTIRQ));
  }

  @Test
  void onPreemptRtNoSoftirqRunsInsideASample() {
    Bench bench = Bench.of(Era.PREEMPT_RT).inKernel();
    boolean before = Entry.of(bench.cpu()).inSamplingPath(true);
    assertEquals(Optional.of(SOFTIRQ_AT_BH_ENABLE), bench.refusing(SOFTIRQ));
    Entry.of(bench.cpu()).inSamplingPath(before);
    assertEquals(LEGAL, bench.refusing(SOFTIRQ));
    Bench other = Bench.of(Era.V6_19).inKernel();
    Entry.of(other.cpu()).inSamplingPath(true);
    assertEquals(LEGAL, other.refusing(SOFTIRQ));
  }
}
