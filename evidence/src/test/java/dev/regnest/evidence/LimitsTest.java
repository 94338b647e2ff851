package dev.regnest.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regnest.explore.Judgement;
import dev.regnest.explore.Registers;
import dev.regnest.explore.Verdict;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class LimitsTest {
  private final Limits limits = new Limits();

  private Verdict verdict(Supplier<Judgement> judging) {
    return limits
        .judge(
            Subject.of("single"),
            Known.hypothesis("nested-irqs"),
            Registers.REPRESENTATIVE,
            judging)
        .verdict();
  }

  @Test
  void whatIsFoundOutWithinThemIsTheAnswer() {
    Subject single = Subject.of("single");
    assertEquals(
        Verdict.VIOLATED,
        verdict(() ->
            single.prove(Known.hypothesis("nested-irqs"), Registers.REPRESENTATIVE, () -> false)));
    assertEquals(Optional.empty(), limits.hit());
  }

  @Test
  void whereTheMemoryIsFullNothingIsKnownAndTheLimitIsNamed() {
    Verdict full = verdict(() -> {
      throw new OutOfMemoryError();
    });
    assertEquals(Verdict.UNKNOWN, full);
    assertEquals(
        Optional.of("by the memory limit of"),
        limits.hit().map(by -> by.replaceFirst(" \\d+ MB", "")));
  }

  @Test
  void whereTheStackIsTooShortNothingIsKnownAndThatIsSaid() {
    Verdict deep = verdict(() -> {
      throw new StackOverflowError();
    });
    assertEquals(Verdict.UNKNOWN, deep);
    assertEquals(Optional.of("as its schedules are longer than the stack is deep"), limits.hit());
  }
}
