package dev.regnest.kernelc.compile;

import dev.regnest.kernelc.parse.Expr;
import dev.regnest.kernelc.parse.Initialiser;
import dev.regnest.kernelc.run.Addresses;
import dev.regnest.kernelc.run.Code;
import dev.regnest.kernelc.run.DataObject;
import dev.regnest.kernelc.run.Step;
import dev.regnest.kernelc.source.CException;
import dev.regnest.kernelc.source.Position;
import dev.regnest.kernelc.source.Rule;
import dev.regnest.kernelc.types.CType;
import dev.regnest.kernelc.types.Struct;
import dev.regnest.kernelc.types.Type;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** What variables hold at first. */
final class Initialisers {
  private final Expressions expressions;
  private final Effects effects;

  /** Where the last values of an array without a length end. */
  private int reaches;

  Initialisers(Expressions expressions, Effects effects) {
    this.expressions = expressions;
    this.effects = effects;
  }

  private record Part(int offset, Type type, Expr value) {}

  /** {@return the type, with the length of the array where only the values say it} */
  Type completed(Type type, Initialiser initialiser, Scope scope) {
    if (!(type.kind() instanceof CType.Array array) || array.length() >= 0) {
      return type;
    }
    Optional<Expr.Text> text = text(type, initialiser);
    if (text.isPresent()) {
      return lengthened(initialiser.at(), type, array, text.get().text().length() + 1);
    }
    if (!(initialiser instanceof Initialiser.Braces braces)) {
      return type;
    }
    long length = 0;
    long next = 0;
    for (Initialiser.Item item : braces.items()) {
      if (item.designators().isEmpty() && isForElements(array.of(), item.value(), scope)) {
        throw new CException(
            item.value().at(),
            Rule.INITIALISER,
            "values for '" + array.of()
                + "' stand in brackets of their own where they say how long the array is");
      }
      if (!item.designators().isEmpty() && item.designators().get(0).index() != null) {
        Initialiser.Designator first = item.designators().get(0);
        next = expressions.constant(first.last() == null ? first.index() : first.last(), scope);
      }
      next++;
      length = Math.max(length, next);
    }
    return lengthened(initialiser.at(), type, array, length);
  }

  private static Type lengthened(Position at, Type type, CType.Array array, long length) {
    if (length * array.of().kind().size() > 1 << 16) {
      throw new CException(at, Rule.TOO_LARGE, "an array of " + length + " elements is too long");
    }
    return type.ofKind(new CType.Array(array.of(), (int) length));
  }

  /** {@return the string that gives an array of characters its values, with brackets around it or without} */
  private static Optional<Expr.Text> text(Type type, Initialiser initialiser) {
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

  /** {@return the bytes of an object: those of its type, and more where it ends in an array whose length only the values say} */
  int size(Type type, Initialiser initialiser, Scope scope) {
    parts(type, initialiser, scope);
    return Math.max(type.kind().size(), reaches);
  }

  /** Sets what a variable outside functions holds. */
  void set(DataObject object, Initialiser initialiser, Scope scope) {
    set(object, parts(object.type(), initialiser, scope), scope);
  }

  private void set(DataObject object, List<Part> parts, Scope scope) {
    for (Part part : parts) {
      if (part.value instanceof Expr.Literal literal
          && part.type.kind() instanceof Struct struct
          && expressions.typeOf(literal, scope).kind().equals(struct)) {
        List<Part> inner = new ArrayList<>();
        add(part.type, part.offset, literal.value(), scope, inner);
        set(object, inner, scope);
        continue;
      }
      Operand value = expressions.value(part.value, scope);
      Type type = part.type;
      if (type.kind() instanceof CType.BitField bits) {
        BitFields.check(part.value.at(), bits);
        type = Type.of(bits.declared());
      }
      Operand converted = expressions.implicit(part.value.at(), value, type);
      if (converted.constant() == null) {
        throw new CException(
            part.value.at(),
            Rule.NOT_CONSTANT,
            "a variable outside functions starts with a constant");
      }
      int size = part.type.kind().size();
      long stored = part.type.kind() instanceof CType.BitField bits
          ? bits.with(object.initial(part.offset, size), converted.constant())
          : converted.constant();
      if (!object.setInitial(part.offset, size, stored)) {
        throw new CException(
            part.value.at(), Rule.INITIALISER, "this cannot be given a value here");
      }
    }
  }

  /** {@return the code that gives a local variable its values; all that are not named are zero} */
  Step code(DataObject object, Initialiser initialiser, Scope scope) {
    Operand whole = Operand.place(Type.of(object.type().kind()), object, 0);
    if (initialiser instanceof Initialiser.One one && text(object.type(), one).isEmpty()) {
      Code stores =
          expressions.assign(one.value().at(), whole, one.value(), scope).value();
      return run -> {
        stores.eval(run);
        return Step.NORMAL;
      };
    }
    List<Step> steps = new ArrayList<>();
    List<Part> parts = parts(object.type(), initialiser, scope);
    if (reaches > object.size()) {
      throw new CException(
          initialiser.at(),
          Rule.FLEXIBLE_ARRAY,
          "an array without a length is given values in a variable outside functions alone; make it static");
    }
    for (Part part : parts) {
      Operand place = Operand.place(Type.of(part.type.kind()), object, part.offset);
      Operand stored = expressions
          .places()
          .assign(part.value.at(), place, expressions.compile(part.value, scope));
      steps.add(run -> {
        stored.value().eval(run);
        return Step.NORMAL;
      });
    }
    expressions
        .unit()
        .arms()
        .setsLocals(object.slot(0), object.slot(0) + object.leaves().size());
    return run -> {
      run.clear(object);
      for (Step step : steps) {
        step.run(run);
      }
      return Step.NORMAL;
    };
  }

  private List<Part> parts(Type type, Initialiser initialiser, Scope scope) {
    List<Part> parts = new ArrayList<>();
    reaches = 0;
    add(type, 0, initialiser, scope, parts);
    return parts;
  }

  private void add(Type type, int offset, Initialiser initialiser, Scope scope, List<Part> parts) {
    Optional<Expr.Text> text = text(type, initialiser);
    if (text.isPresent()) {
      addLetters((CType.Array) type.kind(), offset, text.get(), parts);
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
      parts.add(new Part(offset, type, one.value()));
      return;
    }
    Initialiser.Braces braces = (Initialiser.Braces) initialiser;
    if (isOne(type)) {
      if (braces.items().size() == 1 && braces.items().get(0).designators().isEmpty()) {
        add(type, offset, braces.items().get(0).value(), scope, parts);
      } else if (!braces.items().isEmpty()) {
        throw new CException(
            braces.at(), Rule.INITIALISER, "one value is needed for '" + type + "'");
      }
      return;
    }
    elements(type, offset, new ArrayDeque<>(braces.items()), /* braced= */ true, scope, parts);
  }

  /** Gives the elements of an object values, of which those without brackets of their own fill what lies in it, one after the other. */
  private void elements(
      Type type,
      int offset,
      Deque<Initialiser.Item> items,
      boolean braced,
      Scope scope,
      List<Part> parts) {
    long next = 0;
    reaches(type, offset, -1);
    while (!items.isEmpty() && (braced || hasElement(type, next))) {
      Initialiser.Item item = items.peek();
      if (!item.designators().isEmpty()) {
        if (!braced) {
          return;
        }
        items.poll();
        next = 1 + designated(type, offset, item.designators(), item.value(), scope, parts);
        continue;
      }
      Place place = element(item.value().at(), type, offset, next);
      if (isForElements(place.type, item.value(), scope)) {
        elements(place.type, offset + place.offset, items, /* braced= */ false, scope, parts);
      } else {
        items.poll();
        add(place.type, offset + place.offset, item.value(), scope, parts);
      }
      next++;
    }
  }

  /** {@return whether a value without brackets is for what lies in an object, and not for the whole} */
  private boolean isForElements(Type type, Initialiser value, Scope scope) {
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
  private static void addLetters(CType.Array array, int offset, Expr.Text text, List<Part> parts) {
    int length = text.text().length();
    if (array.length() >= 0 && length > array.length()) {
      throw new CException(
          text.at(),
          Rule.INITIALISER,
          "a string of " + length + " characters for an array of " + array.length());
    }
    for (int i = 0; i < length; i++) {
      Expr letter = new Expr.Character(text.at(), text.text().substring(i, i + 1));
      parts.add(new Part(offset + i, array.of(), letter));
    }
  }

  private record Place(Type type, int offset, long index) {}

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
      return new Place(array.of(), (int) index * array.of().kind().size(), index);
    }
    if (type.kind() instanceof Struct struct
        && index >= 0
        && index < (struct.isUnion() ? 1 : struct.fields().size())) {
      Struct.Field field = struct.fields().get((int) index);
      return new Place(field.type(), field.offset(), index);
    }
    throw new CException(at, Rule.INITIALISER, "more values than '" + type + "' holds");
  }

  /** Gives the place that the designators name a value, or several places where one names a range. {@return the last index of the first} */
  private long designated(
      Type type,
      int offset,
      List<Initialiser.Designator> designators,
      Initialiser value,
      Scope scope,
      List<Part> parts) {
    if (designators.isEmpty()) {
      add(type, offset, value, scope, parts);
      return 0;
    }
    Initialiser.Designator first = designators.get(0);
    List<Initialiser.Designator> rest = designators.subList(1, designators.size());
    if (first.index() == null) {
      Place place = field(first, type);
      designated(place.type, offset + place.offset, rest, value, scope, parts);
      return place.index;
    }
    long from = expressions.constant(first.index(), scope);
    long last = first.last() == null ? from : expressions.constant(first.last(), scope);
    if (last < from) {
      throw new CException(
          first.at(), Rule.INITIALISER, "a range of elements from " + from + " to " + last);
    }
    element(first.at(), type, offset, last);
    for (long index = from; index <= last; index++) {
      Place place = element(first.at(), type, offset, index);
      designated(place.type, offset + place.offset, rest, value, scope, parts);
    }
    return last;
  }

  private static Place field(Initialiser.Designator designator, Type type) {
    if (type.kind() instanceof Struct struct) {
      List<Struct.Field> fields = struct.fields();
      for (int i = 0; i < fields.size(); i++) {
        Struct.Field field = fields.get(i);
        boolean isOfNameless = field.name().isEmpty()
            && field.type().kind() instanceof Struct inner
            && inner.field(designator.name()).isPresent();
        if (isOfNameless) {
          Place inner = field(designator, field.type());
          return new Place(inner.type, field.offset() + inner.offset, i);
        }
        if (field.name().equals(designator.name())) {
          return new Place(field.type(), field.offset(), i);
        }
      }
    }
    throw new CException(
        designator.at(),
        Rule.INITIALISER,
        "'" + type + "' has no member '" + designator.name() + "'");
  }
}
