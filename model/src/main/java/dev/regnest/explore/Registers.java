package dev.regnest.explore;

import dev.regnest.design.Design;
import dev.regnest.kernel.Register;
import java.util.List;

/** Which words a run copies unless the user says otherwise. */
public final class Registers {
  /**
   * Three words that differ where it matters: ip is pushed among the first, ax after v4.4's entry has turned irqs back on, and bp among the
   * last, or never where the syscall path leaves it out.
   */
  public static final List<Register> REPRESENTATIVE =
      List.of(Register.IP, Register.AX, Register.BP);

  /** All 21 words of x86-64. */
  public static final List<Register> ALL = List.of(Register.values());

  private Registers() {}

  /** {@return the words that a run of the design copies unless the user says otherwise} */
  public static List<Register> of(Design design) {
    List<Register> words = design.reading().registers();
    return words.isEmpty() ? REPRESENTATIVE : words;
  }
}
