package dev.regnest.kernelc.compile;

import dev.regnest.kernelc.parse.Declaration;
import dev.regnest.kernelc.parse.Expr;
import dev.regnest.kernelc.parse.Initialiser;
import dev.regnest.kernelc.parse.Stmt;
import dev.regnest.kernelc.preprocess.Prelude;
import dev.regnest.kernelc.run.Code;
import dev.regnest.kernelc.run.Run;
import dev.regnest.kernelc.source.Position;
import dev.regnest.machine.Computed;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** What may be changed about the code of a file beside its accesses, for {@code regnest why}: nothing of the prelude's own. */
final class Changes {
  private static final String OWN = "__";

  private Changes() {}

  /** {@return the same condition, which may be answered otherwise} */
  static Code branch(Expr condition, Code code) {
    return condition(condition, Computed.BRANCH, "if (" + Written.of(condition) + ")", code);
  }

  /** {@return the same part of a condition, whose parts are joined by that operator, and which may be left out} */
  static Code part(Expr part, String operator, Code code) {
    return condition(part, Computed.PART, operator + " " + Written.of(part), code);
  }

  private static Code condition(Expr condition, Computed what, String text, Code code) {
    if (isOfPrelude(condition.at())) {
      return code;
    }
    return run -> run.cpu().computes(what, text, code.eval(run) == 0 ? 0 : 1);
  }

  /** {@return the value that the local of that name is given, which may be another} */
  static Code local(Position at, String name, Expr value, Code code) {
    if (isOfPrelude(at) || name.startsWith(OWN) || isOfPreludesCall(value)) {
      return code;
    }
    String text = name + " = " + Written.of(value);
    return run -> run.cpu().computes(Computed.LOCAL, text, code.eval(run));
  }

  /** {@return whether the function returns here, now} */
  static boolean returns(Run run, String text) {
    return run.cpu().computes(Computed.RETURN, text, 1) != 0;
  }

  static boolean isOfPrelude(Position at) {
    return at.file().equals(Prelude.NAME);
  }

  private static boolean isOfPreludesCall(Expr value) {
    return value instanceof Expr.Call call
        && call.function() instanceof Expr.Name name
        && name.name().startsWith(OWN + "regnest");
  }

  // Two assignments, one behind the other.

  private record Assignment(Position at, String local, Expr value) {}

  /**
   * {@return what two statements are called, of which each gives a local what it loads, so that either may come first; empty if they are no
   * such two}
   */
  static Optional<String> exchangeable(Stmt one, Stmt other, Scope scope) {
    Optional<Assignment> first = assignment(one, scope);
    Optional<Assignment> second = assignment(other, scope);
    if (first.isEmpty() || second.isEmpty()) {
      return Optional.empty();
    }
    Set<String> ofFirst = new HashSet<>();
    Set<String> ofSecond = new HashSet<>();
    boolean doLoad =
        loads(first.get().value(), ofFirst, scope) && loads(second.get().value(), ofSecond, scope);
    boolean areApart = !ofFirst.contains(second.get().local())
        && !ofSecond.contains(first.get().local())
        && !first.get().local().equals(second.get().local());
    return doLoad && areApart
        ? Optional.of("load " + Written.of(first.get().value()) + ", and then "
            + Written.of(second.get().value()))
        : Optional.empty();
  }

  private static Optional<Assignment> assignment(Stmt statement, Scope scope) {
    if (statement instanceof Stmt.Expression only
        && only.expression() instanceof Expr.Assign assign
        && assign.operator().isEmpty()
        && assign.target() instanceof Expr.Name name
        && scope.find(name.name()).orElse(null) instanceof Symbol.Local) {
      return Optional.of(new Assignment(statement.at(), name.name(), assign.value()));
    }
    if (statement instanceof Stmt.Declare declare
        && declare.declaration() instanceof Declaration.Names names
        && names.names().size() == 1
        && !names.specifiers().has("static")
        && names.names().get(0).value() instanceof Initialiser.One one) {
      String name = names.names().get(0).declarator().name();
      return Optional.of(new Assignment(statement.at(), name, one.value()));
    }
    return Optional.empty();
  }

  /** Notes the names in an expression. {@return whether it only loads and computes, and loads at all} */
  private static boolean loads(Expr expression, Set<String> names, Scope scope) {
    return mentions(expression, names)
        && names.stream().anyMatch(name -> scope.find(name).orElse(null) instanceof Symbol.Global);
  }

  private static boolean mentions(Expr expression, Set<String> names) {
    if (expression instanceof Expr.Name name) {
      names.add(name.name());
      return true;
    }
    if (expression instanceof Expr.Unary unary) {
      return mentions(unary.operand(), names);
    }
    if (expression instanceof Expr.Cast cast) {
      return mentions(cast.operand(), names);
    }
    if (expression instanceof Expr.Index index) {
      return mentions(index.array(), names) && mentions(index.index(), names);
    }
    if (expression instanceof Expr.Member member) {
      return mentions(member.object(), names);
    }
    if (expression instanceof Expr.Binary binary) {
      return mentions(binary.left(), names) && mentions(binary.right(), names);
    }
    return expression instanceof Expr.Number || expression instanceof Expr.Character;
  }
}
