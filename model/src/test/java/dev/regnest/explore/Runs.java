package dev.regnest.explore;

import dev.regnest.check.Claim;
import dev.regnest.check.Violation;
import dev.regnest.design.Design;
import dev.regnest.design.Designs;
import dev.regnest.kernel.Register;
import dev.regnest.machine.Tracer;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Short ways to run and judge, for tests; one register unless the question is about several. */
public final class Runs {
  private Runs() {}

  /** {@return the design of that id} */
  public static Design design(String id) {
    return Designs.named(id).orElseThrow(() -> new AssertionError(id));
  }

  /** {@return the hypothesis of that id} */
  public static Hypothesis hypothesis(String id) {
    return Hypotheses.named(id).orElseThrow(() -> new AssertionError(id));
  }

  /** {@return the violations of that schedule} */
  public static List<Violation> violations(
      Design design, Hypothesis hypothesis, String schedule, Register... registers) {
    return replay(design, hypothesis, registers).run(Schedule.parse(schedule));
  }

  /** {@return the violations of that schedule, with everything told to {@code tracer}} */
  public static List<Violation> traced(
      Design design, Hypothesis hypothesis, String schedule, Tracer tracer) {
    return replay(design, hypothesis).run(Schedule.parse(schedule), tracer, (cpu, violation) -> {});
  }

  private static Replay replay(Design design, Hypothesis hypothesis, Register... registers) {
    return new Replay(design, hypothesis.setup(words(registers)));
  }

  /** {@return the claims that schedule breaks} */
  public static Set<Claim> broken(
      String design, String hypothesis, String schedule, Register... registers) {
    return claims(violations(design(design), hypothesis(hypothesis), schedule, registers));
  }

  /** {@return the claims that those violations break} */
  public static Set<Claim> claims(List<Violation> violations) {
    Set<Claim> claims = EnumSet.noneOf(Claim.class);
    violations.forEach(v -> claims.add(v.claim()));
    return claims;
  }

  /** {@return what all schedules of up to that many interrupts say} */
  public static Judgement judge(
      Design design, Hypothesis hypothesis, int interrupts, Register... registers) {
    return Enumerator.judge(design, hypothesis, words(registers), interrupts, () -> false);
  }

  /** {@return what all schedules of up to that many interrupts say} */
  public static Judgement judge(
      String design, String hypothesis, int interrupts, Register... registers) {
    return judge(design(design), hypothesis(hypothesis), interrupts, registers);
  }

  private static List<Register> words(Register... registers) {
    return registers.length == 0 ? List.of(Register.AX) : Arrays.asList(registers);
  }
}
