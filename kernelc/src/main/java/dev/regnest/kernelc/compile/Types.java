package dev.regnest.kernelc.compile;

import dev.regnest.kernelc.parse.Declarator;
import dev.regnest.kernelc.parse.Expr;
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
  /** Of a type; an object may have fewer. */
  static final int MOST_BYTES = 1 << 28;

  private final Expressions expressions;
  private final Structs structs;

  Types(Expressions expressions) {
    this.expressions = expressions;
    structs = new Structs(expressions, this);
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
      return Type.of(structs.of(at, struct, scope));
    }
    if (base instanceof Specifiers.Enum constants) {
      return Type.of(enumeration(at, constants, scope));
    }
    if (base instanceof Specifiers.AutoType) {
      throw new CException(at, Rule.TYPE, "__auto_type is for a variable of a function");
    }
    if (base instanceof Specifiers.Assertion assertion) {
      return asserted(assertion, scope);
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

  private Type asserted(Specifiers.Assertion assertion, Scope scope) {
    Expr condition = assertion.condition();
    Type type = expressions.typeOf(condition, scope);
    if (!(type.kind() instanceof CType.Int)) {
      throw new CException(
          condition.at(), Rule.TYPE, "an integer is asserted, this is '" + type + "'");
    }
    if (expressions.constant(condition, scope) == 0) {
      String text = assertion.text().isEmpty() ? Written.of(condition) : assertion.text();
      throw new CException(assertion.at(), Rule.ASSERTION, "static assertion failed: " + text);
    }
    return Type.of(new CType.Void());
  }

  private static CType ofWords(Position at, List<String> words) {
    if (words.equals(List.of("void"))) {
      return new CType.Void();
    }
    if (words.contains("__int128")) {
      throw new CException(
          at, Rule.NUMBER, "integers of 128 bits are not supported: use a struct of two u64");
    }
    return Ints.ofWords(words)
        .orElseThrow(() -> new CException(
            at,
            Rule.FLOATING_POINT,
            words.contains("float") || words.contains("double")
                ? "floating point is not supported, as the kernel has none"
                : "'" + String.join(" ", words) + "' is no type"));
  }

  /** {@return the type of an enum as gcc has it: unsigned where no constant is negative, and as wide as an int or a long} */
  private CType enumeration(Position at, Specifiers.Enum syntax, Scope scope) {
    if (syntax.constants() == null || syntax.constants().isEmpty()) {
      Attributes.checkNone(syntax.attributes(), "on an enum that is only named");
      return scope
          .tag(syntax.tag())
          .filter(CType.Int.class::isInstance)
          .orElseThrow(() -> CException.unknown(
              at, syntax.tag(), "'enum " + syntax.tag() + "' is no type known here"));
    }
    boolean packed = Attributes.isPackedAlone(syntax.attributes(), "on an enum");
    Map<String, Long> values = new LinkedHashMap<>();
    long next = 0;
    for (Specifiers.Constant constant : syntax.constants()) {
      Attributes.checkNone(constant.attributes(), "on a constant of an enum");
      if (constant.value() != null) {
        next = expressions.constant(constant.value(), scope);
      }
      values.put(constant.name(), next);
      scope.declareOnce(
          constant.at(), constant.name(), new Symbol.Constant(next, constantType(next, Ints.LONG)));
      next++;
    }
    CType.Int type = Ints.holding(
        Collections.min(values.values()), Collections.max(values.values()), packed ? 1 : 4);
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
      Attributes.checkNoWraps(parameter.specifiers().attributes());
      Attributes.checkNoWraps(parameter.declarator().attributes());
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
    if (array.ofParameter()) {
      throw new CException(
          at, Rule.SYNTAX, "static stands in the outermost array of a parameter alone");
    }
    if (array.size() == null) {
      return new CType.Array(of, -1);
    }
    if (!expressions.isConstant(array.size(), scope)) {
      throw new CException(
          array.size().at(),
          Rule.NOT_CONSTANT,
          "the length of an array is known before it runs, as the kernel has none of variable length: write the greatest that is needed");
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
      throw CException.wanting(
          at,
          Rule.INCOMPLETE,
          "",
          incompleteTag(type),
          "the size of '" + type + "' is not known here; define it before this line");
    }
  }

  static String incompleteTag(Type type) {
    return type.kind() instanceof CType.Array array
        ? incompleteTag(array.of())
        : type.kind() instanceof Struct struct ? struct.tag() : "";
  }

  static boolean isComplete(Type type) {
    boolean unknown = type.kind() instanceof Struct struct && !struct.isComplete()
        || type.kind() instanceof CType.Void
        || type.kind() instanceof CType.Function
        || type.kind() instanceof CType.Array array && array.length() < 0;
    return !unknown;
  }
}
