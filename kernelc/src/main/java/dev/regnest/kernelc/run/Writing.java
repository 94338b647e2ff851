package dev.regnest.kernelc.run;

import dev.regnest.kernel.EventSource;
import dev.regnest.kernelc.types.CType;
import dev.regnest.kernelc.types.Ints;
import dev.regnest.kernelc.types.Struct;
import java.util.List;

/** Writes values of a program's variables as people write them. */
final class Writing {
  private static final int FIRST_ADDRESS = Addresses.GLOBAL_SIZE;

  private final ProgramCode code;

  Writing(ProgramCode code) {
    this.code = code;
  }

  /** {@return the value of a variable, or of a part of one} */
  String of(Leaf leaf, long value) {
    if (leaf.type() instanceof CType.Pointer to) {
      return pointer(to.to().kind(), value);
    }
    if (!(leaf.type() instanceof CType.Int type) || Stacks.isOnStack(value)) {
      return pointer(new CType.Void(), value);
    }
    return code.notation().of(leaf.name(), type, Ints.convert(value, type));
  }

  private String pointer(CType to, long value) {
    if (value == 0) {
      return "NULL";
    }
    if (value == Stacks.GONE) {
      return "a local that is gone";
    }
    if (value == Addresses.taskPtRegs()) {
      return "task_pt_regs(current)";
    }
    long place = Stacks.place(value);
    if (Addresses.isInterruptRegs(place)) {
      return "its handler's regs";
    }
    if (Addresses.isStack(place)) {
      return object(code.locals(), Addresses.local(place), Addresses.localOffset(place), to, value)
          + ofFrame(Addresses.frameKind(place));
    }
    int function = Addresses.function(value);
    if (function >= 0 && function < code.functions().size()) {
      return code.functions().get(function).name();
    }
    return value < FIRST_ADDRESS
        ? number(value)
        : object(code.globals(), Addresses.global(value), Addresses.globalOffset(value), to, value);
  }

  /** Whose stack it is on, where that is no matter of course. */
  private static String ofFrame(int kind) {
    return kind < EventSource.values().length ? " of the " + EventSource.values()[kind].word() : "";
  }

  private static String object(
      List<DataObject> objects, int number, int offset, CType to, long value) {
    if (number < 0 || number >= objects.size() || offset > objects.get(number).size()) {
      return number(value);
    }
    DataObject object = objects.get(number);
    boolean isText = object.name().startsWith("\"");
    if (isText && offset == 0) {
      return object.name();
    }
    return "&" + path(object.name(), object.type().kind(), offset, to);
  }

  /** {@return the way to what of that type lies at that offset, or to the smallest part that does} */
  private static String path(String name, CType kind, int offset, CType to) {
    if (offset == 0 && kind.equals(to)) {
      return name;
    }
    if (kind instanceof CType.Array array && array.of().kind().size() > 0) {
      int size = array.of().kind().size();
      return path(name + "[" + offset / size + "]", array.of().kind(), offset % size, to);
    }
    if (kind instanceof Struct struct && struct.opaque().isEmpty()) {
      for (Struct.Field field : struct.fields()) {
        int inside = offset - field.offset();
        if (inside >= 0 && inside < field.type().kind().size()) {
          String joint = field.name().isEmpty() ? "" : ".";
          return path(name + joint + field.name(), field.type().kind(), inside, to);
        }
      }
    }
    return offset == 0 ? name : name + " + " + offset;
  }

  private static String number(long value) {
    return value >= 0 && value < FIRST_ADDRESS
        ? Long.toString(value)
        : "0x" + Long.toHexString(value);
  }
}
