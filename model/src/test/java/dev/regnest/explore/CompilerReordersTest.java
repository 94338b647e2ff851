package dev.regnest.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.check.Claim;
import dev.regnest.design.Design;
import dev.regnest.kernel.Register;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What each barrier is for, seen by taking it away. */
class CompilerReordersTest {
  private static final List<Register> IP = List.of(Register.IP);

  /** {@return the claims that one interrupt breaks, each with its first schedule} */
  private static Map<Claim, String> broken(Design design, Hypothesis hypothesis) {
    Map<Claim, String> broken = new TreeMap<>();
    Enumerator.judge(design, hypothesis, IP, 1, () -> false)
        .broken()
        .forEach((claim, found) -> broken.put(claim, found.schedule().toString()));
    return broken;
  }

  private static List<Claim> replayed(Design design, String schedule) {
    return new Replay(design, Barriers.REORDERED.setup(IP))
        .run(Schedule.parse(schedule)).stream().map(v -> v.claim()).distinct().toList();
  }

  @Test
  void aGuardWithBothBarriersDropsAndBreaksNothingElse() {
    assertEquals(
        Map.of(Claim.P4, "o5"),
        broken(Barriers.guard(/* afterGet= */ true, /* beforePut= */ true), Barriers.REORDERED));
  }

  @Test
  void withoutTheFirstBarrierTheSlotIsFilledBeforeTheGuardIsTaken() {
    Design design = Barriers.guard(/* afterGet= */ false, /* beforePut= */ true);
    assertEquals(Map.of(Claim.P1, "o7d4:7", Claim.P4, "o5"), broken(design, Barriers.REORDERED));
    assertEquals(List.of(Claim.P1), replayed(design, "o7d4:7"));
    assertEquals(Map.of(Claim.P4, "o5"), broken(design, Barriers.IN_ORDER));
  }

  @Test
  void withoutTheSecondBarrierTheGuardIsGivenBackBeforeTheSlotIsRead() {
    Design design = Barriers.guard(/* afterGet= */ true, /* beforePut= */ false);
    assertEquals(
        List.of(Claim.P1, Claim.P4),
        List.copyOf(broken(design, Barriers.REORDERED).keySet()));
    assertEquals(Map.of(Claim.P4, "o5"), broken(design, Barriers.IN_ORDER));
  }

  @Test
  void aPileNeedsItsFirstBarrierOnlyWhereItsCounterIsPlain() {
    Design plain = Barriers.pile(/* plain= */ true, /* afterGet= */ false, /* beforePut= */ true);
    Design single = Barriers.pile(/* plain= */ false, /* afterGet= */ false, /* beforePut= */ true);
    assertEquals(
        List.of(Claim.P1), List.copyOf(broken(plain, Barriers.REORDERED).keySet()));
    assertEquals(Map.of(), broken(single, Barriers.REORDERED));
    assertEquals(Map.of(), broken(plain, Barriers.IN_ORDER));
  }

  @Test
  void aPileNeedsItsSecondBarrierEitherWay() {
    for (boolean plain : new boolean[] {true, false}) {
      Design without = Barriers.pile(plain, /* afterGet= */ true, /* beforePut= */ false);
      Design with = Barriers.pile(plain, /* afterGet= */ true, /* beforePut= */ true);
      assertEquals(
          List.of(Claim.P1), List.copyOf(broken(without, Barriers.REORDERED).keySet()));
      assertEquals(Map.of(), broken(with, Barriers.REORDERED));
      assertEquals(Map.of(), broken(without, Barriers.IN_ORDER));
    }
  }

  @Test
  void aFlagWithoutItsBarrierSaysFilledBeforeItIs() {
    Map<Claim, String> without = broken(Barriers.flagLast(false), Barriers.REORDERED);
    assertEquals("n10d8:10", without.get(Claim.P3));
    assertEquals(List.of(Claim.P3), replayed(Barriers.flagLast(false), "n10d8:10"));
    assertTrue(!broken(Barriers.flagLast(true), Barriers.REORDERED).containsKey(Claim.P3));
  }

  @Test
  void nothingMovesAcrossABarrier() {
    Design design = Barriers.guard(/* afterGet= */ true, /* beforePut= */ true);
    IllegalScheduleException refused =
        assertThrows(IllegalScheduleException.class, () -> replayed(design, "o7d4:7"));
    assertTrue(refused.getMessage().contains("\"d4:7\""), refused.getMessage());
    assertTrue(refused.getMessage().contains("barrier()"), refused.getMessage());
  }

  @Test
  void aLoadThatIsNoLoadIsNotHoisted() {
    Design design = Barriers.guard(/* afterGet= */ false, /* beforePut= */ true);
    assertThrows(IllegalScheduleException.class, () -> replayed(design, "d4:3"));
  }
}
