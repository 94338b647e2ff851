package dev.regnest.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.check.Claim;
import dev.regnest.kernel.Register;
import dev.regnest.machine.Setup;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WindowTest {
  /**
   * One register: the softirq's points are preempt_disable 1, its guard 2 and 3, load and store of the copy 4 and 5, the output's load 6,
   * the guard given back 7 and 8, preempt_enable 9, its return 10. Only between the store and the output's load does it hurt.
   */
  @Test
  void isWhatLiesBetweenTheStoreAndTheLoad() {
    assertEquals(
        Optional.of(new Window(Schedule.parse("s1"), 10, List.of(6))),
        window("percpu4-posted", "s1(h6)"));
  }

  /** The first NMI clears the pointer after which the task still fills, so the second may come before or after it only within the fill. */
  @Test
  void movesTheLastArrivalOnly() {
    Window window = window("not-yet-filled-shared", "n7n9").orElseThrow();
    assertEquals(Schedule.parse("n7"), window.without());
    assertTrue(window.open().contains(9), () -> window.toString());
  }

  @Test
  void isNoneWhereNothingArrives() {
    Setup setup = Runs.hypothesis("nested-irqs").setup(List.of(Register.BP));
    Replay replay = new Replay(Runs.design("nmi-user-regs"), setup);
    Counterexample example =
        new Counterexample(Schedule.empty(), replay.run(Schedule.empty()).get(0));
    assertEquals(Optional.empty(), Window.of(Runs.design("nmi-user-regs"), setup, example));
  }

  /** A frame below may have an access moved after the last arrival has returned. */
  @Test
  void holdsTheLastArrivalItselfWhateverMovesAfterIt() {
    Window window = window(
            "percpu4-posted",
            "compiler-reorders",
            Registers.REPRESENTATIVE,
            "s10(h13(b3(n11)d10:8))")
        .orElseThrow();
    assertTrue(window.open().contains(11), () -> window.toString());
  }

  private static Optional<Window> window(String design, String schedule) {
    return window(design, "nested-irqs", List.of(Register.AX), schedule);
  }

  private static Optional<Window> window(
      String design, String hypothesis, List<Register> registers, String schedule) {
    Setup setup = Runs.hypothesis(hypothesis).setup(registers);
    Schedule parsed = Schedule.parse(schedule);
    Counterexample example = new Replay(Runs.design(design), setup)
        .run(parsed).stream()
            .filter(v -> v.claim() == Claim.P1)
            .map(v -> new Counterexample(parsed, v))
            .findFirst()
            .orElseThrow();
    return Window.of(Runs.design(design), setup, example);
  }
}
