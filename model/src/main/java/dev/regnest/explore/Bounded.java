package dev.regnest.explore;

import dev.regnest.check.Coverage;
import dev.regnest.design.Design;
import dev.regnest.kernel.Register;
import java.util.List;
import java.util.function.BooleanSupplier;

/** The engine for hypotheses that are judged up to a bound, {@link Hypothesis#bound()}: it never says PROVED. */
public final class Bounded {
  private Bounded() {}

  /**
   * {@return what all schedules up to the hypothesis' bound say about the design}
   *
   * @param registers the words copied and emitted, at least one
   * @param stop asked now and then; true ends it with what is known so far
   * @throws java.util.NoSuchElementException if the hypothesis has no bound
   */
  public static Judgement judge(
      Design design, Hypothesis hypothesis, List<Register> registers, BooleanSupplier stop) {
    return judge(design, hypothesis, registers, hypothesis.bound().orElseThrow(), stop);
  }

  /** {@return what all schedules of up to {@code interrupts} arrivals say, 0 or more, under a hypothesis that has a bound} */
  public static Judgement judge(
      Design design,
      Hypothesis hypothesis,
      List<Register> registers,
      int interrupts,
      BooleanSupplier stop) {
    return Enumerator.judgeStates(design, hypothesis, registers, interrupts, stop);
  }

  /** {@return what all schedules up to the hypothesis' bound come by; nothing is judged} Parameters are as above. */
  public static Coverage visit(
      Design design, Hypothesis hypothesis, List<Register> registers, BooleanSupplier stop) {
    return Enumerator.visitStates(
        design, hypothesis, registers, hypothesis.bound().orElseThrow(), stop);
  }
}
