package dev.regnest.perf;

import dev.regnest.kernel.Register;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Layout;
import dev.regnest.machine.Parts;
import dev.regnest.machine.Setup;
import dev.regnest.machine.Switch;
import dev.regnest.machine.Word;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

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
    return perCpu(name, layout::counter);
  }

  /** {@return {@code length} nest or recursion counters, 0 at rest} */
  public Cell[] counters(String name, int length) {
    Cell[] counters = new Cell[length];
    for (int i = 0; i < length; i++) {
      counters[i] = counter(name + "[" + i + "]");
    }
    return counters;
  }

  /** {@return {@code length} recursion counters for each CPU, 0 at rest; by the CPU's number} */
  Cell[][] counters(Cell.Kind kind, String name, int length) {
    return each(name, Cell[][]::new, its -> array(kind, its, length));
  }

  /** {@return the same for each task, by its number} */
  Cell[][] countersOfTasks(Cell.Kind kind, String name, int length) {
    return new Cell[][] {array(kind, "A->" + name, length), array(kind, "B->" + name, length)};
  }

  /** {@return a flag or pointer with that value at first} */
  public Cell flag(String name, int initial) {
    return perCpu(name, its -> layout.control(its, initial));
  }

  /** {@return what is known to be a pointer, with that value at first} */
  public Cell pointer(String name, int initial) {
    return perCpu(name, its -> layout.pointer(its, initial));
  }

  /** {@return one pt_regs, never filled} */
  public PerCpuPtRegs regs(String name) {
    return regs(name, Word.NEVER_FILLED);
  }

  /** {@return one pt_regs of static memory that is no CPU's own: its zeros are an origin of their own} */
  public PerCpuPtRegs staticRegs(String name) {
    return regs(name, Word.ZEROED);
  }

  /** {@return one pt_regs with every word holding {@code initial}} */
  PerCpuPtRegs regs(String name, Word initial) {
    return new PerCpuPtRegs(each(
        name, PtRegs[]::new, its -> new SharedPtRegs(layout, its, setup.registers(), initial)));
  }

  /** {@return {@code length} pt_regs, never filled} */
  public PtRegsSlots slots(String name, int length) {
    return slots(name, length, Word.NEVER_FILLED);
  }

  PtRegsSlots slots(String name, int length, Word initial) {
    PerCpuPtRegs[] slots = new PerCpuPtRegs[length];
    for (int i = 0; i < length; i++) {
      slots[i] = regs(name + "[" + i + "]", initial);
    }
    return new PtRegsSlots(name, List.of(slots));
  }

  /** {@return an opaque length for each CPU, zero at first; by the CPU's number} */
  public Cell[] lengths(String name) {
    return each(name, Cell[]::new, its -> layout.length(its, Word.ZEROED));
  }

  /** {@return the words copied in this run} */
  public List<Register> registers() {
    return setup.registers();
  }

  /**
   * {@return a variable of so many parts, of which each is defined when a run first touches it}
   *
   * @param define defines the part of that number, from 0
   */
  public <T> Parts<T> parts(int count, IntFunction<T> define) {
    return layout.parts(count, define);
  }

  private Cell[] array(Cell.Kind kind, String name, int length) {
    Cell[] counters = new Cell[length];
    for (int i = 0; i < length; i++) {
      String its = name + "[" + i + "]";
      counters[i] = kind == Cell.Kind.GUARD ? layout.guard(its) : layout.counter(its);
    }
    return counters;
  }

  private Cell perCpu(String name, Function<String, Cell> one) {
    Cell[] each = each(name, Cell[]::new, one);
    return each.length == 1 ? each[0] : layout.perCpu(name, each);
  }

  /** What each CPU has of that name; with two of them, {@code recursion[2]} is called {@code recursion[cpu0][2]} on the first. */
  private <T> T[] each(String name, IntFunction<T[]> array, Function<String, T> one) {
    T[] each = array.apply(setup.has(Switch.TWO_CPUS) ? 2 : 1);
    int end = name.split("[\\[.]", 2)[0].length();
    for (int cpu = 0; cpu < each.length; cpu++) {
      String its = name.substring(0, end) + "[cpu" + cpu + "]" + name.substring(end);
      each[cpu] = one.apply(each.length == 1 ? name : its);
    }
    return each;
  }
}
