package dev.regnest.explore;

import dev.regnest.check.Claim;
import dev.regnest.check.Violation;
import dev.regnest.kernel.EventSource;
import dev.regnest.machine.Switch;
import java.util.Optional;

/**
 * Entry by a hardirq that hits user mode, which a counterexample of a system call's entry says nothing of: an NMI at each point of it in turn.
 */
public final class InterruptEntry {
  /** More points than an entry word by word and a sample have. */
  private static final int MOST_POINTS = 64;

  private InterruptEntry() {}

  /** {@return the first NMI in such an entry that breaks the claim in the same kind of violation; empty if the hypothesis is not about that} */
  public static Optional<Counterexample> breaking(
      Judgement judgement, Claim claim, Violation kind) {
    Hypothesis hypothesis = judgement.hypothesis();
    boolean isAsked = hypothesis.switches().contains(Switch.HALF_BUILT_ENTRY)
        && hypothesis.sources().contains(EventSource.HRTIMER)
        && hypothesis.sources().contains(EventSource.PMI);
    if (!isAsked) {
      return Optional.empty();
    }
    Replay replay = new Replay(judgement.design(), hypothesis.setup(judgement.registers()));
    for (int point = 1; point <= MOST_POINTS; point++) {
      Schedule schedule = Schedule.parse("h1(n" + point + ")");
      Optional<Violation> found = violation(replay, schedule, claim, kind);
      if (found.isPresent()) {
        return Optional.of(new Counterexample(schedule, found.get()));
      }
    }
    return Optional.empty();
  }

  private static Optional<Violation> violation(
      Replay replay, Schedule schedule, Claim claim, Violation kind) {
    try {
      return replay.run(schedule).stream()
          .filter(v -> v.claim() == claim && v.getClass() == kind.getClass())
          .findFirst();
    } catch (IllegalScheduleException over) {
      return Optional.empty();
    }
  }
}
