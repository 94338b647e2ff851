package dev.regnest.kernelc.types;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A struct or a union: known by its name before its members are. */
public final class Struct implements CType {
  /** Where one stands that has no tag: the file and the line. */
  private static final Pattern PLACE = Pattern.compile("<(.*):\\d+>");

  private final String tag;
  private String typeName = "";
  private final boolean union;
  private final Optional<Opaque> opaque;
  private final List<Field> fields = new ArrayList<>();
  private final List<Field> laid = new ArrayList<>();
  private final List<String> split = new ArrayList<>();
  private BitRun bits = new BitRun(0);
  private boolean complete;
  private int size;
  private int align = 1;
  private List<Field> cells;
  private List<Field> words;

  /** Creates one without members yet. */
  public Struct(String tag, boolean union) {
    this.tag = tag;
    this.union = union;
    opaque = union ? Optional.empty() : Opaque.tagged(tag);
  }

  /** One member; the name is empty where its own members are to be used as if they were the struct's. */
  public record Field(String name, Type type, int offset) {}

  /** {@return its tag; empty if it has none} */
  public String tag() {
    return tag;
  }

  /** Adds a member behind the others, at the next multiple of {@code alignment}, or with them at 0 in a union. */
  public void add(String name, Type type, int alignment) {
    int offset = union ? 0 : roundUp(size, alignment);
    endBits(union ? bits.end() : offset);
    fields.add(new Field(name, type, offset));
    laid.add(new Field(name, type, offset));
    size = Math.max(size, offset + type.kind().size());
    align = Math.max(align, alignment);
    bits = new BitRun(union ? 0 : size);
  }

  /**
   * Adds a bit-field behind the others, as the ABI of x86-64 has it: within one integer of its type, unless the struct is packed.
   *
   * @param name its name; one without a name only takes room
   * @param type an integer
   * @param width its bits, from 0, which begins the next integer, to 64
   */
  public void addBits(String name, Type type, int width, boolean packed) {
    if (union || width == 0) {
      endBits(union ? bits.end() : roundUp(size, type.kind().size()));
    }
    bits.add(name, type, width, packed);
    size = Math.max(size, bits.end());
    if (!name.isEmpty()) {
      align = Math.max(align, packed ? 1 : type.kind().align());
    }
  }

  private void endBits(int limit) {
    bits.fields(limit).stream()
        .filter(field -> !(field.type().kind() instanceof BitField))
        .forEach(field -> split.add(field.name()));
    fields.addAll(bits.fields(limit));
    laid.addAll(bits.cells(limit));
    bits = new BitRun(union ? 0 : size);
  }

  /** Ends the list of members; addresses of the struct are multiples of {@code alignment} at least. */
  public void complete(int alignment) {
    complete = true;
    align = Math.max(align, alignment);
    size = roundUp(size, align);
    endBits(size);
  }

  private static int roundUp(int offset, int to) {
    return (offset + to - 1) / to * to;
  }

  /** {@return whether it is the struct of that tag} */
  public boolean isTagged(String name) {
    return !union && tag.equals(name);
  }

  /** {@return whether the members are known} */
  public boolean isComplete() {
    return complete;
  }

  /** {@return what it is if nobody can compute with its words, else empty} */
  public Optional<Opaque> opaque() {
    return opaque;
  }

  /** {@return its members, in order} */
  public List<Field> fields() {
    return List.copyOf(fields);
  }

  /** {@return the bit-fields that no integer has all of which has only bytes of bit-fields: no access to them is one access} */
  public List<String> splitBits() {
    return List.copyOf(split);
  }

  /** {@return whether its members lie at one place} */
  public boolean isUnion() {
    return union;
  }

  /** {@return what lies in it one after the other: the members of a struct, bit-fields by the integers that they share, and of a union the pieces that they have in common} */
  public List<Field> cells() {
    if (!union) {
      return List.copyOf(laid);
    }
    if (cells == null) {
      cells = Pieces.of(fields);
    }
    return cells;
  }

  /** {@return the same of a struct, and of a union the words in which a copy of it is made: pieces that some member has together are one word} */
  public List<Field> words() {
    if (!union) {
      return cells();
    }
    if (words == null) {
      words = Pieces.words(fields);
    }
    return words;
  }

  /** {@return the member of that name, its offset counted from the start of this struct; empty if there is none} */
  public Optional<Field> field(String name) {
    for (Field field : fields) {
      if (field.name().equals(name)) {
        return Optional.of(field);
      }
      if (field.name().isEmpty() && field.type().kind() instanceof Struct inner) {
        Optional<Field> found = inner.field(name);
        if (found.isPresent()) {
          return Optional.of(
              new Field(name, found.get().type(), field.offset() + found.get().offset()));
        }
      }
    }
    return Optional.empty();
  }

  @Override
  public int size() {
    return complete ? size : 0;
  }

  @Override
  public int align() {
    return align;
  }

  /** Notes a name that typedef gives it; the first is what it is called where it has no tag. */
  public void isCalled(String name) {
    if (typeName.isEmpty()) {
      typeName = name;
    }
  }

  @Override
  public String toString() {
    Matcher place = PLACE.matcher(tag);
    if (!place.matches()) {
      return (union ? "union " : "struct ") + tag;
    }
    return typeName.isEmpty()
        ? (union ? "union" : "struct") + " { ... } of " + place.group(1)
        : typeName;
  }
}
