package dev.regnest.kernelc.run;

import dev.regnest.kernelc.types.CType;
import dev.regnest.kernelc.types.Ints;
import dev.regnest.kernelc.types.Opaque;
import dev.regnest.kernelc.types.Type;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Cpu;
import dev.regnest.machine.Dependences;
import dev.regnest.perf.CallchainEntry;
import dev.regnest.perf.PtRegs;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.function.LongUnaryOperator;

/** Accesses through an address, whatever lies there. */
public final class Memory {
  private static final int FIRST_PAGE = 4096;
  private static final Type BYTE = Type.of(Ints.ofSize(1, /* signed= */ false));

  private Memory() {}

  /** {@return the value of that type at that address} */
  public static long load(Run run, long address, Type type) {
    Place place = find(run, address);
    if (!place.is(type)) {
      return place.bytes(run, type).load();
    }
    if (place.object.isLocal()) {
      return local(run, place.object, place.leaf, type.kind());
    }
    return global(run, place.number, place.leaf, type, run.dependencies().ofAddress());
  }

  /** {@return the integer at that address, of which some bits are to be changed} */
  public static long loadBits(Run run, long address, Type type) {
    Place place = find(run, address);
    if (place.object.isLocal() && !place.bytes(run, type).isStored()) {
      throw new Refused(
          run.where(),
          "some bits of " + place.name()
              + " are stored, and nothing was to the others; give all of them a value first");
    }
    return load(run, address, type);
  }

  /** Stores a value of that type at that address. */
  public static void store(Run run, long address, Type type, long value) {
    Place place = find(run, address);
    if (!place.is(type)) {
      place.bytes(run, type).store(value);
    } else if (place.object.isLocal()) {
      storeLocal(run, place.object, place.leaf, value);
    } else {
      storeGlobal(run, place.number, place.leaf, type, value);
    }
  }

  /** Copies a value of that type; one that nothing was stored to is no use of it where it stays in local variables. */
  static void copy(Run run, long to, long from, Type type) {
    Place source = find(run, from);
    if (!source.object.isLocal() || source.bytes(run, type).isStored()) {
      store(run, to, type, load(run, from, type));
      return;
    }
    if (type.kind().size() > 1 && source.bytes(run, type).isStoredInPart()) {
      for (int i = 0; i < type.kind().size(); i++) {
        copy(run, to + i, from + i, BYTE);
      }
      return;
    }
    Place target = find(run, to);
    if (!target.object.isLocal()) {
      throw new Refused(
          run.where(),
          source.name()
              + ", which nothing was stored to, is copied into a variable outside functions; give it a value");
    }
    source.bytes(run, type).reads();
    target.bytes(run, type).forget();
  }

  /** Reads and writes in one instruction. {@return the value that was there} */
  public static long update(Run run, long address, Type type, LongUnaryOperator operation) {
    Place place = find(run, address);
    if (!place.is(type)) {
      return place.bytes(run, type).update(operation);
    }
    if (place.object.isLocal()) {
      long before = local(run, place.object, place.leaf, type.kind());
      storeLocal(run, place.object, place.leaf, operation.applyAsLong(before));
      return before;
    }
    if (place.object.wraps() != 0) {
      throw new Refused(
          run.where(),
          "one instruction changes " + place.object.name() + ", which counts modulo "
              + place.object.wraps() + ", and gives a value back; use two statements");
    }
    Cell cell = writable(run, place.number, place.leaf);
    run.dependencies().beforeUpdate(cell);
    int before = run.cpu().update(cell, onTokens(run, place, type, operation));
    run.dependencies().loaded(cell, Dependences.NONE);
    return decoded(run, before, type);
  }

  /** Reads and writes in one instruction, where nobody needs a value. */
  public static void change(Run run, long address, Type type, LongUnaryOperator operation) {
    Place place = find(run, address);
    if (!place.is(type) || place.object.isLocal()) {
      update(run, address, type, operation);
      return;
    }
    Cell cell = writable(run, place.number, place.leaf);
    run.dependencies().beforeStore(cell, /* isOrdered= */ true);
    run.cpu().change(cell, onTokens(run, place, type, operation));
  }

  private static IntUnaryOperator onTokens(
      Run run, Place place, Type type, LongUnaryOperator operation) {
    boolean mayBeAddress = type.kind().size() == Long.BYTES;
    if (mayBeAddress && run.hasTwins()) {
      // Asked before, as nothing can be asked in the middle of an instruction.
      run.instance();
    }
    return token -> {
      long old = decoded(run, token, type);
      long now = run.kept(place.object, operation.applyAsLong(old));
      if (mayBeAddress && now == old) {
        return token;
      }
      if (mayBeAddress && Stacks.isHandedOn(run, now)) {
        throw new Refused(
            run.where(),
            "one instruction stores an address on the stack of another frame; use a plain store");
      }
      if (mayBeAddress && Stacks.isNoted(run, now)) {
        run.escapesTo(Image.place(place.number, place.leaf));
      }
      return encoded(run, now, type);
    };
  }

  private static void noteAddress(Run run, int number, int leaf, Type type, long value) {
    if (type.kind().size() != Long.BYTES) {
      return;
    }
    if (Stacks.isNoted(run, value)) {
      run.escapesTo(Image.place(number, leaf));
    } else if (Stacks.isHandedOn(run, value)) {
      run.image().handsOn(run.cpu());
    }
  }

  private static int encoded(Run run, long value, Type type) {
    int size = type.kind().size();
    return run.image().encode(size == Long.BYTES ? Stacks.toMemory(run, value) : value, size);
  }

  private static long decoded(Run run, int token, Type type) {
    checkBool(run, token, type.kind());
    long value = run.image().decode(token, type.kind());
    return type.kind().size() == Long.BYTES ? Stacks.fromMemory(run, value) : value;
  }

  /** Refuses a bool to which something else than 0 and 1 was stored by its byte. */
  static void checkBool(Run run, long held, CType type) {
    if (type == Ints.BOOL && held != 0 && held != 1) {
      throw new Refused(
          run.where(),
          "a bool is read that holds " + (held & 0xff) + ", where C has no value but 0 and 1");
    }
  }

  /** {@return the words of the opaque struct at that address} */
  public static PtRegs words(Run run, long address) {
    if (address == Addresses.taskPtRegs()) {
      return run.sample().taskPtRegs();
    }
    if (address == Addresses.pebsRecord()) {
      return run.sample().pebsRecord();
    }
    if (Addresses.isInterruptRegs(Stacks.place(address))) {
      if (address != run.interruptRegs()) {
        throw run.oops("access to the registers that another handler was given");
      }
      return run.handedRegs();
    }
    Place place = find(run, address);
    if (place.leaf < 0 || !place.object.leaves().get(place.leaf).isOpaque()) {
      throw run.oops("access to registers where there are none");
    }
    if (place.object.isConstant()) {
      throw new Refused(
          run.where(),
          "'" + place.object.name() + "' is const, so that nothing is ever stored to its words");
    }
    return place.object.isLocal()
        ? run.localRegs().at(place.object.slot(place.leaf), place.object.name())
        : run.image().regs(place.number, place.leaf).thisCpuPtr(run.cpu());
  }

  /** {@return the callchain entry at that address} */
  public static CallchainEntry callchainEntry(Run run, long address) {
    PtRegs words = words(run, address);
    Place place = find(run, address);
    if (place.object.isLocal()) {
      throw new Refused(
          run.where(), "a callchain entry on the stack; define it per CPU, as perf has it");
    }
    return new CallchainEntry(run.image().length(place.number, place.leaf), words);
  }

  /** {@return a local leaf} */
  public static long local(Run run, DataObject object, int leaf, CType type) {
    int slot = object.slot(leaf);
    run.dependencies().read(slot);
    if (!run.locals().isStored(slot)) {
      throw run.oops(
          "use of " + object.leaves().get(leaf).name() + ", which nothing was stored to");
    }
    long value = run.locals().get(slot);
    checkBool(run, value, type);
    return type instanceof CType.Int integer ? Ints.convert(value, integer) : value;
  }

  /** Stores a local leaf. */
  public static void storeLocal(Run run, DataObject object, int leaf, long value) {
    int slot = object.slot(leaf);
    run.locals().store(slot, run.kept(object, value));
    run.dependencies().store(slot);
  }

  /** {@return a leaf of a global, whose address was computed from what {@code address} says} */
  public static long global(Run run, int number, int leaf, Type type, Dependences address) {
    Image image = run.image();
    if (image.isConstant(number)) {
      return image.code().globals().get(number).initial()[leaf];
    }
    Cell cell = image.cell(number, leaf);
    Cpu cpu = run.cpu();
    run.dependencies().beforeLoad(address, type.isVolatile());
    int token = type.isVolatile()
        ? cpu.readOnce(cell)
        : run.dependencies().behindBarrier(address).isEmpty()
            ? cpu.load(cell)
            : cpu.loadDependent(cell);
    run.dependencies().loaded(cell, address);
    return decoded(run, token, type);
  }

  /** Stores a leaf of a global. */
  public static void storeGlobal(Run run, int number, int leaf, Type type, long value) {
    Cell cell = writable(run, number, leaf);
    long kept = run.kept(run.image().code().globals().get(number), value);
    noteAddress(run, number, leaf, type, kept);
    int token = encoded(run, kept, type);
    run.dependencies().beforeStore(cell, type.isVolatile());
    if (type.isVolatile()) {
      run.cpu().writeOnce(cell, token);
    } else {
      run.cpu().store(cell, token);
    }
  }

  private static Cell writable(Run run, int number, int leaf) {
    if (run.image().isConstant(number)) {
      throw run.oops(
          "store to " + run.image().code().globals().get(number).name() + ", which is const");
    }
    return run.image().cell(number, leaf);
  }

  /** A byte of an object; {@code number} is the object's among the globals, {@code leaf} what begins there, or -1. */
  record Place(DataObject object, int number, int offset, int leaf) {
    /** {@return whether a value of that type is just the leaf that begins there} */
    private boolean is(Type type) {
      return leaf >= 0
          && object.leaves().get(leaf).size() == type.kind().size()
          && !object.leaves().get(leaf).isOpaque();
    }

    boolean isPadding() {
      return object.leafOf(offset) < 0;
    }

    boolean isOpaque() {
      return leaf >= 0 && object.leaves().get(leaf).isOpaque();
    }

    Opaque opaque() {
      return object.leaves().get(leaf).opaque().orElseThrow();
    }

    /** {@return the bytes of the leaf that begins there, or 0} */
    int leafSize() {
      return leaf < 0 ? 0 : object.leaves().get(leaf).size();
    }

    /** {@return whether so many bytes are whole leaves} */
    boolean cutsNothing(int size) {
      int end = offset + size;
      return leaf >= 0 && isWithoutPadding(size) && object.leafOf(end - 1) != object.leafOf(end);
    }

    /** {@return whether each of so many bytes is part of a leaf} */
    boolean isWithoutPadding(int size) {
      for (int at = offset; at < offset + size; at++) {
        if (object.leafOf(at) < 0) {
          return false;
        }
      }
      return true;
    }

    private String name() {
      int whole = object.leafOf(offset);
      return whole < 0 ? object.name() : object.leaves().get(whole).name();
    }

    Bytes bytes(Run run, Type type) {
      return new Bytes(run, object, number, offset, type);
    }
  }

  /** {@return what lies at that address} */
  static Place find(Run run, long address) {
    if (address >= 0 && address < FIRST_PAGE) {
      throw run.oops("NULL pointer dereference");
    }
    if (address == Stacks.GONE) {
      throw run.oops("access through a pointer into a frame that is gone");
    }
    if (Addresses.isInTaskPtRegs(address) || Addresses.isInterruptRegs(Stacks.place(address))) {
      throw new Refused(
          run.where(), "the words of registers are opaque here, and this is an access to one");
    }
    if (Stacks.isOfAnother(address)) {
      throw run.oops("access to the stack of another frame");
    }
    if (Addresses.isStack(address)) {
      if (Addresses.stack(Addresses.frameKind(address)) != run.stack()) {
        throw run.oops("access to the stack of another frame");
      }
      int number = Addresses.local(address);
      return at(run, run.image().code().locals(), number, Addresses.localOffset(address));
    }
    return at(
        run,
        run.image().code().globals(),
        Addresses.global(address),
        Addresses.globalOffset(address));
  }

  private static Place at(Run run, List<DataObject> objects, int number, int offset) {
    if (number < 0 || number >= objects.size()) {
      throw run.oops("access through a pointer that points nowhere");
    }
    DataObject object = objects.get(number);
    if (offset >= object.size()) {
      throw run.oops("access behind the end of " + object.name());
    }
    return new Place(object, number, offset, object.leafAt(offset));
  }
}
