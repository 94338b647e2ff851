package dev.regnest.kernelc.run;

import dev.regnest.kernelc.types.CType;
import dev.regnest.kernelc.types.Ints;
import dev.regnest.kernelc.types.Opaque;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Cpu;
import dev.regnest.machine.Driver;
import dev.regnest.machine.Parts;
import dev.regnest.perf.PerCpu;
import dev.regnest.perf.PerCpuPtRegs;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;

/**
 * The variables of a program in the memory of one machine.
 *
 * <p>A pointer is an object and an offset, and no cell's address: so a leaf has a cell once some run touches it, and one that none touches
 * costs nothing.
 */
public final class Image {
  private final ProgramCode code;
  private final List<Parts<Part>> leaves = new ArrayList<>();
  private final Words words = new Words();
  private final Parts<Cell> handedOn;
  private final CurrentTask currentTask;
  private final Map<Integer, Leaf> ofCells = new HashMap<>();
  private int[] places;

  /**
   * What a leaf has in memory.
   *
   * @param cell its value, or null if nobody can look at its words
   * @param regs its words, or null if there are none
   * @param length the length of a callchain entry, else null
   */
  private record Part(Cell cell, PerCpuPtRegs regs, Cell length) {}

  /** Has room for the variables that the program uses. */
  public Image(ProgramCode code, PerCpu perCpu) {
    this.code = code;
    handedOn = perCpu.parts(1, part -> perCpu.flag("an address on another stack is stored", 0));
    for (DataObject object : code.globals()) {
      leaves.add(perCpu.parts(object.leaves().size(), leaf -> part(object, leaf, perCpu)));
    }
    currentTask = new CurrentTask(this, perCpu);
  }

  /** {@return what the tasks are} */
  public CurrentTask currentTask() {
    return currentTask;
  }

  private Part part(DataObject object, int number, PerCpu perCpu) {
    Leaf leaf = object.leaves().get(number);
    String name = leaf.name();
    Cell length = leaf.isCallchainEntry() ? perCpu.lengths(name + ".nr")[0] : null;
    if (leaf.isOpaque()) {
      boolean isZero = !object.isPerCpu() && leaf.opaque().equals(Optional.of(Opaque.PT_REGS));
      return new Part(null, isZero ? perCpu.staticRegs(name) : perCpu.regs(name), length);
    }
    int initial = encode(object.initial()[number], leaf.size());
    Cell cell = leaf.isPointer() ? perCpu.pointer(name, initial) : perCpu.flag(name, initial);
    ofCells.put(cell.address(), leaf);
    return new Part(cell, null, null);
  }

  /** {@return what that cell holds as people write it; empty if it is none of a variable} */
  public Optional<String> written(Cell cell, int token) {
    return Optional.ofNullable(ofCells.get(cell.address())).map(leaf -> {
      long value = leaf.size() == Long.BYTES ? words.value(token) : token;
      return new Writing(code).of(leaf, value);
    });
  }

  /** {@return whether a run has touched that variable of one leaf} */
  public boolean isTouched(DataObject variable) {
    return leaves.get(variable.number()).isTouched(0);
  }

  ProgramCode code() {
    return code;
  }

  /** {@return the variables that count modulo what the file says} */
  public List<DataObject> wrapping() {
    return code.globals().stream().filter(variable -> variable.wraps() != 0).toList();
  }

  /** {@return whether the values of that variable never change, so that it has no cells} */
  boolean isConstant(int global) {
    return code.globals().get(global).isConstant();
  }

  Cell cell(int global, int leaf) {
    return leaves.get(global).get(leaf).cell;
  }

  PerCpuPtRegs regs(int global, int leaf) {
    return leaves.get(global).get(leaf).regs;
  }

  Cell length(int global, int leaf) {
    return leaves.get(global).get(leaf).length;
  }

  // Places that hold eight bytes, each as one number.

  /** {@return the place of that leaf} */
  static int place(int global, int leaf) {
    return global * Addresses.GLOBAL_SIZE + leaf;
  }

  /** {@return all places in which an address can be stored} */
  int[] places() {
    if (places == null) {
      IntStream.Builder all = IntStream.builder();
      for (int global = 0; global < code.globals().size(); global++) {
        DataObject object = code.globals().get(global);
        for (int leaf = 0; !object.isConstant() && leaf < object.leaves().size(); leaf++) {
          if (object.leaves().get(leaf).size() == Long.BYTES
              && !object.leaves().get(leaf).isOpaque()) {
            all.add(place(global, leaf));
          }
        }
      }
      places = all.build().toArray();
    }
    return places;
  }

  /** Replaces what a place holds, where nothing can arrive. */
  void replace(Cpu cpu, int place, LongUnaryOperator by) {
    Cell cell = cell(place / Addresses.GLOBAL_SIZE, place % Addresses.GLOBAL_SIZE);
    int token = Driver.of(cpu).peek(cell);
    int replaced = words.token(by.applyAsLong(words.value(token)));
    if (replaced != token) {
      Driver.of(cpu).poke(cell, replaced);
    }
  }

  /** Changes what that leaf holds, where nothing can arrive. */
  public void poke(Cpu cpu, DataObject object, int leaf, LongUnaryOperator by) {
    Cell cell = cell(object.number(), leaf);
    int size = object.leaves().get(leaf).size();
    long was = size == Long.BYTES
        ? words.value(Driver.of(cpu).peek(cell))
        : Driver.of(cpu).peek(cell);
    int token = encode(by.applyAsLong(was), size);
    if (token != encode(was, size)) {
      Driver.of(cpu).poke(cell, token);
    }
  }

  /** Makes what memory holds now what it holds at first, but for what is opaque. */
  public void keepAsInitial(Cpu cpu) {
    for (int global = 0; global < code.globals().size(); global++) {
      DataObject object = code.globals().get(global);
      for (int leaf = 0; !object.isConstant() && leaf < object.leaves().size(); leaf++) {
        if (!object.leaves().get(leaf).isOpaque()) {
          int token = Driver.of(cpu).peek(cell(global, leaf));
          boolean isWide = object.leaves().get(leaf).size() == Long.BYTES;
          object.initial()[leaf] = isWide ? words.value(token) : token;
        }
      }
    }
  }

  /** {@return whether a value is an address on some stack} */
  public static boolean isOnStack(long value) {
    return Stacks.isOnStack(value);
  }

  /** Notes that a frame has stored an address on another one's stack. */
  void handsOn(Cpu cpu) {
    if (!Driver.of(cpu).isRepeating()) {
      Driver.of(cpu).poke(handedOn.get(0), 1);
    }
  }

  /** {@return whether one has} */
  boolean hasHandedOn(Cpu cpu) {
    return Driver.of(cpu).peek(handedOn.get(0)) != 0;
  }

  int encode(long value, int size) {
    return size == 8 ? words.token(value) : (int) value;
  }

  long decode(int token, CType type) {
    if (type instanceof CType.Int integer) {
      return integer.size() == 8 ? words.value(token) : Ints.convert(token, integer);
    }
    return words.value(token);
  }
}
