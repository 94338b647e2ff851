package dev.regnest.explore;

import dev.regnest.kernel.Era;
import dev.regnest.machine.Device;
import dev.regnest.machine.LegalityRule;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A schedule asks for what the rules forbid, or for a point that its frame does not have. */
public final class IllegalScheduleException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  private final transient LegalityRule rule;

  IllegalScheduleException(List<Step> steps, int refused, LegalityRule rule, Era era) {
    super(describe(steps, refused)
        + " cannot arrive there, because "
        + rule.because()
        + " ("
        + rule.sources().in(era)
        + ")");
    this.rule = rule;
  }

  IllegalScheduleException(List<Step> steps, int missed) {
    super(describe(steps, missed) + " never happens: " + why(steps.get(missed)));
    this.rule = null;
  }

  /** Says that its level has no device of that number, but only those. */
  IllegalScheduleException(List<Step> steps, int refused, List<Device> devices) {
    super(describe(steps, refused) + " is an arrival of device "
        + (steps.get(refused).device() + 1) + " of its level, which has "
        + known(steps.get(refused), devices));
    this.rule = null;
  }

  /** Says that a load which waits finds nothing that the code could have gone on with. */
  IllegalScheduleException(List<Step> steps) {
    super(
        "the schedule \""
            + Schedule.of(steps)
            + "\" is none: a load that waits in it finds what the code did not go on with, whatever that was");
    this.rule = null;
  }

  /** {@return the rule that forbids an arrival, or empty if it is a point that does not exist} */
  public Optional<LegalityRule> rule() {
    return Optional.ofNullable(rule);
  }

  private static String known(Step step, List<Device> devices) {
    if (devices.size() == 1) {
      return "only one: write \"" + Device.text(step.kind(), step.point(), 0) + "\"";
    }
    return devices.stream()
        .map(device -> device.handler() + " as \""
            + Device.text(step.kind(), step.point(), device.number()) + "\"")
        .collect(Collectors.joining(", ", devices.size() + ": ", ""));
  }

  private static String why(Step step) {
    return step.isMove()
        ? "the compiler moves nothing across a barrier() or past an access of the same frame to the same cell, and only stores and"
            + " opaque loads to a later point, only loads to an earlier one"
        : "the frame it names has no such point, or offers no such choice there" + " ("
            + ToolName.here() + " replay with the schedule up to there shows the points)";
  }

  private static String describe(List<Step> steps, int index) {
    Step step = steps.get(index);
    return "in schedule \""
        + Schedule.of(steps)
        + "\", \""
        + (step.isMove()
            ? "d" + step.access() + ":" + step.point()
            : Device.text(step.kind(), step.point(), step.device()))
        + "\" ("
        + step.kind().label()
        + " at point "
        + step.point()
        + ")";
  }
}
