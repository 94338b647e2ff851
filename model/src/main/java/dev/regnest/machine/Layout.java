package dev.regnest.machine;

import dev.regnest.kernel.Register;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * The cells of one machine, in the order in which they were made; what DEFINE_PER_CPU is to a design.
 *
 * <p>A variable of many parts, of which runs touch few, is defined as {@link #parts}: their cells are made while runs go on, so that their
 * addresses are in the order of the first touch. An address means something in its own machine alone.
 */
public final class Layout {
  private final List<Cell> cells = new ArrayList<>();
  private final List<Cell> seen = Collections.unmodifiableList(cells);
  private final List<Parts<?>> variables = new ArrayList<>();
  private final List<Made> made = new ArrayList<>();
  private final Map<Integer, List<Cell>> onEachCpu = new HashMap<>();

  /** A part of a variable, by their numbers. */
  private record Made(int variable, int part) {}

  Cell state(String name, int initial) {
    return add(name, Cell.Kind.STATE, initial, Optional.empty());
  }

  /** {@return a new flag or pointer of that name and initial value} */
  public Cell control(String name, int initial) {
    return add(name, Cell.Kind.CONTROL, initial, Optional.empty());
  }

  /** {@return a new variable that is known to be a pointer} */
  public Cell pointer(String name, int initial) {
    return add(name, Cell.Kind.POINTER, initial, Optional.empty());
  }

  /** {@return a new recursion or nest counter, zero at rest} */
  public Cell counter(String name) {
    return add(name, Cell.Kind.COUNTER, 0, Optional.empty());
  }

  /** {@return a new counter that the kernel keeps around every design, zero at rest} */
  public Cell guard(String name) {
    return add(name, Cell.Kind.GUARD, 0, Optional.empty());
  }

  /** {@return a new word of a pt_regs, for register {@code r}, holding {@code initial}} */
  public Cell word(String name, Register r, Word initial) {
    return add(name, Cell.Kind.WORD, initial.token(), Optional.of(r));
  }

  /** {@return a new opaque length, holding {@code initial}} */
  public Cell length(String name, Word initial) {
    return add(name, Cell.Kind.WORD, initial.token(), Optional.empty());
  }

  /**
   * {@return a cell that stands for one on each of two CPUs: accesses to it are this_cpu operations, made where the code runs at that time}
   *
   * @param each those two, by the number of their CPU
   */
  public Cell perCpu(String name, Cell... each) {
    Cell cell = add(name, each[0].kind(), each[0].initial(), each[0].register());
    onEachCpu.put(cell.address(), List.of(each));
    return cell;
  }

  /** {@return what an access to {@code cell} by code on that CPU reaches} */
  public Cell on(int cpu, Cell cell) {
    List<Cell> each = onEachCpu.get(cell.address());
    return each == null ? cell : each.get(cpu);
  }

  /** {@return how many cells there are so far} */
  int size() {
    return cells.size();
  }

  /** {@return what the cell there holds before anything ran} */
  int initial(int address) {
    return cells.get(address).initial();
  }

  private Cell add(String name, Cell.Kind kind, int initial, Optional<Register> register) {
    Cell cell = new Cell(cells.size(), name, kind, initial, register);
    cells.add(cell);
    return cell;
  }

  /**
   * {@return a variable of so many parts, the cells of none of which are there yet}
   *
   * @param make defines the cells of the part of that number, from 0
   */
  public <T> Parts<T> parts(int count, IntFunction<T> make) {
    Parts<T> variable = new Parts<>(this, variables.size(), count, make);
    variables.add(variable);
    return variable;
  }

  void made(int variable, int part) {
    made.add(new Made(variable, part));
  }

  /** Makes the cells that {@code other}, which has the same variables, has, in the same order, as far as they were not made already. */
  public void makeAsIn(Layout other) {
    other.made.forEach(part -> variables.get(part.variable()).get(part.part()));
  }

  /** Makes all cells that a run could ever touch. */
  public void makeAll() {
    variables.forEach(Parts::getAll);
  }

  /** {@return all cells so far, by address; those that are made later are there, too, as soon as they are made} */
  public List<Cell> cells() {
    return seen;
  }
}
