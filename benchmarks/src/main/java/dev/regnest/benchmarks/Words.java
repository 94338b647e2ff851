package dev.regnest.benchmarks;

import dev.regnest.kernel.Register;
import java.util.List;

/** The registers that a benchmark copies. */
final class Words {
  private static final List<Register> STANDARD = List.of(Register.AX, Register.IP, Register.BP);

  private Words() {}

  /** {@return so many registers; three are the standard ones, else the first in the order of the copy} */
  static List<Register> first(int count) {
    return count == STANDARD.size() ? STANDARD : Register.copyOrder().subList(0, count);
  }
}
