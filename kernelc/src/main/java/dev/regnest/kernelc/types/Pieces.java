package dev.regnest.kernelc.types;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the members of a union have in common: bytes are one piece as far as no member begins or ends within them.
 *
 * <p>An access to a member that is one piece is one access; one to a member of several pieces is refused where it runs.
 */
final class Pieces {
  private final TreeMap<Integer, Struct.Field> integers = new TreeMap<>();
  private final TreeSet<Integer> ends = new TreeSet<>();

  private Pieces() {}

  /** {@return the pieces of those members, in order; each called as the first member that is just this piece} */
  static List<Struct.Field> of(List<Struct.Field> members) {
    Pieces pieces = new Pieces();
    members.forEach(member -> pieces.add(member.name(), member.type(), 0));
    return pieces.cut();
  }

  /**
   * {@return what a copy of those members is made of, in order: what no member goes beyond, where that is one integer; else the pieces}
   */
  static List<Struct.Field> words(List<Struct.Field> members) {
    Pieces pieces = new Pieces();
    members.forEach(member -> pieces.add(member.name(), member.type(), 0));
    List<Struct.Field> words = new ArrayList<>();
    List<Struct.Field> open = new ArrayList<>();
    for (Struct.Field piece : pieces.cut()) {
      open.add(piece);
      int end = piece.offset() + piece.type().kind().size();
      if (pieces.integers.entrySet().stream()
          .noneMatch(one -> one.getKey() < end
              && end < one.getKey() + one.getValue().type().kind().size())) {
        words.addAll(joined(open, end));
        open.clear();
      }
    }
    return words;
  }

  private static List<Struct.Field> joined(List<Struct.Field> pieces, int end) {
    int offset = pieces.get(0).offset();
    int size = end - offset;
    boolean isWord = pieces.size() > 1 && size <= Long.BYTES && Integer.bitCount(size) == 1;
    return isWord
        ? List.of(new Struct.Field("", Type.of(Ints.ofSize(size, /* signed= */ false)), offset))
        : pieces;
  }

  private void add(String path, Type type, int offset) {
    CType kind = type.kind();
    if (kind instanceof CType.Array array) {
      int size = array.of().kind().size();
      for (int i = 0; i < array.length(); i++) {
        add(path + "[" + i + "]", array.of(), offset + i * size);
      }
    } else if (kind instanceof Struct struct) {
      for (Struct.Field field : struct.cells()) {
        add(joined(path, field.name()), field.type(), offset + field.offset());
      }
    } else {
      ends.add(offset);
      ends.add(offset + kind.size());
      Struct.Field before = integers.get(offset);
      if (before == null || kind.size() < before.type().kind().size()) {
        integers.put(offset, new Struct.Field(path, type, offset));
      } else if (kind instanceof CType.Int && before.type().kind() instanceof CType.Pointer) {
        integers.put(offset, new Struct.Field(before.name(), type, offset));
      }
    }
  }

  private static String joined(String path, String name) {
    return path.isEmpty() || name.isEmpty() || name.startsWith("[")
        ? path + name
        : path + "." + name;
  }

  private List<Struct.Field> cut() {
    List<Struct.Field> cut = new ArrayList<>();
    Integer begin = null;
    for (int end : ends) {
      for (int at = begin == null ? end : begin; at < end; ) {
        Struct.Field piece = piece(at, end - at);
        cut.add(piece);
        at += piece.type().kind().size();
      }
      begin = end;
    }
    return cut;
  }

  /** {@return what begins there, of those bytes or, where no integer has as many, of fewer} */
  private Struct.Field piece(int offset, int bytes) {
    Struct.Field member = integers.get(offset);
    if (member != null && member.type().kind().size() == bytes) {
      return member;
    }
    int size = Math.min(Long.BYTES, Integer.highestOneBit(bytes));
    return new Struct.Field(
        "[" + offset + "]", Type.of(Ints.ofSize(size, /* signed= */ false)), offset);
  }
}
