package dev.regnest.explore;

import static dev.regnest.explore.Runs.hypothesis;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.kernel.Era;
import dev.regnest.kernel.EventSource;
import dev.regnest.machine.LegalityRule;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * NMIs inside NMIs: masked, let in by an exception's IRET, latched, and then repeated by the outer handler.
 *
 * <p>Over the kernel an NMI's frame that copies one word to the stack has 2 points, its load and its return; each repeat has 2 more.
 */
class NmiLatchTest {
  @ParameterizedTest(name = "{0}: {1} times")
  @CsvSource(delimiter = '|', textBlock = """
          n3           | 1 | one NMI, one body
          n3n3         | 2 | one after the other, two frames
          n3(f1)       | 1 | a fault alone repeats nothing
          n3(f1n1)     | 2 | latched once, repeated once
          n3(f2n2)     | 2 | also at the last point of the body
          n3(m1n1)     | 2 | a machine check's IRET unmasks too
          n3(f1n1n3)   | 3 | the repeated body runs unmasked, so that it can be hit again
          n3(f1n1n4)   | 3 | up to its last point
          """)
  void theHandlersBodyRuns(String schedule, int bodies, String why) {
    assertEquals(bodies, nmiSamples(schedule, "fault-in-nmi"), why);
  }

  @Test
  void aKprobesIretUnmasksToo() {
    assertEquals(2, nmiSamples("n3(k1n1)", "nmi-like-exceptions"));
    assertEquals(1, nmiSamples("n3(k1)", "nmi-like-exceptions"));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "n3(n1), NMI_MASKED",
    "n3(f1(n1)), NMI_MASKED",
    "n3(f1n1n1), NMI_LATCH_HOLDS_ONE",
    "n3(f1n1n2), NMI_LATCH_HOLDS_ONE"
  })
  void anNmiIsRefused(String schedule, LegalityRule rule) {
    IllegalScheduleException refused =
        assertThrows(IllegalScheduleException.class, () -> nmiSamples(schedule, "fault-in-nmi"));
    assertTrue(refused.getMessage().contains(rule.because()), refused.getMessage());
  }

  @Test
  void anNmiOverAnExceptionOverAnNmiIsLatchedByTheOuterOne() {
    // The kprobe's frame inside the NMI: preempt_disable() is its point 1; the fault there unmasks,
    // and the NMI at its point 2 is latched.
    assertEquals(2, nmiSamples("n3(k1(f1n2))", withFaults()));
  }

  @Test
  void theMaskIsGoneWithTheOutermostNmi() {
    assertEquals(2, nmiSamples("n3n4", "fault-in-nmi"));
    assertEquals(3, nmiSamples("n3(f1n1)n4", "fault-in-nmi"));
  }

  /** The NMI's own unit is one of them; a machine check's frame has one point. */
  @ParameterizedTest(name = "{0} over {1}")
  @CsvSource({"15,-", "14,h"})
  void nmiLikeArrivalsNestAsDeepAsTheFieldsHold(int units, String under) {
    Hypothesis hypothesis = hypothesis("fault-in-nmi").in(Era.V5_11);
    assertDoesNotThrow(() -> nmiSamples(machineChecks(units - 1, under), hypothesis));
    IllegalScheduleException refused = assertThrows(
        IllegalScheduleException.class, () -> nmiSamples(machineChecks(units, under), hypothesis));
    LegalityRule rule =
        under.equals("h") ? LegalityRule.HARDIRQ_UNITS_LIMIT : LegalityRule.NMI_FIELD_FULL;
    assertTrue(refused.getMessage().contains(rule.because()), refused.getMessage());
  }

  private static String machineChecks(int deep, String under) {
    String nest = "n1(" + "m1(".repeat(deep - 1) + "m1" + ")".repeat(deep);
    return under.equals("h") ? "h3(" + nest + ")" : "n3" + nest.substring(2);
  }

  private static Hypothesis withFaults() {
    Hypothesis exceptions = hypothesis("nmi-like-exceptions");
    return new Hypothesis(
        exceptions.id(),
        exceptions.sentence(),
        exceptions.sources(),
        exceptions.era(),
        exceptions.switches(),
        hypothesis("fault-in-nmi").others());
  }

  private static long nmiSamples(String schedule, String hypothesis) {
    return nmiSamples(schedule, hypothesis(hypothesis));
  }

  private static long nmiSamples(String schedule, Hypothesis hypothesis) {
    List<EventSource> sources = new ArrayList<>();
    Runs.violations(Probe.design((cpu, data) -> sources.add(data.source())), hypothesis, schedule);
    return sources.stream().filter(EventSource.PMI::equals).count();
  }
}
