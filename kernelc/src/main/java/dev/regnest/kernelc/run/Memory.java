package dev.regnest.kernelc.run;

import dev.regnest.kernelc.types.CType;
import dev.regnest.kernelc.types.Type;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Cpu;
import dev.regnest.machine.Dependences;
import dev.regnest.perf.CallchainEntry;
import dev.regnest.perf.PtRegs;
import java.util.List;
import java.util.function.LongUnaryOperator;

/** Accesses through an address, whatever lies there. */
public final class Memory {
  private static final int FIRST_PAGE = 4096;

  private Memory() {}

  /** {@return the value of that type at that address} */
  public static long load(Run run, long address, Type type) {
    Place place = place(run, address, type.kind());
    if (place.object.isLocal()) {
      return local(run, place.object, place.leaf, type.kind());
    }
    return global(run, place.number, place.leaf, type, run.dependencies().ofAddress());
  }

  /** Stores a value of that type at that address. */
  public static void store(Run run, long address, Type type, long value) {
    Place place = place(run, address, type.kind());
    if (place.object.isLocal()) {
      storeLocal(run, place.object, place.leaf, value);
    } else {
      storeGlobal(run, place.number, place.leaf, type, value);
    }
  }

  /** Reads and writes in one instruction. {@return the value that was there} */
  public static long update(Run run, long address, Type type, LongUnaryOperator operation) {
    Place place = place(run, address, type.kind());
    if (place.object.isLocal()) {
      long before = local(run, place.object, place.leaf, type.kind());
      storeLocal(run, place.object, place.leaf, operation.applyAsLong(before));
      return before;
    }
    Image image = run.image();
    Cell cell = writable(run, place.number, place.leaf);
    int size = type.kind().size();
    run.dependencies().beforeUpdate(cell);
    int before = run.cpu()
        .update(
            cell,
            old -> image.encode(
                outliving(run, operation.applyAsLong(image.decode(old, type.kind())), size), size));
    run.dependencies().loaded(cell, Dependences.NONE);
    return image.decode(before, type.kind());
  }

  /** Reads and writes in one instruction, where nobody needs a value. */
  public static void change(Run run, long address, Type type, LongUnaryOperator operation) {
    Place place = place(run, address, type.kind());
    if (place.object.isLocal()) {
      update(run, address, type, operation);
      return;
    }
    Image image = run.image();
    Cell cell = writable(run, place.number, place.leaf);
    int size = type.kind().size();
    run.dependencies().beforeStore(cell, /* isOrdered= */ true);
    run.cpu()
        .change(
            cell,
            old -> image.encode(
                outliving(run, operation.applyAsLong(image.decode(old, type.kind())), size), size));
  }

  /** Two live frames of one kind have one stack here, so none of its addresses may get to where both can compare it. */
  private static long outliving(Run run, long value, int size) {
    if (size == Long.BYTES
        && run.isStackShared()
        && Addresses.isStack(value)
        && Addresses.stack(Addresses.frameKind(value)) == run.stack()) {
      throw new Refused(
          run.where(),
          "the address of a local variable is stored outside its function, and two frames of it can be live at once under this hypothesis:"
              + " their stacks are not told apart here; store something else that says whose it is");
    }
    return value;
  }

  /** {@return the words of the opaque struct at that address} */
  public static PtRegs words(Run run, long address) {
    if (address == Addresses.taskPtRegs()) {
      return run.sample().taskPtRegs();
    }
    if (address == Addresses.pebsRecord()) {
      return run.sample().pebsRecord();
    }
    if (Addresses.isInterruptRegs(address)) {
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
    long value = run.locals()[slot];
    run.dependencies().read(slot);
    if (value == Run.UNINITIALISED) {
      throw run.oops(
          "use of " + object.leaves().get(leaf).name() + ", which nothing was stored to");
    }
    return value;
  }

  /** Stores a local leaf. */
  public static void storeLocal(Run run, DataObject object, int leaf, long value) {
    int slot = object.slot(leaf);
    run.locals()[slot] = value;
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
        : address.isEmpty() ? cpu.load(cell) : cpu.loadDependent(cell);
    run.dependencies().loaded(cell, address);
    return image.decode(token, type.kind());
  }

  /** Stores a leaf of a global. */
  public static void storeGlobal(Run run, int number, int leaf, Type type, long value) {
    Cell cell = writable(run, number, leaf);
    int size = type.kind().size();
    int token = run.image().encode(outliving(run, value, size), size);
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

  /** A leaf of an object; {@code number} is the object's among the globals. */
  private record Place(DataObject object, int number, int leaf) {}

  private static Place place(Run run, long address, CType type) {
    Place place = find(run, address);
    if (place.leaf < 0
        || place.object.leaves().get(place.leaf).size() != type.size()
        || place.object.leaves().get(place.leaf).isOpaque()) {
      throw new Refused(
          run.where(),
          "an access of " + type.size() + (type.size() == 1 ? " byte" : " bytes") + " to "
              + place.object.name() + " that is not one of its members");
    }
    return place;
  }

  private static Place find(Run run, long address) {
    if (address >= 0 && address < FIRST_PAGE) {
      throw run.oops("NULL pointer dereference");
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
    return new Place(object, number, object.leafAt(offset));
  }
}
