package dev.regnest.perf;

import dev.regnest.kernel.Register;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Layout;
import dev.regnest.machine.Setup;
import dev.regnest.machine.Word;
import java.util.List;

/** Where a design defines its per-CPU objects: DEFINE_PER_CPU. */
public final class PerCpu {
  private final Layout layout;
  private final Setup setup;

  PerCpu(Layout layout, Setup setup) {
    this.layout = layout;
    this.setup = setup;
  }

  /** {@return the conditions the design will run under} */
  public Setup setup() {
    return setup;
  }

  /** {@return a nest or recursion counter, 0 at rest} */
  public Cell counter(String name) {
    return layout.counter(name);
  }

  /** {@return {@code length} nest or recursion counters, 0 at rest} */
  public Cell[] counters(String name, int length) {
    Cell[] counters = new Cell[length];
    for (int i = 0; i < length; i++) {
      counters[i] = layout.counter(name + "[" + i + "]");
    }
    return counters;
  }

  /** {@return a flag or pointer with that value at first} */
  public Cell flag(String name, int initial) {
    return layout.control(name, initial);
  }

  /** {@return one pt_regs, never filled} */
  public PtRegs regs(String name) {
    return regs(name, Word.NEVER_FILLED);
  }

  /** {@return one pt_regs with every word holding {@code initial}} */
  PtRegs regs(String name, Word initial) {
    return new SharedPtRegs(layout, name, setup.registers(), initial);
  }

  /** {@return {@code length} pt_regs, never filled} */
  public PtRegsSlots slots(String name, int length) {
    return slots(name, length, Word.NEVER_FILLED);
  }

  PtRegsSlots slots(String name, int length, Word initial) {
    PtRegs[] slots = new PtRegs[length];
    for (int i = 0; i < length; i++) {
      slots[i] = regs(name + "[" + i + "]", initial);
    }
    return new PtRegsSlots(name, List.of(slots));
  }

  /** {@return an opaque length, zero at first} */
  public Cell length(String name) {
    return layout.length(name, Word.ZEROED);
  }

  /** {@return the words copied in this run} */
  public List<Register> registers() {
    return setup.registers();
  }
}
