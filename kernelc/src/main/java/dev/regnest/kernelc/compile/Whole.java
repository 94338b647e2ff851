package dev.regnest.kernelc.compile;

import dev.regnest.kernelc.parse.Expr;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * The parts of expressions that are evaluated while nothing of the rest is held: where the code comes to one, its place and its locals are
 * all that it goes by.
 *
 * <p>A part is one only if it is known to be: what is evaluated first, what decides what is evaluated next, or what is stored where the place
 * needs no evaluation.
 */
final class Whole {
  private static final Set<String> CHECKS = Set.of("__regnest_warn_on", "__regnest_bug_on");

  private final Set<Expr> parts = Collections.newSetFromMap(new IdentityHashMap<>());

  /** Notes those of an expression that stands alone in its statement, or decides where that goes on. */
  void add(Expr expression) {
    if (expression == null || !parts.add(expression)) {
      return;
    }
    if (expression instanceof Expr.Binary binary) {
      add(binary.left());
      if (List.of("&&", "||", ",").contains(binary.operator())) {
        add(binary.right());
      }
    } else if (expression instanceof Expr.Unary unary) {
      add(unary.operand());
    } else if (expression instanceof Expr.Cast cast) {
      add(cast.operand());
    } else if (expression instanceof Expr.Conditional conditional && conditional.then() != null) {
      add(conditional.condition());
      add(conditional.then());
      add(conditional.otherwise());
    } else if (expression instanceof Expr.Assign assign
        && assign.operator().isEmpty()
        && assign.target() instanceof Expr.Name) {
      add(assign.value());
    } else if (expression instanceof Expr.Call call
        && call.function() instanceof Expr.Name name
        && CHECKS.contains(name.name())
        && !call.arguments().isEmpty()) {
      add(call.arguments().get(0));
    }
  }

  /** {@return whether that is such a part} */
  boolean has(Expr expression) {
    return parts.contains(expression);
  }
}
