package dev.regnest.kernelc.compile;

import dev.regnest.kernelc.parse.Expr;
import dev.regnest.kernelc.parse.Stmt;
import dev.regnest.kernelc.source.CException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Statements that come by what must not happen whatever memory holds: {@code BUG()}, {@code WARN_ON(1)}, {@code reach_error()}, or a call of
 * what does. Whoever decides whether such a statement is run asks the question that it answers.
 */
final class Failing {
  private static final Set<String> FAIL_IF_TRUE = Set.of("__regnest_bug_on", "__regnest_warn_on");
  private static final Set<String> FAIL =
      Set.of("reach_error", "__VERIFIER_error", "__assert_fail");

  private final Expressions expressions;
  private final Set<Symbol.Function> looking = new HashSet<>();

  Failing(Expressions expressions) {
    this.expressions = expressions;
  }

  /** {@return the word for what the statement fails by, if it is run; empty if it does not, or only if something else is so} */
  Optional<String> in(Stmt statement, Scope scope) {
    if (statement instanceof Stmt.Compound compound) {
      return inOrder(compound.items(), scope);
    }
    if (statement instanceof Stmt.Label label) {
      return in(label.then(), scope);
    }
    if (statement instanceof Stmt.Case entry) {
      return in(entry.then(), scope);
    }
    if (statement instanceof Stmt.Expression expression) {
      return in(expression.expression(), scope);
    }
    if (statement instanceof Stmt.If test && test.otherwise() != null) {
      return in(test.then(), scope).filter(word -> in(test.otherwise(), scope).isPresent());
    }
    return Optional.empty();
  }

  /** {@return the same for some statement of a switch that one of its labels leads to} */
  Optional<String> inSome(List<Stmt> items, Scope scope) {
    return items.stream().map(item -> in(item, scope)).flatMap(Optional::stream).findFirst();
  }

  private Optional<String> inOrder(List<Stmt> items, Scope scope) {
    for (Stmt item : items) {
      Optional<String> word = in(item, scope);
      if (word.isPresent()) {
        return word;
      }
      if (leadsAway(item)) {
        break;
      }
    }
    return Optional.empty();
  }

  private static boolean leadsAway(Stmt statement) {
    return statement instanceof Stmt.Return
        || statement instanceof Stmt.Goto
        || statement instanceof Stmt.Break
        || statement instanceof Stmt.Continue;
  }

  private Optional<String> in(Expr expression, Scope scope) {
    if (expression instanceof Expr.Cast cast) {
      return in(cast.operand(), scope);
    }
    return expression instanceof Expr.Call call && call.function() instanceof Expr.Name name
        ? in(call, name.name(), scope)
        : Optional.empty();
  }

  private Optional<String> in(Expr.Call call, String name, Scope scope) {
    if (Intrinsics.named(name, scope).isPresent()) {
      boolean fails = FAIL.contains(name)
          || FAIL_IF_TRUE.contains(name) && isAlways(call, true, scope)
          || name.equals("__VERIFIER_assert") && isAlways(call, false, scope);
      return fails ? Optional.of(name + "()") : Optional.empty();
    }
    if (scope.find(name).orElse(null) instanceof Symbol.Function function
        && function.definition != null
        && looking.add(function)) {
      try {
        return in(function.definition.body(), scope);
      } finally {
        looking.remove(function);
      }
    }
    return Optional.empty();
  }

  private boolean isAlways(Expr.Call call, boolean value, Scope scope) {
    if (call.arguments().isEmpty() || !isWrittenOut(call.arguments().get(0))) {
      return false;
    }
    try {
      return expressions.constant(call.arguments().get(0), scope) != 0 == value;
    } catch (CException wrong) {
      return false;
    }
  }

  private static boolean isWrittenOut(Expr expression) {
    if (expression instanceof Expr.Unary unary) {
      return isWrittenOut(unary.operand());
    }
    if (expression instanceof Expr.Binary binary) {
      return isWrittenOut(binary.left()) && isWrittenOut(binary.right());
    }
    return expression instanceof Expr.Number || expression instanceof Expr.Character;
  }
}
