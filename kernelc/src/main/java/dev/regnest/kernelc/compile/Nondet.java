package dev.regnest.kernelc.compile;

import dev.regnest.kernelc.run.Run;
import dev.regnest.kernelc.types.CType;
import dev.regnest.kernelc.types.Ints;
import dev.regnest.kernelc.types.Type;
import dev.regnest.machine.Arrival;
import dev.regnest.machine.Driver;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Values that nobody knows: all of a type of one byte; of a wider one 0, its ends, and each constant of the file with its neighbours, which
 * are the values that comparisons with constants tell apart.
 */
final class Nondet {
  private static final int BYTE = 256;

  private Nondet() {}

  static Operand of(Intrinsic.Use use, CType.Int type) {
    long[] values = values(type, use.unit());
    use.unit().has(Trait.ASKS_VALUES);
    use.unit().arms().hasBarrier();
    if (type.size() > 1) {
      use.unit().has(Trait.SAMPLES_VALUES);
    }
    return Operand.value(Type.of(type), run -> chosen(run, values));
  }

  private static long[] values(CType.Int type, Unit unit) {
    SortedSet<Long> values = new TreeSet<>();
    if (type.equals(Ints.BOOL)) {
      return new long[] {0, 1};
    }
    if (type.size() == 1) {
      for (long value = 0; value < BYTE; value++) {
        values.add(Ints.convert(value, type));
      }
    } else {
      long sign = 1L << 8 * type.size() - 1;
      for (long value : new long[] {0, sign - 1, sign}) {
        withNeighbours(value, type, values);
      }
      unit.constants().forEach(value -> withNeighbours(value, type, values));
    }
    values.remove(0L);
    long[] all = new long[values.size() + 1];
    int next = 1;
    for (long value : values) {
      all[next] = value;
      next++;
    }
    return all;
  }

  private static void withNeighbours(long value, CType.Int type, SortedSet<Long> values) {
    for (long near = value - 1; near <= value + 1; near++) {
      values.add(Ints.convert(near, type));
    }
  }

  /** The first if the adversary never asks for another; else it says the number of the one it wants, bit by bit. */
  private static long chosen(Run run, long[] values) {
    run.endsRegion();
    int index = 0;
    for (int bit = 1; bit < values.length; bit <<= 1) {
      if (index + bit < values.length && Driver.of(run.cpu()).choose(Arrival.VALUE)) {
        index += bit;
      }
    }
    return values[index];
  }
}
