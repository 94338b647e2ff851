package dev.regnest.perf;

import dev.regnest.kernel.Register;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Cpu;
import dev.regnest.machine.Word;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** A pt_regs on the stack of one frame: nobody else has its address, and it is gone when the frame returns. */
public final class StackPtRegs implements PtRegs {
  private final Word[] words = new Word[Register.values().length];
  private final String name;

  /** Creates one that holds whatever lay on the stack. */
  public StackPtRegs(String name) {
    this.name = name;
    Arrays.fill(words, Word.NEVER_FILLED);
  }

  /** {@return one of code that may look at its words: to look at one that was not stored to is an error} */
  public static StackPtRegs uninitialised(String name) {
    return new StackPtRegs(name, r -> Word.UNINITIALISED);
  }

  /** Creates one that the hardware or a caller has filled. */
  public StackPtRegs(String name, Function<Register, Word> filled) {
    this.name = name;
    Arrays.setAll(words, i -> filled.apply(Register.values()[i]));
  }

  @Override
  public Word load(Cpu cpu, Register r) {
    return words[r.ordinal()];
  }

  @Override
  public void output(Cpu cpu, Register r, Consumer<Word> then) {
    then.accept(words[r.ordinal()]);
  }

  @Override
  public void store(Cpu cpu, Register r, Word word) {
    if (cpu.storesToStack(name + "." + r.label())) {
      words[r.ordinal()] = word;
    }
  }

  @Override
  public Optional<Cell> cell(Register r) {
    return Optional.empty();
  }

  @Override
  public Optional<Word> cs(Cpu cpu) {
    return Optional.ofNullable(words[Register.CS.ordinal()]);
  }

  @Override
  public void cs(Optional<Word> word) {
    words[Register.CS.ordinal()] = word.orElse(null);
  }

  @Override
  public String name() {
    return name;
  }

  /** The frame it lies in returns. */
  void free() {
    Arrays.fill(words, Word.FREED);
  }
}
