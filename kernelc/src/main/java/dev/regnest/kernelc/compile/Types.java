package dev.regnest.kernelc.compile;

import dev.regnest.kernelc.parse.Declaration;
import dev.regnest.kernelc.parse.Declarator;
import dev.regnest.kernelc.parse.Specifiers;
import dev.regnest.kernelc.parse.TypeName;
import dev.regnest.kernelc.preprocess.KnownWords;
import dev.regnest.kernelc.source.CException;
import dev.regnest.kernelc.source.Position;
import dev.regnest.kernelc.source.Rule;
import dev.regnest.kernelc.types.CType;
import dev.regnest.kernelc.types.Ints;
import dev.regnest.kernelc.types.Struct;
import dev.regnest.kernelc.types.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes types of what a declaration says. */
final class Types {
  private static final int MOST_BYTES = 1 << 16;

  private final Expressions expressions;

  Types(Expressions expressions) {
    this.expressions = expressions;
  }

  Type of(TypeName name, Scope scope) {
    Attributes.checkNone(name.specifiers().attributes(), "in the name of a type");
    Attributes.checkNone(name.declarator().attributes(), "in the name of a type");
    return of(base(name.specifiers(), scope), name.declarator(), scope);
  }

  /** {@return the type of one name of a declaration} */
  Type declared(Specifiers specifiers, Type base, Declarator declarator, Scope scope) {
    List<Specifiers.Attribute> attributes = new ArrayList<>(specifiers.attributes());
    attributes.addAll(declarator.attributes());
    Attributes.check(attributes);
    return Attributes.inMode(of(base, declarator, scope), attributes);
  }

  /** {@return the type at the alignment that the attributes of its typedef ask for} */
  Type aligned(Type type, List<Specifiers.Attribute> attributes, Scope scope) {
    int bytes = Attributes.aligned(attributes, expressions, scope);
    return bytes > 0 ? type.aligned(bytes) : type;
  }

  /** {@return the type without pointers and arrays} */
  Type base(Specifiers specifiers, Scope scope) {
    Type type = base(specifiers.at(), specifiers.base(), scope);
    Type qualified = type.with(specifiers.has("const"), specifiers.has("volatile"));
    if (!specifiers.has("_Atomic")) {
      return qualified;
    }
    if (!type.isScalar()) {
      throw new CException(
          specifiers.at(),
          Rule.TYPE,
          "'" + type + "' is no integer and no pointer, and so not atomic here");
    }
    return qualified.atomic();
  }

  private Type base(Position at, Specifiers.Base base, Scope scope) {
    if (base instanceof Specifiers.Words words) {
      return Type.of(ofWords(at, words.words()));
    }
    if (base instanceof Specifiers.Named named) {
      if (scope.find(named.name()).orElse(null) instanceof Symbol.TypeDef known) {
        return known.type();
      }
      throw CException.unknown(
          at,
          named.name(),
          "'" + named.name() + "' is no type known here" + KnownWords.hint(named.name()));
    }
    if (base instanceof Specifiers.Unknown unknown) {
      throw CException.unknown(
          unknown.at(), unknown.name(), "'" + unknown.name() + "' is no type known here");
    }
    if (base instanceof Specifiers.Struct struct) {
      return Type.of(struct(at, struct, scope));
    }
    if (base instanceof Specifiers.Enum constants) {
      return Type.of(enumeration(at, constants, scope));
    }
    if (base instanceof Specifiers.AutoType) {
      throw new CException(at, Rule.TYPE, "__auto_type is for a variable of a function");
    }
    if (base instanceof Specifiers.TypeOf typeOf) {
      Type type = expressions.typeOf(typeOf.expression(), scope);
      if (type.kind() instanceof CType.BitField) {
        throw new CException(at, Rule.TYPE, "typeof is not for a bit-field");
      }
      return type.ofTypeOf();
    }
    return of(((Specifiers.TypeOfType) base).type(), scope);
  }

  private static CType ofWords(Position at, List<String> words) {
    if (words.equals(List.of("void"))) {
      return new CType.Void();
    }
    return Ints.ofWords(words)
        .orElseThrow(() -> new CException(
            at,
            Rule.FLOATING_POINT,
            words.contains("float") || words.contains("double")
                ? "floating point is not supported, as the kernel has none"
                : "'" + String.join(" ", words) + "' is no type"));
  }

  private Struct struct(Position at, Specifiers.Struct syntax, Scope scope) {
    if (syntax.members() == null) {
      Attributes.checkNone(syntax.attributes(), "on a struct that is only named");
      CType known = scope.tag(syntax.tag()).orElse(null);
      if (known instanceof Struct struct && struct.isUnion() == syntax.isUnion()) {
        return struct;
      }
      if (known != null && scope.tagHere(syntax.tag()).isPresent()) {
        throw wrongKind(at, syntax, known);
      }
      Struct declared = new Struct(syntax.tag(), syntax.isUnion());
      scope.declareTag(syntax.tag(), declared);
      return declared;
    }
    Attributes.check(syntax.attributes());
    boolean packed = Attributes.named(syntax.attributes(), "packed").isPresent();
    Struct struct =
        scope.tagHere(syntax.tag()).orElse(null) instanceof Struct known && !known.isComplete()
            ? known
            : new Struct(syntax.tag(), syntax.isUnion());
    if (struct.isUnion() != syntax.isUnion()) {
      throw wrongKind(at, syntax, struct);
    }
    scope.declareTag(syntax.tag(), struct);
    List<String> unknown = new ArrayList<>();
    for (Declaration member : syntax.members()) {
      expressions
          .unit()
          .declaring(
              member,
              () -> members(at, struct, (Declaration.Names) member, packed, unknown, scope));
    }
    if (!unknown.isEmpty()) {
      expressions
          .unit()
          .note(new CException(
              at,
              Rule.INCOMPLETE,
              "the size of " + struct + " is not known, as it is not of "
                  + String.join(", ", unknown)
                  + "; give those a definition, or leave out the members"));
    }
    struct.complete(Attributes.aligned(syntax.attributes(), expressions, scope));
    if (!struct.splitBits().isEmpty()) {
      throw new CException(
          at,
          Rule.BIT_FIELD,
          "the bits of '" + struct.splitBits().get(0)
              + "' lie in two integers; begin another one before them, by a bit-field without a name that has 0 bits");
    }
    if (struct.isUnion() && holdsOpaque(struct)) {
      throw new CException(
          at,
          Rule.UNION,
          "registers and callchains are opaque here, and share their place with nothing: take them out of "
              + struct);
    }
    if (struct.size() > MOST_BYTES) {
      throw new CException(
          at,
          Rule.TOO_LARGE,
          struct + " has " + struct.size() + " bytes; at most " + MOST_BYTES + " are supported");
    }
    return struct;
  }

  private static CException wrongKind(Position at, Specifiers.Struct syntax, CType known) {
    return new CException(
        at, Rule.REDEFINITION, "'" + syntax.tag() + "' is declared already, as '" + known + "'");
  }

  private static boolean holdsOpaque(CType kind) {
    if (kind instanceof CType.Array array) {
      return holdsOpaque(array.of().kind());
    }
    return kind instanceof Struct struct
        && (struct.opaque().isPresent()
            || struct.fields().stream()
                .anyMatch(field -> holdsOpaque(field.type().kind())));
  }

  private void members(
      Position at,
      Struct struct,
      Declaration.Names member,
      boolean packed,
      List<String> unknown,
      Scope scope) {
    Type base = base(member.specifiers(), scope);
    if (member.names().isEmpty() && base.kind() instanceof Struct) {
      Attributes.checkNone(member.specifiers().attributes(), "on a member without a name");
      struct.add("", base, packed ? 1 : base.align());
    }
    for (Declaration.Init name : member.names()) {
      Attributes.checkNoCleanup(member.specifiers().attributes());
      Attributes.checkNoCleanup(name.declarator().attributes());
      Type type = declared(member.specifiers(), base, name.declarator(), scope);
      checkMember(name.declarator().at(), name.declarator().name(), type);
      checkNothingBehindFlexible(name.declarator().at(), struct);
      if (!isComplete(type) && !isFlexible(type)) {
        unknown.add("'" + name.declarator().name() + "' (" + type + ")");
        continue;
      }
      if (name.bits() != null) {
        bits(struct, name, type, packed, scope);
        continue;
      }
      if (struct.field(name.declarator().name()).isPresent()) {
        throw new CException(
            name.declarator().at(),
            Rule.REDEFINITION,
            struct + " has a member '" + name.declarator().name() + "' already");
      }
      struct.add(
          name.declarator().name(),
          type,
          alignment(member.specifiers(), name, type, packed, scope));
      if (struct.fields().get(struct.fields().size() - 1).offset() > MOST_BYTES) {
        throw new CException(
            at, Rule.TOO_LARGE, struct + " has more than " + MOST_BYTES + " bytes");
      }
    }
  }

  private void bits(
      Struct struct, Declaration.Init member, Type type, boolean packed, Scope scope) {
    Position at = member.declarator().at();
    String name = member.declarator().name();
    long width = expressions.constant(member.bits(), scope);
    boolean fits = type.kind() instanceof CType.Int integer
        && !type.isAtomic()
        && width >= (name.isEmpty() ? 0 : 1)
        && width <= (integer.equals(Ints.BOOL) ? 1 : integer.size() * Byte.SIZE);
    if (!fits) {
      throw new CException(
          at, Rule.BIT_FIELD, "a bit-field of type '" + type + "' with " + width + " bits");
    }
    if (width > Integer.SIZE) {
      throw new CException(
          at,
          Rule.BIT_FIELD,
          "a bit-field of " + width
              + " bits; up to 32 are supported, as more make a type of their own");
    }
    struct.addBits(name, type, (int) width, packed);
  }

  /** {@return what the offset of a member is a multiple of: packed, 1, unless the member itself says more} */
  private int alignment(
      Specifiers specifiers, Declaration.Init name, Type type, boolean packed, Scope scope) {
    List<Specifiers.Attribute> own = new ArrayList<>(specifiers.attributes());
    own.addAll(name.declarator().attributes());
    int asked = Attributes.aligned(own, expressions, scope);
    boolean tight = packed || Attributes.named(own, "packed").isPresent();
    return Math.max(asked, tight ? 1 : type.align());
  }

  private static boolean isFlexible(Type type) {
    return type.kind() instanceof CType.Array array && array.length() < 0 && isComplete(array.of());
  }

  private static void checkNothingBehindFlexible(Position at, Struct struct) {
    List<Struct.Field> before = struct.fields();
    if (!before.isEmpty() && isFlexible(before.get(before.size() - 1).type())) {
      throw new CException(
          at, Rule.FLEXIBLE_ARRAY, "an array without a length is the last member of its struct");
    }
  }

  private static void checkMember(Position at, String name, Type type) {
    if (type.kind() instanceof CType.Word) {
      checkComplete(at, type);
    }
  }

  /** {@return the type of an enum as gcc has it: unsigned where no constant is negative, and as wide as an int or a long} */
  private CType enumeration(Position at, Specifiers.Enum syntax, Scope scope) {
    Attributes.checkNone(syntax.attributes(), "on an enum here");
    if (syntax.constants() == null || syntax.constants().isEmpty()) {
      return scope
          .tag(syntax.tag())
          .filter(CType.Int.class::isInstance)
          .orElseThrow(() -> CException.unknown(
              at, syntax.tag(), "'enum " + syntax.tag() + "' is no type known here"));
    }
    Map<String, Long> values = new LinkedHashMap<>();
    long next = 0;
    for (Specifiers.Constant constant : syntax.constants()) {
      if (constant.value() != null) {
        next = expressions.constant(constant.value(), scope);
      }
      values.put(constant.name(), next);
      scope.declareOnce(
          constant.at(), constant.name(), new Symbol.Constant(next, constantType(next, Ints.LONG)));
      next++;
    }
    CType.Int type =
        Ints.holding(Collections.min(values.values()), Collections.max(values.values()));
    values.forEach((name, value) ->
        scope.declare(name, new Symbol.Constant(value, constantType(value, type))));
    if (!syntax.tag().isEmpty()) {
      scope.declareTag(syntax.tag(), type);
    }
    return type;
  }

  private static CType.Int constantType(long value, CType.Int type) {
    return value == (int) value ? Ints.INT : type;
  }

  /** {@return the type of the name in a declarator} */
  Type of(Type base, Declarator declarator, Scope scope) {
    Type type = base;
    List<Declarator.Layer> layers = new ArrayList<>(declarator.layers());
    for (int i = layers.size() - 1; i >= 0; i--) {
      type = layer(declarator.at(), type, layers.get(i), scope);
    }
    return type;
  }

  private Type layer(Position at, Type inner, Declarator.Layer layer, Scope scope) {
    if (layer instanceof Declarator.Pointer pointer) {
      return inner.pointer().with(pointer.isConst(), pointer.isVolatile());
    }
    if (layer instanceof Declarator.Array array) {
      return Type.of(array(at, inner, array, scope));
    }
    Declarator.Function function = (Declarator.Function) layer;
    List<Type> parameters = new ArrayList<>();
    for (Declarator.Parameter parameter : function.parameters()) {
      Attributes.checkNoCleanup(parameter.specifiers().attributes());
      Attributes.checkNoCleanup(parameter.declarator().attributes());
      Type base = base(parameter.specifiers(), scope);
      parameters.add(
          decayed(declared(parameter.specifiers(), base, parameter.declarator(), scope)));
    }
    return Type.of(new CType.Function(inner, parameters, function.variadic()));
  }

  private CType array(Position at, Type of, Declarator.Array array, Scope scope) {
    checkComplete(at, of);
    if (array.size() == null) {
      return new CType.Array(of, -1);
    }
    long length = expressions.constant(array.size(), scope);
    if (length < 0 || length * of.kind().size() > MOST_BYTES || length > MOST_BYTES) {
      throw new CException(
          at,
          Rule.TOO_LARGE,
          "an array of " + length + " elements; 0 to " + MOST_BYTES + " bytes are supported");
    }
    return new CType.Array(of, (int) length);
  }

  /** {@return the type that a value of that type has, such as a parameter} */
  static Type decayed(Type type) {
    if (type.kind() instanceof CType.BitField bits) {
      return Type.of(bits.promoted());
    }
    if (type.kind() instanceof CType.Array array) {
      return array.of().pointer();
    }
    return type.kind() instanceof CType.Function ? type.pointer() : type;
  }

  static void checkComplete(Position at, Type type) {
    if (type.kind() instanceof CType.Word) {
      throw new CException(
          at, Rule.OPAQUE, "'" + type + "' is opaque here, and no variable can hold it");
    }
    if (!isComplete(type)) {
      throw new CException(
          at,
          Rule.INCOMPLETE,
          "the size of '" + type + "' is not known here; define it before this line");
    }
  }

  private static boolean isComplete(Type type) {
    boolean unknown = type.kind() instanceof Struct struct && !struct.isComplete()
        || type.kind() instanceof CType.Void
        || type.kind() instanceof CType.Function
        || type.kind() instanceof CType.Array array && array.length() < 0;
    return !unknown;
  }
}
