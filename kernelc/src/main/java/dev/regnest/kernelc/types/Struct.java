package dev.regnest.kernelc.types;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A struct or a union: known by its name before its members are. */
public final class Struct implements CType {
  private final String tag;
  private final boolean union;
  private final Optional<Opaque> opaque;
  private final List<Field> fields = new ArrayList<>();
  private boolean complete;
  private int size;
  private int align = 1;

  private List<Field> cells;

  /** Creates one without members yet. */
  public Struct(String tag, boolean union) {
    this.tag = tag;
    this.union = union;
    opaque = union ? Optional.empty() : Opaque.tagged(tag);
  }

  /** One member; the name is empty where its own members are to be used as if they were the struct's. */
  public record Field(String name, Type type, int offset) {}

  /** Adds a member behind the others, at the next multiple of {@code alignment}, or with them at 0 in a union. */
  public void add(String name, Type type, int alignment) {
    int offset = union ? 0 : roundUp(size, alignment);
    fields.add(new Field(name, type, offset));
    size = Math.max(size, offset + type.kind().size());
    align = Math.max(align, alignment);
  }

  /** Ends the list of members; addresses of the struct are multiples of {@code alignment} at least. */
  public void complete(int alignment) {
    complete = true;
    align = Math.max(align, alignment);
    size = roundUp(size, align);
  }

  private static int roundUp(int offset, int to) {
    return (offset + to - 1) / to * to;
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

  /** {@return whether its members lie at one place} */
  public boolean isUnion() {
    return union;
  }

  /** {@return what lies in it one after the other: the members of a struct, and of a union the pieces that they have in common} */
  public List<Field> cells() {
    if (!union) {
      return fields();
    }
    if (cells == null) {
      cells = Pieces.of(fields);
    }
    return cells;
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

  @Override
  public String toString() {
    return (union ? "union " : "struct ") + tag;
  }
}
