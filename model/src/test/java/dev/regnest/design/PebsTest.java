package dev.regnest.design;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.check.Claim;
import dev.regnest.check.Violation;
import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.Replay;
import dev.regnest.explore.Schedule;
import dev.regnest.explore.prover.Prover;
import dev.regnest.kernel.Era;
import dev.regnest.kernel.Register;
import dev.regnest.machine.Switch;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a PEBS sample is built from, and what it is taken for. */
class PebsTest {
  private static final Design CONDITIONAL = Designs.named("pebs-conditional").orElseThrow();

  private static Hypothesis hypothesis(String id) {
    return Hypotheses.named(id).orElseThrow();
  }

  private static Set<Claim> broken(Era era, Register... words) {
    return Prover.judge(CONDITIONAL, hypothesis("pebs-skid").in(era), List.of(words), () -> false)
        .broken()
        .keySet();
  }

  /** Up to v4.8 bp went with ip; since then it is the interrupted frame's, unless REGS_INTR is asked for: as ax has always been. */
  @Test
  void bpIsTheRecordsAsFarAsItsKernelTakesItFromThere() {
    assertEquals(Set.of(), broken(Era.V4_6, Register.IP, Register.BP));
    assertEquals(Set.of(Claim.P2), broken(Era.V5_11, Register.IP, Register.BP));
    assertEquals(Set.of(Claim.P2), broken(Era.V6_19, Register.IP, Register.BP));
    assertEquals(Set.of(Claim.P2, Claim.P3), broken(Era.V4_6, Register.IP, Register.AX));
  }

  /** In between, a pt_regs on the stack became a static one, whose zeros are one origin of their own. */
  @Test
  void whatIsDrainedOutsideAnOverflowIsPoisonUntilItBecameZero() {
    assertEquals(Set.of(Claim.P2), broken(Era.V5_11, Register.IP, Register.AX));
  }

  /** The range test is put to sp of the registers that were built, which is the record's. */
  @ParameterizedTest
  @CsvSource({"false, 0", "true, 1"})
  void theRangeTestSeesTheRecordsStackPointer(boolean elsewhere, int leaks) {
    Hypothesis half = hypothesis("half-built-entry");
    Hypothesis asked = elsewhere ? half.with(Switch.PEBS_SKID) : half;
    Replay replay = new Replay(CONDITIONAL, asked.setup(List.of(Register.IP)));
    // Point 4 of the task is where the stack is switched, and nothing but ss pushed.
    List<Violation> violations = replay.run(Schedule.parse("n4"));
    assertEquals(
        leaks,
        violations.stream().filter(Violation.Leak.class::isInstance).distinct().count());
    assertTrue(violations.stream().allMatch(Violation.Leak.class::isInstance));
  }
}
