package dev.regnest.explore.prover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A set of cells is what {@link BitSet} says it is, within one word of bits and beyond it. */
class CellSetTest {
  private static final int TRIES = 2_000;

  private static CellSet of(BitSet bits) {
    CellSet set = CellSet.NONE;
    for (int cell = bits.nextSetBit(0); cell >= 0; cell = bits.nextSetBit(cell + 1)) {
      set = set.with(cell);
    }
    return set;
  }

  private static BitSet some(Random random, int size) {
    BitSet bits = new BitSet();
    for (int i = random.nextInt(8); i > 0; i--) {
      bits.set(random.nextInt(size));
    }
    return bits;
  }

  private static BitSet copy(BitSet bits) {
    return (BitSet) bits.clone();
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 64, 65, 200, 5_000})
  void doesWhatABitSetDoes(int size) {
    Random random = new Random(size);
    for (int i = 0; i < TRIES; i++) {
      BitSet one = some(random, size);
      BitSet other = some(random, size);
      CellSet first = of(one);
      CellSet second = of(other);
      BitSet union = copy(one);
      union.or(other);
      assertEquals(of(union), first.union(second));
      BitSet intersection = copy(one);
      intersection.and(other);
      assertEquals(of(intersection), first.intersection(second));
      BitSet minus = copy(one);
      minus.andNot(other);
      assertEquals(of(minus), first.minus(second));
      assertEquals(of(minus), first.filter(cell -> !other.get(cell)));
      assertEquals(one.intersects(other), first.intersects(second));
      assertEquals(intersection.equals(other), first.containsAll(second));
      assertEquals(one.equals(other), first.equals(second));
      assertEquals(one.cardinality(), first.size());
      assertEquals(one.isEmpty(), first.isEmpty());
      assertEquals(one.length() <= Long.SIZE, first.isNarrow());
      assertEquals(
          one.stream().boxed().toList(),
          java.util.Arrays.stream(first.addresses()).boxed().toList());
      int cell = random.nextInt(size + 70);
      assertEquals(one.get(cell), first.contains(cell));
      assertEquals(one.nextSetBit(cell), first.next(cell));
      if (!one.get(cell)) {
        assertNotEquals(first, first.with(cell));
      }
    }
  }
}
