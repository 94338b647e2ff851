package dev.regnest.kernelc.run;

import dev.regnest.kernelc.types.Type;
import dev.regnest.machine.Switch;

/**
 * Two words side by side that one instruction compares and exchanges, as cmpxchg16b does.
 *
 * @param first the address of the first
 * @param firstType its type
 * @param second the address of the second, behind it
 * @param secondType its type
 */
public record WordPair(long first, Type firstType, long second, Type secondType) {
  private static final int SIZE = 2 * Long.BYTES;

  /** Stores two words if both are what was expected. {@return whether they were} */
  public boolean exchange(Run run, long[] expected, long[] wanted) {
    if (first % SIZE != 0 || second != first + Long.BYTES) {
      throw run.oops("cmpxchg16b of what is no two words side by side at a multiple of 16 bytes");
    }
    if (run.cpu().setup().has(Switch.COMPILER_REORDERS)) {
      throw new Refused(
          run.where(),
          "two words change in one instruction where a compiler moves accesses; ask it where none is moved");
    }
    Memory.find(run, first);
    Memory.find(run, second);
    boolean[] isExpected = {false};
    run.cpu().together(() -> {
      boolean one = isThere(run, first, firstType, expected[0]);
      boolean other = isThere(run, second, secondType, expected[1]);
      isExpected[0] = one && other;
      if (isExpected[0]) {
        Memory.store(run, first, firstType, wanted[0]);
        Memory.store(run, second, secondType, wanted[1]);
      }
    });
    return isExpected[0];
  }

  private static boolean isThere(Run run, long address, Type type, long expected) {
    long found = Memory.load(run, address, type);
    run.compares(found, expected);
    return found == expected;
  }
}
