package dev.regnest.kernelc.compile;

import dev.regnest.kernelc.run.Code;
import dev.regnest.kernelc.run.DataObject;
import dev.regnest.kernelc.types.Type;

/**
 * An expression with its type: a value, or a place that has one.
 *
 * @param type its type
 * @param value its value, or null for a place
 * @param address the address of a place, or null for a value
 * @param object the variable that a place is in, where that is known before it runs, or null
 * @param offset the place's offset in that variable
 * @param constant the value, where that is known before it runs, or null
 */
record Operand(Type type, Code value, Code address, DataObject object, int offset, Long constant) {
  static Operand value(Type type, Code value) {
    return new Operand(type, value, null, null, 0, null);
  }

  static Operand constant(Type type, long value) {
    return new Operand(type, run -> value, null, null, 0, value);
  }

  static Operand place(Type type, Code address) {
    return new Operand(type, null, address, null, 0, null);
  }

  static Operand place(Type type, DataObject object, int offset) {
    long base = object.base() + offset;
    Code address = object.isLocal() ? run -> run.pointsToStack() + base : run -> base;
    return new Operand(type, null, address, object, offset, null);
  }

  boolean isPlace() {
    return address != null;
  }

  /** {@return the leaf that it is, or -1 if that is not known before it runs} */
  int leaf() {
    if (object == null) {
      return -1;
    }
    int leaf = object.leafAt(offset);
    boolean fits = leaf >= 0
        && object.leaves().get(leaf).size() == type.kind().size()
        && !object.leaves().get(leaf).isOpaque();
    return fits ? leaf : -1;
  }
}
