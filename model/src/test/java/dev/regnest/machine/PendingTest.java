package dev.regnest.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What may pass what, of the accesses that a compiler has put off. */
class PendingTest {
  private static final int X = 0;
  private static final int Y = 1;

  private record PutOff(
      int point,
      int address,
      boolean isStore,
      boolean isOrdered,
      boolean isAnswered,
      Dependences dependences)
      implements Waiting {}

  private static PutOff store(int point, int address) {
    return new PutOff(point, address, true, false, false, Dependences.NONE);
  }

  private static PutOff store(int point, int address, Dependences dependences) {
    return new PutOff(point, address, true, false, false, dependences);
  }

  private static PutOff once(int point, int address) {
    return new PutOff(point, address, true, true, false, Dependences.NONE);
  }

  private static PutOff load(int point, int address) {
    return new PutOff(point, address, false, false, false, Dependences.NONE);
  }

  private static PutOff answered(int point, int address) {
    return new PutOff(point, address, false, false, true, Dependences.NONE);
  }

  private static Pending<PutOff> pending(PutOff... accesses) {
    return Stream.of(accesses).reduce(Pending.none(), Pending::with, (a, b) -> b);
  }

  private static List<Integer> points(List<PutOff> accesses) {
    return accesses.stream().map(PutOff::point).toList();
  }

  @Test
  void plainAccessesToDifferentCellsPassEachOther() {
    assertEquals(List.of(1, 2), points(pending(store(1, X), store(2, Y)).ready()));
  }

  @Test
  void accessesToOneCellKeepTheirOrder() {
    assertEquals(List.of(1), points(pending(store(1, X), load(2, X)).ready()));
  }

  @Test
  void orderedAccessesKeepTheirOrderAndPlainOnesPassThem() {
    assertEquals(
        List.of(1, 3), points(pending(once(1, X), once(2, Y), store(3, 2)).ready()));
  }

  @Test
  void whatIsCarriedOutHoldsNothingBack() {
    PutOff first = store(1, X);
    assertEquals(List.of(2), points(pending(first, store(2, X)).without(first).ready()));
  }

  @Test
  void aLoadIsAsWellServedByAStoreThatWaitsIfThatIsTheLastToItsCell() {
    Pending<PutOff> pending = pending(load(1, X), store(2, X), store(3, Y));
    assertEquals(
        List.of(),
        points(pending.before(X, /* isOrdered= */ false, Dependences.NONE, /* inMemory= */ false)));
    assertEquals(
        List.of(1, 2),
        points(pending.before(X, /* isOrdered= */ false, Dependences.NONE, /* inMemory= */ true)));
    assertEquals(
        List.of(1, 2),
        points(pending(store(1, X), load(2, X))
            .before(X, /* isOrdered= */ false, Dependences.NONE, /* inMemory= */ false)));
  }

  /** The store to X of point 3 must be in memory; it is ordered behind the one of point 1, but not behind that of point 2. */
  @Test
  void whatComesBeforeWhatComesBeforeComesBefore() {
    Pending<PutOff> pending = pending(once(1, Y), store(2, 2), once(3, X));
    assertEquals(
        List.of(1, 3),
        points(pending.before(X, /* isOrdered= */ false, Dependences.NONE, /* inMemory= */ true)));
  }

  @Test
  void theLastStoreToACellIsTheOneThatItsFrameSees() {
    Pending<PutOff> pending = pending(store(1, X), store(2, X), load(3, X));
    assertEquals(2, pending.storeTo(X).point());
    assertNull(pending.storeTo(Y));
  }

  @Test
  void nothingComesBeforeALoadThatItDependsOn() {
    Dependences first = Dependences.NONE.with(1);
    assertEquals(List.of(1), points(pending(answered(1, X), store(2, Y, first)).ready()));
    assertEquals(List.of(1, 2), points(pending(answered(1, X), store(2, Y)).ready()));
    assertEquals(
        List.of(1),
        points(pending(answered(1, X), answered(2, 2))
            .before(Y, /* isOrdered= */ false, first, /* inMemory= */ true)));
  }

  /** Where code does not tell what depends on its loads, it has been answered none that waits; those it depends on are all at once. */
  @Test
  void whatDependsOnAllLoadsComesBehindAllThatWereAnswered() {
    Pending<PutOff> pending = pending(load(1, X), answered(2, 2), answered(3, 3));
    assertEquals(
        List.of(2, 3),
        points(pending.before(Y, /* isOrdered= */ false, Dependences.ALL, /* inMemory= */ true)));
  }
}
