package dev.regnest.kernelc.run;

import dev.regnest.kernelc.source.Position;
import dev.regnest.kernelc.types.CType;
import dev.regnest.kernelc.types.Ints;
import dev.regnest.kernelc.types.Opaque;
import dev.regnest.kernelc.types.Struct;
import dev.regnest.kernelc.types.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One variable, laid out: every leaf at its offset, as the compiler would have it. */
public final class DataObject {
  private static final int NONE = -1;

  private final String name;
  private final Type type;
  private final long base;
  private final int firstSlot;
  private final Position at;
  private final List<Leaf> leaves = new ArrayList<>();
  private final boolean constant;
  private final boolean perCpu;
  private final int[] leafOf;
  private final long[] initial;
  private int demanded = Long.SIZE;
  private long wraps;
  private boolean setAtBoot;

  /**
   * {@return a variable of a function, laid out}
   *
   * @param at where it is declared
   * @param base the address of its first byte within the stack of its frame
   * @param firstSlot the number of its first leaf among the locals of all functions
   */
  public static DataObject local(Position at, String name, Type type, long base, int firstSlot) {
    return new DataObject(at, name, type, base, firstSlot, type.kind().size(), false);
  }

  /** {@return a variable outside functions of so many bytes, the same for all CPUs or each one's own} */
  public static DataObject global(
      Position at, String name, Type type, long base, int size, boolean isPerCpu) {
    return new DataObject(at, name, type, base, NONE, size, isPerCpu);
  }

  private DataObject(
      Position at, String name, Type type, long base, int firstSlot, int size, boolean perCpu) {
    this.at = at;
    this.name = name;
    this.type = type;
    this.base = base;
    this.firstSlot = firstSlot;
    this.perCpu = perCpu;
    constant = firstSlot < 0 && neverChanges(type);
    leafOf = new int[size];
    Arrays.fill(leafOf, NONE);
    lay(name, type.kind(), 0, size);
    initial = new long[leaves.size()];
  }

  /** An array without a length has what room there is before {@code end}. */
  private void lay(String path, CType kind, int offset, int end) {
    if (kind instanceof CType.Array array) {
      int size = array.of().kind().size();
      int length = array.length() > 0 ? array.length() : (end - offset) / Math.max(1, size);
      for (int i = 0; i < length; i++) {
        int at = offset + i * size;
        lay(path + "[" + i + "]", array.of().kind(), at, at + size);
      }
    } else if (kind instanceof Struct struct && struct.opaque().isEmpty()) {
      List<Struct.Field> fields = struct.cells();
      for (int i = 0; i < fields.size(); i++) {
        Struct.Field field = fields.get(i);
        boolean joins = field.name().isEmpty() || field.name().startsWith("[");
        String inner = path + (joins ? "" : ".") + field.name();
        int next = i + 1 < fields.size() ? offset + fields.get(i + 1).offset() : end;
        lay(inner, field.type().kind(), offset + field.offset(), next);
      }
    } else {
      Arrays.fill(leafOf, offset, offset + kind.size(), leaves.size());
      Optional<Opaque> opaque = kind instanceof Struct struct ? struct.opaque() : Optional.empty();
      leaves.add(new Leaf(offset, kind.size(), path, kind, opaque));
    }
  }

  private static boolean neverChanges(Type type) {
    CType kind = type.kind();
    boolean elements = false;
    while (kind instanceof CType.Array array) {
      elements = array.of().isConst();
      kind = array.of().kind();
    }
    return type.isConst() || elements;
  }

  /** {@return its name} */
  public String name() {
    return name;
  }

  /** {@return where it is declared} */
  public Position at() {
    return at;
  }

  /** {@return its type} */
  public Type type() {
    return type;
  }

  /** {@return how many bytes it has} */
  public int size() {
    return leafOf.length;
  }

  /** {@return the address of its first byte; of a local, within the stack of its frame} */
  public long base() {
    return base;
  }

  /** {@return its number among the variables outside functions} */
  public int number() {
    return Addresses.global(base);
  }

  /** {@return whether it is a local variable} */
  public boolean isLocal() {
    return firstSlot >= 0;
  }

  /** {@return whether such a struct is part of it} */
  public boolean holds(Opaque struct) {
    return leaves.stream().anyMatch(leaf -> leaf.opaque().equals(Optional.of(struct)));
  }

  /** Says how many of its lowest bits something may depend on; all, if that is not said. */
  public void demand(int bits) {
    demanded = bits;
  }

  /** {@return how many of its lowest bits something may depend on} */
  int demanded() {
    return demanded;
  }

  /** Says what it counts modulo; 0 if it does not. */
  public void wrap(long modulus) {
    wraps = modulus;
  }

  /** {@return what it counts modulo, 0 if it does not} */
  public long wraps() {
    return wraps;
  }

  /**
   * Says that a boot sets it, to on or off, if it is one that may be: a static key, or a bool.
   *
   * @return whether it is
   */
  public boolean setAtBoot() {
    boolean isKey = type.kind() instanceof Struct struct
        && (struct.isTagged("static_key_true") || struct.isTagged("static_key_false"));
    setAtBoot = !constant && (isKey || type.kind().equals(Ints.BOOL));
    return setAtBoot;
  }

  /** {@return whether a boot sets it} */
  public boolean isSetAtBoot() {
    return setAtBoot;
  }

  /** {@return what it holds once that is stored to it} */
  public long wrapped(long value) {
    return wraps == 0 ? value : Math.floorMod(value, wraps);
  }

  /** {@return whether each CPU has its own: DEFINE_PER_CPU()} */
  boolean isPerCpu() {
    return perCpu;
  }

  /** {@return whether its values never change, so that it needs no cells} */
  public boolean isConstant() {
    return constant;
  }

  /** {@return its leaves, by offset} */
  public List<Leaf> leaves() {
    return leaves;
  }

  /** {@return the number of the leaf that begins at that offset, or -1 if none does} */
  public int leafAt(int offset) {
    int leaf = leafOf(offset);
    return leaf >= 0 && leaves.get(leaf).offset() == offset ? leaf : NONE;
  }

  /** {@return the number of the leaf that the byte at that offset is part of, or -1 if it is padding or outside} */
  int leafOf(int offset) {
    return offset < 0 || offset >= leafOf.length ? NONE : leafOf[offset];
  }

  /** {@return the number of that leaf among the locals of all functions} */
  public int slot(int leaf) {
    return firstSlot + leaf;
  }

  /** {@return what so many bytes hold at first, the lowest first} */
  public long initial(int offset, int size) {
    long value = 0;
    for (int i = 0; i < size; i++) {
      int leaf = leafOf(offset + i);
      int at = leaf < 0 ? 0 : offset + i - leaves.get(leaf).offset();
      value |= leaf < 0 ? 0 : (initial[leaf] >>> at * Byte.SIZE & 0xff) << i * Byte.SIZE;
    }
    return value;
  }

  /** Sets what so many bytes hold at first, the lowest first. {@return whether they are all part of what can be looked at} */
  public boolean setInitial(int offset, int size, long value) {
    int leaf = leafAt(offset);
    if (leaf >= 0 && leaves.get(leaf).size() == size) {
      initial[leaf] = value;
      return !leaves.get(leaf).isOpaque();
    }
    for (int i = 0; i < size; i++) {
      int of = leafOf(offset + i);
      if (of < 0 || leaves.get(of).isOpaque() || leaves.get(of).isPointer()) {
        return false;
      }
      int shift = (offset + i - leaves.get(of).offset()) * Byte.SIZE;
      initial[of] = initial[of] & ~(0xffL << shift) | (value >>> i * Byte.SIZE & 0xff) << shift;
    }
    return true;
  }

  /** {@return what its leaves hold at first} */
  public long[] initial() {
    return initial;
  }
}
