package dev.regnest.perf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.check.Violation;
import dev.regnest.design.Designs;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.Replay;
import dev.regnest.explore.Schedule;
import dev.regnest.kernel.Era;
import dev.regnest.kernel.EventSource;
import dev.regnest.kernel.Register;
import dev.regnest.machine.Switch;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whose stack pointer the range test of perf_get_regs_user() looks at: that of the registers it is given. */
class RangeTestTest {
  private static final Hypothesis HALF_BUILT = new Hypothesis(
      "half-built",
      "An interrupt hits while kernel entry is still pushing the user registers.",
      Set.of(EventSource.SOFTIRQ_EVENT, EventSource.HRTIMER),
      Era.V4_4,
      Set.of(Switch.HALF_BUILT_ENTRY),
      Set.of());

  private static List<Violation> replayed(String schedule) {
    return new Replay(
            Designs.named("on-stack").orElseThrow(), HALF_BUILT.setup(List.of(Register.IP)))
        .run(Schedule.parse(schedule));
  }

  /** In v4.4 irqs are on behind the push of ss and sp, and point 5 is where flags are not pushed yet: the hrtimer's registers say so. */
  @Test
  void theRegistersOfAnInterruptSayWhereItHit() {
    assertEquals(List.of(), replayed("h5"));
  }

  /** A tracepoint in the softirq behind that interrupt hands over the softirq's own sp, and what nobody has pushed is copied. */
  @Test
  void theRegistersOfATracepointDoNot() {
    List<Violation> violations = replayed("s5");
    assertFalse(violations.isEmpty());
    assertTrue(
        violations.stream().allMatch(Violation.Leak.class::isInstance), violations::toString);
  }

  /** A kprobe hands over what it hit, by int3 or by a jump. */
  @Test
  void softwareEventsButKprobesHandOverTheirCallers() {
    assertEquals(
        List.of(
            EventSource.TASK_EVENT,
            EventSource.SOFTIRQ_EVENT,
            EventSource.NESTED_TRACE,
            EventSource.ENTRY_TRACE),
        Arrays.stream(EventSource.values()).filter(EventSource::ofCaller).toList());
  }
}
