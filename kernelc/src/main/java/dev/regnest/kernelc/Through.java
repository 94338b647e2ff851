package dev.regnest.kernelc;

import dev.regnest.kernelc.compile.Coverage;
import dev.regnest.kernelc.parse.Declaration;
import dev.regnest.kernelc.parse.Stmt;
import dev.regnest.kernelc.source.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Whether runs get through the functions of a tree that a hypothesis is about.
 *
 * <p>A function is over behind a {@code return} of its outermost block, and behind the last statement of that. Where runs never come to one of
 * these, and all leave from inside one and the same branch, the function gave up, as far as anybody can tell from outside: one that succeeds in
 * a branch and fails at its end looks the same, unless it succeeds in several. That a way out at its end is one for errors, too, is not seen.
 */
final class Through {
  private Through() {}

  /** Has those functions watched that are called by one of these names and are not in the file of that name. */
  static void watch(
      List<Declaration> declarations, Set<String> called, String own, Coverage coverage) {
    for (Declaration declaration : declarations) {
      if (declaration instanceof Declaration.Function function
          && called.contains(function.declarator().name())
          && !function.at().file().equals(own)) {
        watch(function.declarator().name(), function.body(), coverage);
      }
    }
  }

  private static void watch(String name, Stmt.Compound body, Coverage coverage) {
    List<Stmt> statements = new ArrayList<>();
    body.items().forEach(item -> statements.add(behindLabels(item)));
    statements.removeIf(Through::isNoStep);
    if (statements.isEmpty()) {
      return;
    }
    int last = statements.size() - 1;
    List<Position> ends = new ArrayList<>(List.of(statements.get(last).at()));
    statements.stream().filter(Stmt.Return.class::isInstance).forEach(s -> ends.add(s.at()));
    List<Position> ways = new ArrayList<>();
    returns(body, ways);
    ways.removeAll(ends);
    coverage.watch(name, statements.get(0).at(), ends, ways);
  }

  private static void returns(Stmt statement, List<Position> found) {
    if (statement instanceof Stmt.Return) {
      found.add(statement.at());
    } else if (statement instanceof Stmt.Compound block) {
      block.items().forEach(item -> returns(item, found));
    } else if (statement instanceof Stmt.If test) {
      returns(test.then(), found);
      if (test.otherwise() != null) {
        returns(test.otherwise(), found);
      }
    } else if (statement instanceof Stmt.While loop) {
      returns(loop.body(), found);
    } else if (statement instanceof Stmt.For loop) {
      returns(loop.body(), found);
    } else if (statement instanceof Stmt.Switch choice) {
      returns(choice.body(), found);
    } else if (statement instanceof Stmt.Case one) {
      returns(one.then(), found);
    } else if (statement instanceof Stmt.Label label) {
      returns(label.then(), found);
    }
  }

  private static Stmt behindLabels(Stmt statement) {
    return statement instanceof Stmt.Label label ? behindLabels(label.then()) : statement;
  }

  private static boolean isNoStep(Stmt statement) {
    return statement instanceof Stmt.Declare
        || statement instanceof Stmt.Barrier
        || statement instanceof Stmt.Expression expression && expression.expression() == null;
  }
}
