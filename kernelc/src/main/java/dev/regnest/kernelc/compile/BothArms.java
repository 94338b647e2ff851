package dev.regnest.kernelc.compile;

import dev.regnest.kernelc.parse.Expr;
import dev.regnest.kernelc.parse.Stmt;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * The assignments that stand in both arms of the branches around what is compiled, written alike: whichever way these go, they are made, so
 * that a compiler may make them before it knows.
 *
 * <p>Plain ones of a name that neither arm mentions elsewhere, in front of anything that the arm might not come back from.
 */
final class BothArms {
  private final Deque<Set<String>> branches = new ArrayDeque<>();

  /** A branch begins; its arms are null where it has not two. */
  void enter(Stmt then, Stmt otherwise) {
    branches.push(then == null || otherwise == null ? Set.of() : inBoth(then, otherwise));
  }

  /** It is over. */
  void leave() {
    branches.pop();
  }

  /** {@return of how many of the branches around it the expression is an assignment in both arms} */
  int around(Expr expression) {
    String text = assignment(expression);
    if (text.isEmpty()) {
      return 0;
    }
    int count = 0;
    for (Iterator<Set<String>> each = branches.iterator(); each.hasNext(); count++) {
      if (!each.next().contains(text)) {
        return count;
      }
    }
    return count;
  }

  private static Set<String> inBoth(Stmt then, Stmt otherwise) {
    Set<String> both = always(List.of(then));
    both.retainAll(always(List.of(otherwise)));
    return both;
  }

  /** {@return the assignments that are made on every way through those statements, as far as that is plain to see} */
  private static Set<String> always(List<Stmt> statements) {
    Set<String> always = new HashSet<>();
    collect(statements, always, new HashSet<>());
    return always;
  }

  /** {@return whether what follows is reached for sure} */
  private static boolean collect(List<Stmt> statements, Set<String> always, Set<String> mentioned) {
    for (Stmt statement : statements) {
      if (statement instanceof Stmt.Compound block) {
        if (!collect(block.items(), always, mentioned)) {
          return false;
        }
      } else if (statement instanceof Stmt.If test) {
        if (mentions(test.condition(), mentioned) && test.otherwise() != null) {
          inBoth(test.then(), test.otherwise()).stream()
              .filter(text -> !mentioned.contains(target(text)))
              .forEach(always::add);
        }
        return false;
      } else if (!(statement instanceof Stmt.Expression only)
          || !isMade(only.expression(), always, mentioned)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isMade(Expr expression, Set<String> always, Set<String> mentioned) {
    if (expression == null) {
      return true;
    }
    String text = assignment(expression);
    if (text.isEmpty()) {
      return mentions(expression, mentioned);
    }
    Expr.Assign assign = (Expr.Assign) withoutCast(expression);
    mentions(assign.value(), mentioned);
    if (mentioned.add(target(text))) {
      always.add(text);
    }
    return true;
  }

  private static Expr withoutCast(Expr expression) {
    return expression instanceof Expr.Cast cast ? cast.operand() : expression;
  }

  /** {@return {@code name = value} as one text, or empty if that is not what it is} */
  private static String assignment(Expr expression) {
    return withoutCast(expression) instanceof Expr.Assign assign
            && assign.operator().isEmpty()
            && assign.target() instanceof Expr.Name name
            && mentions(assign.value(), new HashSet<>())
        ? name.name() + " = " + text(assign.value())
        : "";
  }

  private static String target(String assignment) {
    return assignment.substring(0, assignment.indexOf(' '));
  }

  /** Notes the names in an expression. {@return whether it only loads and computes} */
  private static boolean mentions(Expr expression, Set<String> names) {
    if (expression instanceof Expr.Name name) {
      names.add(name.name());
      return true;
    }
    if (expression instanceof Expr.Unary unary) {
      return "+-!~".contains(unary.operator()) && mentions(unary.operand(), names);
    }
    if (expression instanceof Expr.Binary binary) {
      return mentions(binary.left(), names) && mentions(binary.right(), names);
    }
    return expression instanceof Expr.Number || expression instanceof Expr.Character;
  }

  private static String text(Expr expression) {
    if (expression instanceof Expr.Name name) {
      return name.name();
    }
    if (expression instanceof Expr.Number number) {
      return number.text();
    }
    if (expression instanceof Expr.Character character) {
      return "'" + character.text() + "'";
    }
    if (expression instanceof Expr.Unary unary) {
      return unary.operator() + "(" + text(unary.operand()) + ")";
    }
    Expr.Binary binary = (Expr.Binary) expression;
    return "(" + text(binary.left()) + binary.operator() + text(binary.right()) + ")";
  }
}
