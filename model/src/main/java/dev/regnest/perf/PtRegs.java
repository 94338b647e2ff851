package dev.regnest.perf;

import dev.regnest.kernel.Register;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Cpu;
import dev.regnest.machine.Word;
import java.util.Optional;
import java.util.function.Consumer;

/** One {@code struct pt_regs}, as far as a run copies its words. */
public interface PtRegs {
  /** {@return the word of register {@code r}} */
  Word load(Cpu cpu, Register r);

  /** Loads the word of register {@code r} to be written out, and tells {@code then} when that is done, as {@link Cpu#outputWord}. */
  void output(Cpu cpu, Register r, Consumer<Word> then);

  /** Stores a word. */
  void store(Cpu cpu, Register r, Word word);

  /** {@return the cell of register {@code r}, or empty on a stack, where nobody else can store, and where a run does not copy it} */
  Optional<Cell> cell(Register r);

  /** {@return what cs holds where the run does not copy that word, or empty if nobody can say} */
  default Optional<Word> cs(Cpu cpu) {
    return Optional.empty();
  }

  /** Notes what cs holds, or empty for nobody knows, where the run does not copy that word; of no use where others can store. */
  default void cs(Optional<Word> word) {}

  /** {@return its name as it prints, without the register} */
  String name();
}
