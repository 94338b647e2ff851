package dev.regnest.kernelc.compile;

import dev.regnest.kernelc.parse.Expr;
import dev.regnest.kernelc.parse.Initialiser;
import dev.regnest.kernelc.run.Addresses;
import dev.regnest.kernelc.source.CException;
import dev.regnest.kernelc.source.Position;
import dev.regnest.kernelc.source.Rule;
import dev.regnest.kernelc.types.CType;
import dev.regnest.kernelc.types.Struct;
import dev.regnest.kernelc.types.Type;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an initialiser gives to which bytes of an object. Of two values for the same place the later counts, and of a union the last member. */
final class InitialValues {
  private final Expressions expressions;
  private final Scope scope;
  private final List<Part> parts = new ArrayList<>();
  private final Map<String, Long> members = new HashMap<>();

  /** Where the last values of an array without a length end. */
  private int reaches;

  /** Where what has been given a value ends. */
  private int end;

  /** A value, and where it goes. */
  record Part(int offset, Type type, Expr value) {
    private boolean isWhole() {
      return type.kind() instanceof Struct;
    }

    private boolean has(int other) {
      return other >= offset && other < offset + type.kind().size();
    }

    private long firstBit() {
      return 8L * offset + (type.kind() instanceof CType.BitField bits ? bits.shift() : 0);
    }

    private long bits() {
      return type.kind() instanceof CType.BitField bits
          ? bits.width()
          : 8L * type.kind().size();
    }
  }

  /** {@return the parts of a local object as they are evaluated} C leaves their order open; gcc's is that of the members, whatever that of the values. */
  static List<Part> evaluated(List<Part> parts) {
    List<Part> ordered =
        parts.stream().sorted(Comparator.comparingLong(Part::firstBit)).toList();
    for (int i = 1; i < ordered.size(); i++) {
      Part before = ordered.get(i - 1);
      if (before.firstBit() + before.bits() > ordered.get(i).firstBit()) {
        return parts;
      }
    }
    return ordered;
  }

  private InitialValues(Expressions expressions, Scope scope) {
    this.expressions = expressions;
    this.scope = scope;
  }

  /** {@return one that looks names up in that scope} */
  static InitialValues of(Expressions expressions, Scope scope) {
    return new InitialValues(expressions, scope);
  }

  /** {@return the string that gives an array of characters its values, with brackets around it or without} */
  static Optional<Expr.Text> text(Type type, Initialiser initialiser) {
    boolean letters = type.kind() instanceof CType.Array array
        && array.of().kind() instanceof CType.Int letter
        && letter.size() == 1;
    if (letters
        && initialiser instanceof Initialiser.One one
        && one.value() instanceof Expr.Text t) {
      return Optional.of(t);
    }
    if (letters
        && initialiser instanceof Initialiser.Braces braces
        && braces.items().size() == 1
        && braces.items().get(0).designators().isEmpty()
        && braces.items().get(0).value() instanceof Initialiser.One only) {
      return text(type, only);
    }
    return Optional.empty();
  }

  /** {@return what each part of an object of that type is given, in order; all that is not among them is zero} */
  List<Part> parts(Type type, Initialiser initialiser) {
    return parts(type, 0, initialiser);
  }

  /** {@return the same of one that begins at that byte of another} */
  List<Part> parts(Type type, int offset, Initialiser initialiser) {
    parts.clear();
    members.clear();
    reaches = 0;
    end = 0;
    add(type, offset, initialiser);
    return List.copyOf(parts);
  }

  /** {@return the bytes of an object: those of its type, and more where it ends in an array whose length only the values say} */
  int size(Type type, Initialiser initialiser) {
    parts(type, initialiser);
    return Math.max(type.kind().size(), reaches);
  }

  private void add(Type type, int offset, Initialiser initialiser) {
    Optional<Expr.Text> text = text(type, initialiser);
    if (text.isPresent()) {
      forget(offset, type.kind().size());
      addLetters((CType.Array) type.kind(), offset, text.get());
      reaches(type, offset, text.get().text().length());
      return;
    }
    if (initialiser instanceof Initialiser.One one) {
      boolean scalar = isOne(type) || type.kind() instanceof Struct;
      if (!scalar) {
        throw new CException(
            one.at(),
            Rule.INITIALISER,
            "values for '" + type + "' stand in brackets of their own: { ... }");
      }
      if (!isOne(type)) {
        forget(offset, type.kind().size());
      }
      give(offset, type, one.value());
      return;
    }
    Initialiser.Braces braces = (Initialiser.Braces) initialiser;
    if (isOne(type)) {
      if (braces.items().size() == 1 && braces.items().get(0).designators().isEmpty()) {
        add(type, offset, braces.items().get(0).value());
      } else if (!braces.items().isEmpty()) {
        throw new CException(
            braces.at(), Rule.INITIALISER, "one value is needed for '" + type + "'");
      }
      return;
    }
    forget(offset, type.kind().size());
    elements(type, offset, new ArrayDeque<>(braces.items()), /* braced= */ true, 0);
  }

  private void give(int offset, Type type, Expr value) {
    if (offset < end && parts.stream().anyMatch(part -> part.isWhole() && part.has(offset))) {
      throw new CException(
          value.at(),
          Rule.INITIALISER,
          "this is part of what has been given a value as a whole, which gcc forgets then; give each member its value");
    }
    parts.add(new Part(offset, type, value));
    end = Math.max(end, offset + type.kind().size());
  }

  /** Whatever so many bytes were given before is overridden, the rest by zero. */
  private void forget(int offset, int size) {
    if (offset < end) {
      parts.removeIf(part -> part.offset >= offset && part.offset < offset + size);
    }
  }

  /** A value for another member of a union than the last one overrides that. */
  private void takesMember(Struct union, int offset, long index) {
    Long before = members.put(offset + " " + System.identityHashCode(union), index);
    if (before != null && before != index) {
      forget(offset, union.size());
    }
  }

  /** Gives the elements of an object values, of which those without brackets of their own fill what lies in it, one after the other. */
  private void elements(
      Type type, int offset, Deque<Initialiser.Item> items, boolean braced, long from) {
    long next = from;
    reaches(type, offset, -1);
    while (!items.isEmpty() && (braced || hasElement(type, next))) {
      Initialiser.Item item = items.peek();
      if (!item.designators().isEmpty()) {
        if (!braced) {
          return;
        }
        items.poll();
        next = 1 + designated(type, offset, item.designators(), item.value(), items);
        continue;
      }
      Place place = element(item.value().at(), type, offset, next);
      if (isForElements(place.type, item.value())) {
        elements(place.type, offset + place.offset, items, /* braced= */ false, 0);
      } else {
        items.poll();
        add(place.type, offset + place.offset, item.value());
      }
      next++;
    }
  }

  /** {@return whether a value without brackets is for what lies in an object, and not for the whole} */
  boolean isForElements(Type type, Initialiser value) {
    return value instanceof Initialiser.One one
        && !isOne(type)
        && hasElement(type, 0)
        && text(type, value).isEmpty()
        && !expressions.typeOf(one.value(), scope).kind().equals(type.kind());
  }

  private static boolean isOne(Type type) {
    return type.isScalar() || type.kind() instanceof CType.BitField;
  }

  private static boolean hasElement(Type type, long index) {
    if (type.kind() instanceof CType.Array array) {
      return index < array.length();
    }
    return type.kind() instanceof Struct struct
        && struct.opaque().isEmpty()
        && index
            < (struct.isUnion()
                ? Math.min(1, struct.fields().size())
                : struct.fields().size());
  }

  /** Its end is left out where the array has no room for it. */
  private void addLetters(CType.Array array, int offset, Expr.Text text) {
    int length = text.text().length();
    if (array.length() >= 0 && length > array.length()) {
      throw new CException(
          text.at(),
          Rule.INITIALISER,
          "a string of " + length + " characters does not fit into an array of " + array.length());
    }
    for (int i = 0; i < length; i++) {
      Expr letter = new Expr.Character(text.at(), text.text().substring(i, i + 1));
      give(offset + i, array.of(), letter);
    }
  }

  private record Place(Type type, int offset, long index, boolean isNameless) {}

  /** Notes that an array without a length has an element of that number. */
  private void reaches(Type type, int offset, int index) {
    if (type.kind() instanceof CType.Array array && array.length() < 0) {
      reaches = Math.max(reaches, offset + (index + 1) * array.of().kind().size());
    }
  }

  private Place element(Position at, Type type, int offset, long index) {
    if (type.kind() instanceof CType.Array array
        && index >= 0
        && index < (array.length() < 0 ? Addresses.GLOBAL_SIZE : array.length())) {
      reaches(type, offset, (int) index);
      return new Place(array.of(), (int) index * array.of().kind().size(), index, false);
    }
    if (type.kind() instanceof Struct struct
        && index >= 0
        && index < (struct.isUnion() ? 1 : struct.fields().size())) {
      if (struct.isUnion()) {
        takesMember(struct, offset, index);
      }
      Struct.Field field = struct.fields().get((int) index);
      return new Place(field.type(), field.offset(), index, false);
    }
    throw new CException(at, Rule.INITIALISER, "more values than '" + type + "' holds");
  }

  /**
   * Gives the place that the designators name a value, or several places where one names a range; and what lies behind it in the same member what
   * follows. {@return the last index of the first}
   */
  private long designated(
      Type type,
      int offset,
      List<Initialiser.Designator> designators,
      Initialiser value,
      Deque<Initialiser.Item> items) {
    Initialiser.Designator first = designators.get(0);
    List<Initialiser.Designator> rest = designators.subList(1, designators.size());
    if (first.index() == null) {
      Place place = field(first, type);
      if (type.kind() instanceof Struct struct && struct.isUnion()) {
        takesMember(struct, offset, place.index);
      }
      inside(place, offset, place.isNameless ? designators : rest, value, items);
      return place.index;
    }
    long from = expressions.constant(first.index(), scope);
    long last = first.last() == null ? from : expressions.constant(first.last(), scope);
    if (last < from) {
      throw new CException(
          first.at(),
          Rule.INITIALISER,
          "a range of elements goes up, and this one from " + from + " down to " + last);
    }
    element(first.at(), type, offset, last);
    for (long index = from; index <= last; index++) {
      Place place = element(first.at(), type, offset, index);
      inside(place, offset, rest, value, index == last ? items : new ArrayDeque<>());
    }
    return last;
  }

  private void inside(
      Place place,
      int offset,
      List<Initialiser.Designator> designators,
      Initialiser value,
      Deque<Initialiser.Item> items) {
    int at = offset + place.offset;
    if (designators.isEmpty()) {
      add(place.type, at, value);
    } else {
      long index = designated(place.type, at, designators, value, items);
      elements(place.type, at, items, /* braced= */ false, index + 1);
    }
  }

  private static Place field(Initialiser.Designator designator, Type type) {
    if (type.kind() instanceof Struct struct) {
      List<Struct.Field> fields = struct.fields();
      for (int i = 0; i < fields.size(); i++) {
        Struct.Field field = fields.get(i);
        boolean isOfNameless = field.name().isEmpty()
            && field.type().kind() instanceof Struct inner
            && inner.field(designator.name()).isPresent();
        if (isOfNameless || field.name().equals(designator.name())) {
          return new Place(field.type(), field.offset(), i, isOfNameless);
        }
      }
    }
    throw new CException(
        designator.at(),
        Rule.INITIALISER,
        "'" + type + "' has no member '" + designator.name() + "'");
  }
}
