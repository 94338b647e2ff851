package dev.regnest.kernelc.compile;

import dev.regnest.kernelc.parse.Declarator;
import dev.regnest.kernelc.parse.Expr;
import dev.regnest.kernelc.run.Notation;
import dev.regnest.kernelc.source.CException;
import java.util.Optional;
import java.util.Set;

/** Notes how the file writes the constants that it stores to its variables and compares with them. */
final class Spellings {
  private static final Set<String> MEETING =
      Set.of("==", "!=", "<", ">", "<=", ">=", "&", "|", "^");

  private final Expressions expressions;
  private final Notation notation = new Notation();

  Spellings(Expressions expressions) {
    this.expressions = expressions;
  }

  /** {@return what has been noted, and will be} */
  Notation notation() {
    return notation;
  }

  /** Looks at an expression, but for what stands deeper in it. */
  void sees(Expr expression, Scope scope) {
    if (expression instanceof Expr.Binary binary && MEETING.contains(binary.operator())) {
      meet(binary.left(), binary.right(), scope);
      meet(binary.right(), binary.left(), scope);
      notation.compares(word(binary.left()), word(binary.right()));
    } else if (expression instanceof Expr.Assign assign) {
      meet(assign.target(), assign.value(), scope);
    } else if (expression instanceof Expr.Call call && !call.arguments().isEmpty()) {
      Expr first = call.arguments().get(0);
      call.arguments().stream().skip(1).forEach(other -> meet(first, other, scope));
      call.arguments().stream().skip(1).forEach(other -> meet(other, first, scope));
      passed(call, scope);
    }
  }

  /** What a parameter is given is stored to it. */
  private void passed(Expr.Call call, Scope scope) {
    if (call.function() instanceof Expr.Name name
        && scope.find(name.name()).orElse(null) instanceof Symbol.Function function
        && function.definition != null) {
      Declarator.Function signature =
          (Declarator.Function) function.definition.declarator().layers().get(0);
      int most = Math.min(signature.parameters().size(), call.arguments().size());
      for (int i = 0; i < most; i++) {
        String parameter = signature.parameters().get(i).declarator().name();
        meet(parameter, call.arguments().get(i), scope);
      }
    }
  }

  /** Looks at a constant that is compared with, or stored to, what {@code place} says. */
  void meet(Expr place, Expr constant, Scope scope) {
    String word = word(place);
    if (!word.isEmpty()) {
      meet(word, constant, scope);
    }
  }

  /** Looks at a constant that is stored to a variable of that name. */
  void meet(String word, Expr constant, Scope scope) {
    if (isInHex(constant)) {
      notation.hex(word);
    }
    Optional<String> name = name(constant, scope);
    if (name.isPresent()) {
      try {
        notation.names(word, expressions.constant(constant, scope), name.get());
      } catch (CException noConstant) {
        // Whoever compiles it says what is wrong.
      }
    }
  }

  /** {@return the last name in what leads to a variable or a member, or empty} */
  private static String word(Expr place) {
    if (place instanceof Expr.Name name) {
      return name.name();
    }
    if (place instanceof Expr.Member member) {
      return member.name();
    }
    if (place instanceof Expr.Index index) {
      return word(index.array());
    }
    if (place instanceof Expr.Unary unary && Set.of("*", "&").contains(unary.operator())) {
      return word(unary.operand());
    }
    if (place instanceof Expr.Call call && call.arguments().size() == 1) {
      return word(call.arguments().get(0));
    }
    if (place instanceof Expr.Call call && call.arguments().isEmpty()) {
      return word(call.function());
    }
    return place instanceof Expr.Cast cast ? word(cast.operand()) : "";
  }

  private static boolean isInHex(Expr expression) {
    if (expression instanceof Expr.Number number) {
      return number.text().startsWith("0x") || number.text().startsWith("0X");
    }
    if (expression instanceof Expr.Binary binary) {
      return isInHex(binary.left()) || isInHex(binary.right());
    }
    return expression instanceof Expr.Unary unary && isInHex(unary.operand())
        || expression instanceof Expr.Cast cast && isInHex(cast.operand());
  }

  /** {@return the name of a constant: of an enum, or of a macro that stands for one; or a character; empty if it has none} */
  private static Optional<String> name(Expr constant, Scope scope) {
    if (constant instanceof Expr.Name name) {
      return scope
          .find(name.name())
          .filter(Symbol.Constant.class::isInstance)
          .map(c -> name.name());
    }
    if (constant instanceof Expr.Cast cast) {
      return name(cast.operand(), scope);
    }
    Optional<String> macro = macro(constant);
    return macro.isEmpty() && constant instanceof Expr.Character character
        ? Optional.of("'" + character.text() + "'").filter(text -> text.matches("'[ -~]'"))
        : macro;
  }

  /** {@return the macro that stands for all of a constant} */
  private static Optional<String> macro(Expr constant) {
    if (constant instanceof Expr.Number || constant instanceof Expr.Character) {
      return Optional.of(constant.at().constant()).filter(name -> !name.isEmpty());
    }
    if (constant instanceof Expr.Unary unary) {
      return macro(unary.operand()).filter(unary.at().constant()::equals);
    }
    if (constant instanceof Expr.Binary binary) {
      return macro(binary.left()).filter(name -> macro(binary.right()).equals(Optional.of(name)));
    }
    return Optional.empty();
  }
}
