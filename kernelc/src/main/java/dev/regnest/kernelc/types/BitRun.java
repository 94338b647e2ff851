package dev.regnest.kernelc.types;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Bit-fields that stand side by side, which is one place in memory to C11 3.14: a store to one of them is one to all. */
final class BitRun {
  private record Member(String name, Type type, int first, int width) {}

  private final List<Member> members = new ArrayList<>();
  private int next;

  /** Begins one at that byte. */
  BitRun(int begin) {
    next = begin * Byte.SIZE;
  }

  void add(String name, Type type, int width, boolean packed) {
    int unit = type.kind().size() * Byte.SIZE;
    boolean crosses = next / unit != (next + width - 1) / unit;
    if (width == 0 || !packed && crosses) {
      next = (next + unit - 1) / unit * unit;
    }
    if (width > 0) {
      members.add(new Member(name, type, next, width));
    }
    next += width;
  }

  /** {@return the byte behind the last one} */
  int end() {
    return (next + Byte.SIZE - 1) / Byte.SIZE;
  }

  /**
   * {@return the integers that they share: one if it has room at its alignment before the byte {@code limit}, where the next member lies, else
   * the widest that there is room for, one after the other}
   */
  List<Struct.Field> cells(int limit) {
    List<Struct.Field> cells = new ArrayList<>();
    for (int at = begin(); at < end(); ) {
      int size = width(at, limit);
      cells.add(
          new Struct.Field(names(at, size), Type.of(Ints.ofSize(size, /* signed= */ false)), at));
      at += size;
    }
    return cells;
  }

  private int begin() {
    return members.isEmpty() ? end() : members.get(0).first / Byte.SIZE;
  }

  private int width(int at, int limit) {
    int size = Long.BYTES;
    while (at % size != 0 || size > 1 && at + size / 2 >= end() || at + size > limit) {
      size /= 2;
    }
    return size;
  }

  private String names(int offset, int size) {
    return String.join(
        "|",
        members.stream()
            .filter(member -> !member.name.isEmpty() && isWithin(member, offset, size))
            .map(Member::name)
            .toList());
  }

  private static boolean isWithin(Member member, int offset, int size) {
    return member.first >= offset * Byte.SIZE
        && member.first + member.width <= (offset + size) * Byte.SIZE;
  }

  /** {@return the members with a name; one that no integer of their bytes has all of has no bit-field's type} */
  List<Struct.Field> fields(int limit) {
    List<Struct.Field> fields = new ArrayList<>();
    List<Struct.Field> cells = cells(limit);
    for (Member member : members) {
      if (!member.name.isEmpty()) {
        fields.add(cells.stream()
            .filter(cell -> isWithin(member, cell.offset(), cell.type().kind().size()))
            .findFirst()
            .or(() -> across(member))
            .map(cell -> field(member, cell))
            .orElse(new Struct.Field(member.name, member.type, member.first / Byte.SIZE)));
      }
    }
    return fields;
  }

  /** {@return an integer of the bytes of these bit-fields that has all of a member which lies in several of those that they share} */
  private Optional<Struct.Field> across(Member member) {
    for (int size = 2; size <= Long.BYTES; size *= 2) {
      int first = Math.min(member.first / Byte.SIZE, end() - size);
      if (first >= begin() && isWithin(member, first, size)) {
        return Optional.of(
            new Struct.Field(member.name, Type.of(Ints.ofSize(size, /* signed= */ false)), first));
      }
    }
    return Optional.empty();
  }

  private static Struct.Field field(Member member, Struct.Field cell) {
    CType kind = new CType.BitField(
        (CType.Int) member.type.kind(),
        (CType.Int) cell.type().kind(),
        member.first - cell.offset() * Byte.SIZE,
        member.width);
    return new Struct.Field(member.name, member.type.ofKind(kind), cell.offset());
  }
}
