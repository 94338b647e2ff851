package dev.regnest.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regnest.check.Claim;
import dev.regnest.check.Violation;
import dev.regnest.kernel.Era;
import dev.regnest.kernel.Register;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every window of kernel entry through which {@code nmi-user-regs} lets out a word that was not pushed, era by era; docs/findings.md. */
class NmiUserRegsWindowsTest {
  /** The end of the entry is point 24 with all 21 words, and point 18 without the six that v4.4 leaves out. */
  private static final int MOST_POINTS = 30;

  private static final Hypothesis HALF_BUILT = Runs.hypothesis("half-built-entry");
  private static final Set<Register> NOT_SAVED =
      EnumSet.of(Register.BX, Register.BP, Register.R12, Register.R13, Register.R14, Register.R15);

  private record Leaks(Set<String> nmi, Set<String> hardirq) {}

  /** What leaves at each point of the task, by a schedule of that shape; points at which nothing does are left out. */
  private static Map<Integer, Leaks> leaks(Era era, String shape) {
    Replay replay =
        new Replay(Runs.design("nmi-user-regs"), HALF_BUILT.in(era).setup(Registers.ALL));
    Map<Integer, Leaks> all = new LinkedHashMap<>();
    for (int point = 1; point <= MOST_POINTS; point++) {
      try {
        List<Violation> violations =
            replay.run(Schedule.parse(shape.replace("?", Integer.toString(point))));
        Leaks leaks = new Leaks(words(violations, "NMI"), words(violations, "hardirq"));
        if (!leaks.nmi().isEmpty() || !leaks.hardirq().isEmpty()) {
          all.put(point, leaks);
        }
      } catch (IllegalScheduleException masked) {
        // Nothing can arrive there.
      }
    }
    return all;
  }

  private static Set<String> words(List<Violation> violations, String victim) {
    Set<String> words = new TreeSet<>();
    for (Violation violation : violations) {
      assertEquals(Claim.P3, violation.claim(), "no wrong word ever leaves, " + violation);
      if (violation.place().startsWith(victim + " ")) {
        words.add(violation.place().replaceAll(".*\\.", ""));
      }
    }
    return words;
  }

  /** {@return the words of the push order after so many, which that era's copy lets out} */
  private static Set<String> afterPushing(int words, Set<Register> never) {
    Set<String> labels = new TreeSet<>();
    List<Register> order = Register.pushOrder();
    order.subList(words, order.size()).stream()
        .filter(r -> !never.contains(r))
        .forEach(r -> labels.add(r.label()));
    return labels;
  }

  private static Set<Register> unknownToTheCopy(Era era) {
    Set<Register> unknown = EnumSet.copyOf(NOT_SAVED);
    if (era.copiesBp()) {
      unknown.remove(Register.BP);
    }
    return unknown;
  }

  @ParameterizedTest
  @EnumSource(Era.class)
  void anNmiBeforeTheSwitchOfStacksSeesNothingPushedAndIsNotToldSo(Era era) {
    assertEquals(
        new Leaks(afterPushing(0, unknownToTheCopy(era)), Set.of()),
        leaks(era, "n?").get(2));
  }

  @ParameterizedTest
  @EnumSource(
      value = Era.class,
      names = {"V4_4", "V4_6"})
  void thatIsTheOnlyWindowOfAnNmiBeforeBpIsCopied(Era era) {
    assertEquals(Set.of(2), leaks(era, "n?").keySet());
  }

  @ParameterizedTest
  @EnumSource(
      value = Era.class,
      names = {"V4_4", "V4_6"},
      mode = EnumSource.Mode.EXCLUDE)
  void sinceBpIsCopiedItLeavesBetweenThePushOfR11AndItsOwn(Era era) {
    // Point 1 leaves user mode, 2 switches stacks, 3 to 17 push ss to r11, 18 pushes bx, 19 bp.
    Map<Integer, Leaks> nmi = leaks(era, "n?");
    assertEquals(Set.of(2, 18, 19), nmi.keySet());
    assertEquals(new Leaks(Set.of("bp"), Set.of()), nmi.get(18));
    assertEquals(nmi.get(18), nmi.get(19));
  }

  @ParameterizedTest
  @EnumSource(
      value = Era.class,
      names = {"V4_4", "V4_6"},
      mode = EnumSource.Mode.EXCLUDE)
  void withIrqsOffNoHardirqSeesEntryAtWork(Era era) {
    assertEquals(Map.of(), leaks(era, "h?"));
    assertEquals(Set.of(1), leaks(era, "h?(n1)").keySet(), "but in its own entry from user mode");
  }

  /** The CPU pushes five words, entry a sixth; the sp is lowered at point 3, and then nine words are stored that the copy knows. */
  @ParameterizedTest
  @EnumSource(
      value = Era.class,
      names = {"V4_4", "V4_6"})
  void anNmiOnceAnInterruptHasLoweredSpSeesWhatIsNotStoredYet(Era era) {
    List<String> stored = List.of("r11", "r10", "r9", "r8", "ax", "cx", "dx", "si", "di");
    Map<Integer, Leaks> nmi = leaks(era, "h1(n?)");
    assertEquals(9, nmi.size());
    for (int words = 0; words < 9; words++) {
      Set<String> expected = new TreeSet<>(stored.subList(words, 9));
      assertEquals(new Leaks(expected, Set.of()), nmi.get(3 + words), "stored " + words);
    }
  }

  /** Point 1 has all on the entry stack; then sync_regs() copies word by word, r15 first and ss last. */
  @ParameterizedTest
  @EnumSource(
      value = Era.class,
      names = {"V4_4", "V4_6"},
      mode = EnumSource.Mode.EXCLUDE)
  void anNmiBetweenTheEntryStackAndTheEndOfSyncRegsSeesWhatIsNotCopiedYet(Era era) {
    Map<Integer, Leaks> nmi = leaks(era, "h1(n?)");
    assertEquals(21, nmi.size());
    for (int words = 0; words < 21; words++) {
      Set<String> expected = new TreeSet<>();
      Registers.ALL.subList(words, 21).stream()
          .filter(r -> !unknownToTheCopy(era).contains(r))
          .forEach(r -> expected.add(r.label()));
      assertEquals(new Leaks(expected, Set.of()), nmi.get(1 + words), "copied " + words);
    }
  }

  /** A hardirq then reads task_pt_regs itself, where the six words that are never saved lie until the task returns: point 18. */
  @Test
  void inTheKernelOfTheMailAHardirqSeesNoEntryAtWorkButWhatItNeverSaved() {
    Set<String> neverSaved = afterPushing(15, Set.of());
    assertEquals(Map.of(18, new Leaks(Set.of(), neverSaved)), leaks(Era.V4_6, "h?"));
    assertEquals(Map.of(18, new Leaks(Set.of(), neverSaved)), leaks(Era.V4_6, "h?(n1)"));
  }

  @Test
  void inV44AHardirqSeesEveryPushAfterSp() {
    // Irqs are on from point 5, before flags is pushed, to 18, after r11; the six words that are
    // never saved leave at each.
    Map<Integer, Leaks> hardirq = leaks(Era.V4_4, "h?");
    assertEquals(14, hardirq.size());
    for (int point = 5; point <= 18; point++) {
      Leaks expected = new Leaks(Set.of(), afterPushing(point - 3, Set.of()));
      assertEquals(expected, hardirq.get(point), "point " + point);
    }
  }

  @Test
  void andAnNmiOverItSeesThemTooAsItsStackPointerIsElsewhere() {
    Map<Integer, Leaks> nmi = leaks(Era.V4_4, "h?(n1)");
    for (int point = 5; point <= 18; point++) {
      Set<String> expected = afterPushing(point - 3, NOT_SAVED);
      assertEquals(expected, nmi.get(point).nmi(), "point " + point);
    }
  }
}
