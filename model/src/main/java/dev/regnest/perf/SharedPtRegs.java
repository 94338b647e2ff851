package dev.regnest.perf;

import dev.regnest.kernel.Register;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Cpu;
import dev.regnest.machine.Driver;
import dev.regnest.machine.Layout;
import dev.regnest.machine.Word;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A pt_regs that every context of the CPU can reach. */
class SharedPtRegs implements PtRegs {
  private final String name;
  private final Cell[] cells = new Cell[Register.values().length];

  SharedPtRegs(Layout layout, String name, List<Register> registers, Word initial) {
    this.name = name;
    for (Register r : registers) {
      cells[r.ordinal()] = layout.word(name + "." + r.label(), r, initial);
    }
  }

  @Override
  public Word load(Cpu cpu, Register r) {
    return cpu.loadWord(cells[r.ordinal()]);
  }

  @Override
  public void output(Cpu cpu, Register r, Consumer<Word> then) {
    cpu.outputWord(cells[r.ordinal()], then);
  }

  @Override
  public void store(Cpu cpu, Register r, Word word) {
    cpu.storeWord(cells[r.ordinal()], word);
  }

  void poke(Cpu cpu, Register r, Word word) {
    Driver.of(cpu).poke(cells[r.ordinal()], word.token());
  }

  @Override
  public Optional<Cell> cell(Register r) {
    return Optional.ofNullable(cells[r.ordinal()]);
  }

  @Override
  public String name() {
    return name;
  }
}
