package dev.regnest.kernelc.parse;

import dev.regnest.kernelc.source.Position;
import java.util.List;

/** An expression, as it is written. */
public sealed interface Expr {
  /** {@return where it stands: at its operator, if it has one} */
  Position at();

  /** An integer or character constant, as it is written. */
  record Number(Position at, String text) implements Expr {}

  /** A character constant. */
  record Character(Position at, String text) implements Expr {}

  /** A string. */
  record Text(Position at, String text) implements Expr {}

  /** A name. */
  record Name(Position at, String name) implements Expr {}

  /** One of {@code + - ! ~ * &}. */
  record Unary(Position at, String operator, Expr operand) implements Expr {}

  /** {@code ++} or {@code --}, before or after. */
  record Step(Position at, boolean before, int by, Expr operand) implements Expr {}

  /** Two operands, the comma included. */
  record Binary(Position at, String operator, Expr left, Expr right) implements Expr {}

  /** {@code =}, or with the operator of a compound assignment. */
  record Assign(Position at, String operator, Expr target, Expr value) implements Expr {}

  /** {@code ?:}; {@code then} is null where it is left out. */
  record Conditional(Position at, Expr condition, Expr then, Expr otherwise) implements Expr {}

  /** A call. */
  record Call(Position at, Expr function, List<Expr> arguments) implements Expr {}

  /** {@code array[index]}. */
  record Index(Position at, Expr array, Expr index) implements Expr {}

  /** {@code object.name} or {@code pointer->name}. */
  record Member(Position at, Expr object, String name, boolean arrow) implements Expr {}

  /** A cast. */
  record Cast(Position at, TypeName type, Expr operand) implements Expr {}

  /** {@code (type){ ... }}. */
  record Literal(Position at, TypeName type, Initialiser value) implements Expr {}

  /** {@code sizeof(type)}. */
  record SizeOfType(Position at, TypeName type) implements Expr {}

  /** {@code sizeof expression}. */
  record SizeOf(Position at, Expr operand) implements Expr {}

  /** {@code __builtin_offsetof(type, member)}; the member is written with {@code base} as its object. */
  record OffsetOf(Position at, TypeName type, Expr member) implements Expr {
    /** The name that stands for the object. */
    public static final String BASE = "";
  }

  /** {@code ({ ... })}. */
  record Statements(Position at, Stmt.Compound body) implements Expr {}

  /** {@code _Alignof(type)}. */
  record AlignOf(Position at, TypeName type) implements Expr {}

  /** {@code __builtin_types_compatible_p(type, type)}. */
  record SameType(Position at, TypeName one, TypeName other) implements Expr {}

  /** {@code __builtin_choose_expr(constant, then, otherwise)}. */
  record Chosen(Position at, Expr condition, Expr then, Expr otherwise) implements Expr {}

  /** {@code _Generic(asked, type: value, ..., default: value)}. */
  record Selection(Position at, Expr asked, List<Choice> choices) implements Expr {}

  /** What is chosen for a type; null for the default. */
  record Choice(TypeName type, Expr value) {}
}
