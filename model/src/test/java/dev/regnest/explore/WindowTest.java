package dev.regnest.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.check.Claim;
import dev.regnest.kernel.Register;
import dev.regnest.machine.Setup;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
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

  /** The flag is stored at 5 and the copy at 7, which a hardirq from 6 to 7 finds not filled; the entry it finds a copy of is the wrong one anyway. */
  @Test
  void isOfTheClaimThatBreaksWhateverElseDoes() {
    assertEquals(
        Optional.of(new Window(Schedule.parse("s1"), 12, List.of(6, 7))),
        window("single-flag-first", "nested-irqs", Claim.P3, "s1(h6)"));
    List<Integer> all = IntStream.rangeClosed(1, 12).boxed().toList();
    assertEquals(
        Optional.of(new Window(Schedule.parse("s1"), 12, all)),
        window("single-flag-first", "nested-irqs", Claim.P2, "s1(h6)"));
  }

  /** The NMI at 7 finds a copy not filled yet, unless another in the kernel has filled it before, which one over user mode does not. */
  @Test
  void putsTheLastArrivalBeforeWhatArrivesLater() {
    assertEquals(
        Optional.of(new Window(Schedule.parse("n7"), 14, List.of(1, 7, 8, 9, 10, 11, 12, 13, 14))),
        window("not-yet-filled-shared", "nested-irqs", Claim.P3, "n7n9"));
  }

  /** In either entry of 11 points the NMI comes between the store, the sixth, and the load. */
  @Test
  void reachesOverAllEntriesOfTheTask() {
    assertEquals(
        Optional.of(new Window(Schedule.parse("u11"), 22, List.of(7, 11 + 7))),
        window("single", "reentry", Claim.P1, "u11n18"));
  }

  @Test
  void leavesWhatIsInsideAnEarlierArrivalWhereItIs() {
    assertEquals(
        Optional.of(new Window(Schedule.parse("s6(h4)"), 11, List.of(7))),
        window("single", "nested-irqs", Claim.P1, "s6(h4)n7"));
  }

  /** The NMI's 8 points with the recursion counter, and before them the one of its entry's lag. */
  @Test
  void isClosedWhereTheRulesLetNothingArrive() {
    assertEquals(
        Optional.of(new Window(Schedule.parse("n5"), 9, List.of(1))),
        window("recursion-slot", "entry-lag", Claim.P4, "n5(x1)"));
  }

  /**
   * The task fills at 8 and 9, and says so, by the store of point 7, only at 10: an NMI that comes there first fills again. Before, the
   * task's own fill is the last; after, the NMI finds the copy filled.
   */
  @Test
  void whatHasWaitedComesAfterTheArrivalAtItsPoint() {
    assertEquals(
        Optional.of(new Window(Schedule.parse("d7:10"), 17, List.of(10))),
        window("not-yet-filled-shared", "compiler-reorders", Claim.P1, "n10d7:10"));
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
            Claim.P1,
            "s10(h13(b3(n11)d10:8))")
        .orElseThrow();
    assertTrue(window.open().contains(11), () -> window.toString());
  }

  private static Optional<Window> window(String design, String schedule) {
    return window(design, "nested-irqs", Claim.P1, schedule);
  }

  private static Optional<Window> window(
      String design, String hypothesis, Claim claim, String schedule) {
    return window(design, hypothesis, List.of(Register.AX), claim, schedule);
  }

  private static Optional<Window> window(
      String design, String hypothesis, List<Register> registers, Claim claim, String schedule) {
    Setup setup = Runs.hypothesis(hypothesis).setup(registers);
    Schedule parsed = Schedule.parse(schedule);
    Counterexample example = new Replay(Runs.design(design), setup)
        .run(parsed).stream()
            .filter(v -> v.claim() == claim)
            .map(v -> new Counterexample(parsed, v))
            .findFirst()
            .orElseThrow();
    return Window.of(Runs.design(design), setup, example);
  }
}
