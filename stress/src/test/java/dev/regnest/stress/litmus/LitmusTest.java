package dev.regnest.stress.litmus;

import static dev.regnest.stress.litmus.Scheduling.FREE;
import static dev.regnest.stress.litmus.Scheduling.NESTED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The textbook's two-thread shapes, each with its fence and without. */
class LitmusTest {
  private static final int X = 0;
  private static final int Y = 1;

  @Test
  void storeBufferingShowsBothOldUnlessAFullFenceStandsBetween() {
    Actor<Seen> first = (m, r) -> {
      m.setOpaque(X, 1);
      r.r1 = m.getOpaque(Y);
    };
    Actor<Seen> second = (m, r) -> {
      m.setOpaque(Y, 1);
      r.r2 = m.getOpaque(X);
    };
    assertEquals(Set.of("0, 0", "0, 1", "1, 0", "1, 1"), outcomes(first, second));

    Actor<Seen> fencedFirst = (m, r) -> {
      m.setOpaque(X, 1);
      m.fullFence();
      r.r1 = m.getOpaque(Y);
    };
    Actor<Seen> volatileSecond = (m, r) -> {
      m.setVolatile(Y, 1);
      r.r2 = m.getVolatile(X);
    };
    assertEquals(Set.of("0, 1", "1, 0", "1, 1"), outcomes(fencedFirst, volatileSecond));
    assertTrue(outcomes(first, volatileSecond).contains("0, 0"), "one buffer is enough");
  }

  @Test
  void readModifyWritesAreFences() {
    Actor<Seen> first = (m, r) -> {
      m.getAndAdd(X, 1);
      r.r1 = m.getOpaque(Y);
    };
    Actor<Seen> second = (m, r) -> {
      m.getAndAdd(Y, 1);
      r.r2 = m.getOpaque(X);
    };
    assertEquals(Set.of("0, 1", "1, 0", "1, 1"), outcomes(first, second));
  }

  @Test
  void messagesPassInOrderOnlyIfBothSidesKeepIt() {
    Actor<Seen> plainWriter = (m, r) -> {
      m.set(X, 1);
      m.set(Y, 1);
    };
    Actor<Seen> releasingWriter = (m, r) -> {
      m.set(X, 1);
      m.setRelease(Y, 1);
    };
    Actor<Seen> fencedWriter = (m, r) -> {
      m.set(X, 1);
      m.barrier();
      m.set(Y, 1);
    };
    Actor<Seen> opaqueWriter = (m, r) -> {
      m.set(X, 1);
      m.setOpaque(Y, 1);
    };
    Actor<Seen> plainReader = (m, r) -> {
      r.r1 = m.get(Y);
      r.r2 = m.get(X);
    };
    Actor<Seen> acquiringReader = (m, r) -> {
      r.r1 = m.getAcquire(Y);
      r.r2 = m.get(X);
    };
    Set<String> all = Set.of("0, 0", "0, 1", "1, 0", "1, 1");
    Set<String> inOrder = Set.of("0, 0", "0, 1", "1, 1");
    assertEquals(all, outcomes(plainWriter, acquiringReader), "the writer's compiler");
    assertEquals(all, outcomes(opaqueWriter, acquiringReader), "opaque orders no plain access");
    assertEquals(all, outcomes(releasingWriter, plainReader), "the reader's compiler");
    assertEquals(inOrder, outcomes(releasingWriter, acquiringReader));
    assertEquals(inOrder, outcomes(fencedWriter, acquiringReader));
  }

  @Test
  void loadBufferingNeedsALoadThatMayWait() {
    Actor<Seen> early = (m, r) -> {
      r.r1 = m.word(X);
      m.set(Y, 1);
    };
    Actor<Seen> late = (m, r) -> {
      r.r2 = m.word(Y);
      m.set(X, 1);
    };
    Actor<Seen> fenced = (m, r) -> {
      r.r2 = m.word(Y);
      m.barrier();
      m.set(X, 1);
    };
    assertEquals(Set.of("0, 0", "0, 1", "1, 0", "1, 1"), outcomes(early, late));
    assertTrue(outcomes(early, fenced).contains("1, 1"), "one side is enough");
    Actor<Seen> otherFenced = (m, r) -> {
      r.r1 = m.word(X);
      m.acquireFence();
      m.set(Y, 1);
    };
    assertEquals(Set.of("0, 0", "0, 1", "1, 0"), outcomes(otherFenced, fenced));
  }

  @Test
  void aCompilerInventsNoValue() {
    Actor<Seen> copies = (m, r) -> m.set(Y, m.get(X));
    Actor<Seen> copiesBack = (m, r) -> {
      int y = m.get(Y);
      m.set(X, y);
      r.r1 = y;
    };
    assertEquals(Set.of("0, 0"), outcomes(copies, copiesBack));
  }

  @Test
  void oneCellIsReadInTheOrderInWhichItWasStored() {
    Actor<Seen> writer = (m, r) -> {
      m.set(X, 1);
      m.set(X, 2);
    };
    Actor<Seen> reader = (m, r) -> {
      r.r1 = m.get(X);
      r.r2 = m.get(X);
    };
    assertEquals(Set.of("0, 0", "0, 1", "0, 2", "1, 1", "1, 2", "2, 2"), outcomes(writer, reader));
  }

  @Test
  void aFrameSeesItsOwnStores() {
    Actor<Seen> own = (m, r) -> {
      m.set(X, 1);
      r.r1 = m.get(X);
    };
    Actor<Seen> other = (m, r) -> r.r2 = m.getOpaque(X);
    assertEquals(Set.of("1, 0", "1, 1"), outcomes(own, other));
  }

  @Test
  void plainIncrementsLoseEachOtherAndAtomicOnesDoNot() {
    Actor<Seen> plain = (m, r) -> {
      r.r1 = m.get(X);
      m.set(X, r.r1 + 1);
    };
    Actor<Seen> plainToo = (m, r) -> {
      r.r2 = m.get(X);
      m.set(X, r.r2 + 1);
    };
    assertEquals(Set.of("0, 0", "0, 1", "1, 0"), outcomes(plain, plainToo));
    assertEquals(
        Set.of("0, 1", "1, 0"),
        outcomes((m, r) -> r.r1 = m.getAndAdd(X, 1), (m, r) -> r.r2 = m.getAndAdd(X, 1)));
  }

  @Test
  void oneCpuHasNoStoreBufferToShow() {
    Actor<Seen> first = (m, r) -> {
      m.setOpaque(X, 1);
      r.r1 = m.getOpaque(Y);
    };
    Actor<Seen> second = (m, r) -> {
      m.setOpaque(Y, 1);
      r.r2 = m.getOpaque(X);
    };
    // Inside: before the store, between store and load, or behind the load.
    assertEquals(Set.of("1, 0", "1, 1", "0, 1"), nested(first, second));
  }

  @Test
  void whatAHandlerHadInPassingIsNeverSeen() {
    Actor<Seen> interrupted = (m, r) -> {
      r.r1 = m.get(X);
      r.r2 = m.get(Y);
    };
    Actor<Seen> handler = (m, r) -> {
      m.set(X, 1);
      m.set(X, 0);
      m.set(Y, 1);
    };
    assertEquals(Set.of("0, 0", "0, 1"), nested(interrupted, handler));
    assertTrue(outcomes(interrupted, handler).contains("1, 1"), "two cores do see it");
  }

  @Test
  void checkThenIncrementIsSafeUnderAHandlerThatPutsItBack() {
    Actor<Seen> first = (m, r) -> r.r1 = took(m);
    Actor<Seen> second = (m, r) -> r.r2 = took(m);
    assertTrue(outcomes(first, second).contains("3, 3"), "two cores are in at once");
    assertEquals(Set.of("1, 0", "1, 1"), nested(first, second));
  }

  /** {@return 0 if the guard was busy; 1 if it was taken; 3 if somebody else was inside too} */
  private static int took(Memory m) {
    if (m.getOpaque(X) != 0) {
      return 0;
    }
    m.setOpaque(X, 1);
    int inside = m.getAndAdd(Y, 1);
    int others = m.getVolatile(Y) - 1;
    m.getAndAdd(Y, -1);
    m.setOpaque(X, 0);
    return inside + others > 0 ? 3 : 1;
  }

  @Test
  void aCompilerMayHoldTheGuardBackUntilItIsNotNeededAnyMore() {
    Actor<Seen> plain = (m, r) -> {
      m.set(X, 1);
      m.set(Y, 1);
      m.set(Y, 2);
      m.set(X, 0);
    };
    Actor<Seen> fenced = (m, r) -> {
      m.set(X, 1);
      m.barrier();
      m.set(Y, 1);
      m.set(Y, 2);
      m.barrier();
      m.set(X, 0);
    };
    Actor<Seen> handler = (m, r) -> {
      r.r1 = m.get(X);
      r.r2 = m.get(Y);
    };
    assertTrue(nested(plain, handler).contains("0, 1"), "half filled and free");
    // Before; guarded with 0, 1 or 2 in it; after.
    assertEquals(Set.of("0, 0", "1, 0", "1, 1", "1, 2", "0, 2"), nested(fenced, handler));
    assertTrue(outcomes(fenced, handler).contains("0, 1"), "an overlap that one CPU cannot have");
  }

  @Test
  void aProgramWithoutEndIsRefused() {
    Actor<Seen> waits = (m, r) -> {
      while (m.getOpaque(X) == 0) {
        r.r1++;
      }
    };
    IllegalStateException refused =
        assertThrows(IllegalStateException.class, () -> outcomes(waits, (m, r) -> {}));
    assertEquals(
        "an actor issues more than 1000 operations; programs with loops that wait cannot be explored",
        refused.getMessage());
  }

  private static Set<String> outcomes(Actor<Seen> first, Actor<Seen> second) {
    return new Litmus<>(List.of(0, 0), Seen::new, first, second).outcomes(FREE);
  }

  private static Set<String> nested(Actor<Seen> first, Actor<Seen> second) {
    return new Litmus<>(List.of(0, 0), Seen::new, first, second).outcomes(NESTED);
  }
}
