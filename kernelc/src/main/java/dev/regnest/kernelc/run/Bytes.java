package dev.regnest.kernelc.run;

import dev.regnest.kernelc.types.CType;
import dev.regnest.kernelc.types.Ints;
import dev.regnest.kernelc.types.Type;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Cpu;
import dev.regnest.machine.Switch;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;
import java.util.function.ToLongFunction;

/**
 * Accesses to bytes that are not just one leaf: a part of one, or several, the lowest byte first. Each is made at one point, as the one
 * instruction that it is.
 *
 * <p>A store to a part of a leaf finds the rest of it and stores it again at the same point, so nobody can tell it from one to the part alone:
 * neither another access nor an arrival comes between. A compiler that moves accesses could tell, as it may exchange two stores to parts of one leaf;
 * so there these accesses are refused.
 */
final class Bytes {
  private final Run run;
  private final DataObject object;
  private final int number;
  private final Type type;
  private final List<Part> parts = new ArrayList<>();

  /**
   * What an access has of one leaf.
   *
   * @param leaf its number
   * @param first the first byte that it has, counted from that of the leaf
   * @param count how many it has
   * @param at where they stand in the value of the access, in bytes
   */
  private record Part(int leaf, int first, int count, int at) {
    long mask() {
      return count == Long.BYTES ? -1 : (1L << count * Byte.SIZE) - 1;
    }

    /** {@return what the access finds, of a leaf that holds that} */
    long of(long leafHolds) {
      return (leafHolds >>> first * Byte.SIZE & mask()) << at * Byte.SIZE;
    }

    /** {@return what a leaf holds once the access has stored} */
    long in(long leafHeld, long stored) {
      long shifted = mask() << first * Byte.SIZE;
      return leafHeld & ~shifted | (stored >>> at * Byte.SIZE) << first * Byte.SIZE & shifted;
    }

    int bytes() {
      return (1 << count) - 1 << first;
    }
  }

  /** Creates an access of that type to those bytes of an object; {@code number} is the object's among the globals. */
  Bytes(Run run, DataObject object, int number, int offset, Type type) {
    this.run = run;
    this.object = object;
    this.number = number;
    this.type = type;
    if (object.wraps() != 0) {
      throw new Refused(
          run.where(),
          "an access to a part of " + object.name() + ", which counts modulo " + object.wraps()
              + "; access it as a whole");
    }
    int end = offset + type.kind().size();
    if (end > object.size()) {
      throw run.oops("access behind the end of " + object.name());
    }
    for (int at = offset; at < end; ) {
      Part part = part(at, offset, end);
      parts.add(part);
      at += part.count;
    }
    if (!object.isLocal() && run.cpu().setup().has(Switch.COMPILER_REORDERS)) {
      throw refused(
          "where a compiler moves accesses: ask it where none is moved, or use the member itself");
    }
  }

  private Part part(int at, int offset, int end) {
    int number = object.leafOf(at);
    if (number < 0) {
      throw refused("and has padding in it, which holds nothing that C promises");
    }
    Leaf leaf = object.leaves().get(number);
    int first = at - leaf.offset();
    int count = Math.min(end - at, leaf.size() - first);
    if (leaf.isOpaque()) {
      throw refused("which is opaque here");
    }
    if (leaf.isPointer() && count < leaf.size()) {
      throw refused("and has some bytes of a pointer, which have no values here; take all of it");
    }
    return new Part(number, first, count, at - offset);
  }

  private Refused refused(String why) {
    int size = type.kind().size();
    return new Refused(
        run.where(),
        "an access of " + size + (size == 1 ? " byte" : " bytes") + " to " + object.name()
            + " that is not one of its members, " + why);
  }

  private Leaf leaf(Part part) {
    return object.leaves().get(part.leaf);
  }

  /** {@return the value there} */
  long load() {
    if (object.isLocal()) {
      return converted(ofLocal());
    }
    if (object.isConstant()) {
      return converted(all(part -> object.initial()[part.leaf]));
    }
    if (parts.size() == 1) {
      return converted(all(this::held));
    }
    long[] found = {0};
    run.cpu().together(() -> found[0] = all(this::held));
    return converted(found[0]);
  }

  /** Stores a value there. */
  void store(long value) {
    if (object.isLocal()) {
      storeLocal(value);
    } else {
      checkStored(value);
      run.cpu().together(() -> parts.forEach(part -> put(part, value)));
    }
  }

  /** Reads and writes in one instruction. {@return the value that was there} */
  long update(LongUnaryOperator operation) {
    if (object.isLocal()) {
      long before = load();
      storeLocal(operation.applyAsLong(before));
      return before;
    }
    long[] found = {0};
    run.cpu().together(() -> {
      found[0] = converted(all(this::held));
      long now = operation.applyAsLong(found[0]);
      checkStored(now);
      parts.forEach(part -> put(part, now));
    });
    return found[0];
  }

  private long converted(long value) {
    Memory.checkBool(run, value, type.kind());
    return type.kind() instanceof CType.Int integer ? Ints.convert(value, integer) : value;
  }

  private long all(ToLongFunction<Part> held) {
    long value = 0;
    for (Part part : parts) {
      value |= part.of(held.applyAsLong(part));
    }
    return value;
  }

  // Globals.

  private long held(Part part) {
    Cell cell = run.image().cell(number, part.leaf);
    Cpu cpu = run.cpu();
    int token = type.isVolatile() ? cpu.readOnce(cell) : cpu.load(cell);
    return certain(part, run.image().decode(token, Ints.ofSize(leaf(part).size(), false)));
  }

  private void put(Part part, long value) {
    int size = leaf(part).size();
    Cell cell = run.image().cell(number, part.leaf);
    long now = part.in(part.count == size ? 0 : held(part), value);
    int token = run.image().encode(now, size);
    if (type.isVolatile()) {
      run.cpu().writeOnce(cell, token);
    } else {
      run.cpu().store(cell, token);
    }
  }

  private void checkStored(long value) {
    if (object.isConstant()) {
      throw run.oops("store to " + object.name() + ", which is const");
    }
    if (type.kind().size() == Long.BYTES && Stacks.isOnStack(value)) {
      throw refused("and stores the address of a local variable, which only a whole pointer holds");
    }
  }

  private long certain(Part part, long held) {
    if (part.count < leaf(part).size() && Stacks.isOnStack(held)) {
      throw refused(
          "and has some bytes of the address of a local variable, which have no values here");
    }
    return held;
  }

  // Locals.

  private long ofLocal() {
    return all(part -> {
      int slot = object.slot(part.leaf);
      run.dependencies().read(slot);
      if (!run.locals().isStored(slot, part.bytes())) {
        throw run.oops("use of " + leaf(part).name() + ", which nothing was stored to");
      }
      return certain(part, run.locals().get(slot));
    });
  }

  private void storeLocal(long value) {
    for (Part part : parts) {
      int slot = object.slot(part.leaf);
      long held = certain(part, run.locals().get(slot));
      run.dependencies().read(slot);
      run.locals().store(slot, part.in(held, value), part.bytes(), leaf(part).size());
      run.dependencies().store(slot);
    }
  }

  /** Notes that they are read. */
  void reads() {
    parts.forEach(part -> run.dependencies().read(object.slot(part.leaf)));
  }

  /** {@return whether something was stored to each of the bytes} */
  boolean isStored() {
    return parts.stream()
        .allMatch(part -> run.locals().isStored(object.slot(part.leaf), part.bytes()));
  }

  /** {@return whether something was stored to some of them} */
  boolean isStoredInPart() {
    return parts.stream()
        .anyMatch(part -> run.locals().isAnyStored(object.slot(part.leaf), part.bytes()));
  }

  /** Makes it as if nothing had been stored to them. */
  void forget() {
    for (Part part : parts) {
      int slot = object.slot(part.leaf);
      run.locals().forgetBytes(slot, part.bytes());
      run.dependencies().store(slot);
    }
  }
}
