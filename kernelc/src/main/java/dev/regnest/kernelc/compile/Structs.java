package dev.regnest.kernelc.compile;

import dev.regnest.kernelc.parse.Declaration;
import dev.regnest.kernelc.parse.Specifiers;
import dev.regnest.kernelc.source.CException;
import dev.regnest.kernelc.source.Position;
import dev.regnest.kernelc.source.Rule;
import dev.regnest.kernelc.types.CType;
import dev.regnest.kernelc.types.Ints;
import dev.regnest.kernelc.types.Struct;
import dev.regnest.kernelc.types.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Makes types of structs and unions, their members laid out as gcc does on x86-64. */
final class Structs {

  private final Expressions expressions;
  private final Types types;

  /** A member of a type whose size is not known. */
  private record Unsized(String name, Type type) {
    @Override
    public String toString() {
      return "'" + name + "' (" + type + ")";
    }
  }

  Structs(Expressions expressions, Types types) {
    this.expressions = expressions;
    this.types = types;
  }

  /** {@return the type that is named or defined there} */
  Struct of(Position at, Specifiers.Struct syntax, Scope scope) {
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
    Struct struct = syntax.hasName()
            && scope.tagHere(syntax.tag()).orElse(null) instanceof Struct known
            && !known.isComplete()
        ? known
        : new Struct(syntax.tag(), syntax.isUnion());
    if (struct.isUnion() != syntax.isUnion()) {
      throw wrongKind(at, syntax, struct);
    }
    scope.declareTag(syntax.tag(), struct);
    List<Unsized> unknown = new ArrayList<>();
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
          .note(CException.wanting(
              at,
              Rule.INCOMPLETE,
              "",
              Types.incompleteTag(unknown.get(0).type()),
              "the size of " + struct + " is not known, as it is not of "
                  + unknown.stream().map(Unsized::toString).collect(Collectors.joining(", "))
                  + "; give those a definition, or leave out the members"));
    }
    struct.complete(Attributes.aligned(syntax.attributes(), expressions, scope));
    if (!struct.splitBits().isEmpty()) {
      throw new CException(
          at,
          Rule.BIT_FIELD,
          "the bits of '" + struct.splitBits().get(0)
              + "' take several accesses; begin another integer before them, by a bit-field without a name that has 0 bits");
    }
    if (struct.isUnion() && holdsOpaque(struct)) {
      throw new CException(
          at,
          Rule.UNION,
          "registers and callchains are opaque here, and share their place with nothing: take them out of "
              + struct);
    }
    if (struct.size() > Types.MOST_BYTES) {
      throw new CException(
          at,
          Rule.TOO_LARGE,
          struct + " has " + struct.size() + " bytes; at most " + Types.MOST_BYTES
              + " are supported");
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
      List<Unsized> unknown,
      Scope scope) {
    Type base = types.base(member.specifiers(), scope);
    if (member.names().isEmpty() && base.kind() instanceof Struct) {
      Attributes.checkNone(member.specifiers().attributes(), "on a member without a name");
      struct.add("", base, packed ? 1 : base.align());
    }
    for (Declaration.Init name : member.names()) {
      Attributes.checkNoWraps(member.specifiers().attributes());
      Attributes.checkNoWraps(name.declarator().attributes());
      Attributes.checkNoCleanup(member.specifiers().attributes());
      Attributes.checkNoCleanup(name.declarator().attributes());
      Type type = types.declared(member.specifiers(), base, name.declarator(), scope);
      checkMember(name.declarator().at(), name.declarator().name(), type);
      checkNothingBehindFlexible(name.declarator().at(), struct);
      if (!Types.isComplete(type) && !isFlexible(type)) {
        unknown.add(new Unsized(name.declarator().name(), type));
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
      if (struct.fields().get(struct.fields().size() - 1).offset() > Types.MOST_BYTES) {
        throw new CException(
            at, Rule.TOO_LARGE, struct + " has more than " + Types.MOST_BYTES + " bytes");
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
          at,
          Rule.BIT_FIELD,
          "a bit-field of type '" + type + "' cannot have " + width
              + " bits; it is an integer, and has from 1 to as many bits as that");
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
    return type.kind() instanceof CType.Array array
        && array.length() < 0
        && Types.isComplete(array.of());
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
      Types.checkComplete(at, type);
    }
  }
}
