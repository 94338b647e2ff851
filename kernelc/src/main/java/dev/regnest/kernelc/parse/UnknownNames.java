package dev.regnest.kernelc.parse;

import dev.regnest.kernelc.preprocess.KnownWords;
import dev.regnest.kernelc.preprocess.LeftOutCalls;
import dev.regnest.kernelc.source.CException;
import dev.regnest.kernelc.source.Position;
import dev.regnest.kernelc.source.Problems;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Tells of every name in a file that nothing declares before it, so that nobody has to ask again for the next one. */
final class UnknownNames {
  private final Problems problems;
  private final Set<String> ofFile = new HashSet<>();
  private final Deque<Set<String>> scopes = new ArrayDeque<>();

  private UnknownNames(List<Declaration> all, Collection<String> known, Problems problems) {
    this.problems = problems;
    all.forEach(declaration -> ofFile.addAll(declaration.declared()));
    scopes.push(new HashSet<>(known));
  }

  /** Looks through those declarations; {@code known} are the names that are declared before. */
  static void tell(List<Declaration> all, Collection<String> known, Problems problems) {
    UnknownNames names = new UnknownNames(all, known, problems);
    all.forEach(names::declaration);
  }

  private void declares(String name) {
    scopes.peek().add(name);
  }

  private void name(Position at, String name) {
    if (scopes.stream().noneMatch(scope -> scope.contains(name))) {
      String why = ofFile.contains(name)
          ? "' is declared further down; declare it before it is used"
          : "' is not declared" + KnownWords.hint(name);
      problems.add(CException.unknown(at, name, "'" + name + why));
    }
  }

  private void inScope(Runnable inside) {
    scopes.push(new HashSet<>());
    inside.run();
    scopes.pop();
  }

  private void declaration(Declaration declaration) {
    specifiers(declaration.specifiers());
    if (declaration instanceof Declaration.Function function) {
      declares(function.declarator().name());
      inScope(() -> {
        declarator(function.declarator(), /* declaresParameters= */ true);
        statements(function.body().items());
      });
      return;
    }
    for (Declaration.Init name : ((Declaration.Names) declaration).names()) {
      declarator(name.declarator(), /* declaresParameters= */ false);
      declares(name.declarator().name());
      if (name.value() != null) {
        initialiser(name.value());
      }
    }
  }

  private void specifiers(Specifiers specifiers) {
    Specifiers.Base base = specifiers.base();
    if (base instanceof Specifiers.Struct struct && struct.members() != null) {
      for (Declaration member : struct.members()) {
        specifiers(member.specifiers());
        ((Declaration.Names) member).names().forEach(name -> {
          declarator(name.declarator(), /* declaresParameters= */ false);
          optional(name.bits());
        });
      }
    }
    if (base instanceof Specifiers.Enum constants && constants.constants() != null) {
      for (Specifiers.Constant constant : constants.constants()) {
        optional(constant.value());
        declares(constant.name());
      }
    }
    if (base instanceof Specifiers.Assertion assertion) {
      expression(assertion.condition());
    }
    if (base instanceof Specifiers.TypeOf of) {
      expression(of.expression());
    }
    if (base instanceof Specifiers.TypeOfType of) {
      type(of.type());
    }
  }

  private void declarator(Declarator declarator, boolean declaresParameters) {
    boolean outermost = true;
    for (Declarator.Layer layer : declarator.layers()) {
      if (layer instanceof Declarator.Array array) {
        optional(array.size());
      }
      if (layer instanceof Declarator.Function function) {
        boolean declares = declaresParameters && outermost;
        for (Declarator.Parameter parameter : function.parameters()) {
          specifiers(parameter.specifiers());
          declarator(parameter.declarator(), /* declaresParameters= */ false);
          if (declares) {
            declares(parameter.declarator().name());
          }
        }
      }
      outermost = false;
    }
  }

  private void type(TypeName type) {
    specifiers(type.specifiers());
    declarator(type.declarator(), /* declaresParameters= */ false);
  }

  private void initialiser(Initialiser initialiser) {
    if (initialiser instanceof Initialiser.One one) {
      expression(one.value());
      return;
    }
    for (Initialiser.Item item : ((Initialiser.Braces) initialiser).items()) {
      for (Initialiser.Designator designator : item.designators()) {
        optional(designator.index());
        optional(designator.last());
      }
      initialiser(item.value());
    }
  }

  private void statements(List<Stmt> all) {
    all.forEach(this::statement);
  }

  private void statement(Stmt statement) {
    if (statement instanceof Stmt.Compound compound) {
      inScope(() -> statements(compound.items()));
    } else if (statement instanceof Stmt.Declare declare) {
      declaration(declare.declaration());
    } else if (statement instanceof Stmt.Expression expression) {
      effect(expression.expression());
    } else if (statement instanceof Stmt.If test) {
      expression(test.condition());
      statement(test.then());
      if (test.otherwise() != null) {
        statement(test.otherwise());
      }
    } else if (statement instanceof Stmt.While loop) {
      expression(loop.condition());
      statement(loop.body());
    } else if (statement instanceof Stmt.For loop) {
      inScope(() -> loop(loop));
    } else if (statement instanceof Stmt.Switch choice) {
      expression(choice.value());
      statement(choice.body());
    } else if (statement instanceof Stmt.Return result) {
      optional(result.value());
    } else if (statement instanceof Stmt.Label label) {
      statement(label.then());
    } else if (statement instanceof Stmt.Case entry) {
      optional(entry.value());
      optional(entry.last());
      statement(entry.then());
    }
  }

  private void loop(Stmt.For loop) {
    if (loop.start() != null) {
      statement(loop.start());
    }
    optional(loop.condition());
    optional(loop.step());
    statement(loop.body());
  }

  /** What traces and debugs need not be known where nobody uses its value. */
  private void effect(Expr expression) {
    if (expression instanceof Expr.Cast cast) {
      type(cast.type());
      effect(cast.operand());
    } else if (expression instanceof Expr.Call call
        && call.function() instanceof Expr.Name name
        && LeftOutCalls.has(name.name())) {
      call.arguments().forEach(this::expression);
    } else {
      optional(expression);
    }
  }

  private void optional(Expr expression) {
    if (expression != null) {
      expression(expression);
    }
  }

  private void expression(Expr expression) {
    if (expression instanceof Expr.Name name) {
      name(name.at(), name.name());
    } else if (expression instanceof Expr.Unary unary) {
      expression(unary.operand());
    } else if (expression instanceof Expr.Step step) {
      expression(step.operand());
    } else if (expression instanceof Expr.Binary binary) {
      expression(binary.left());
      expression(binary.right());
    } else if (expression instanceof Expr.Assign assign) {
      expression(assign.target());
      expression(assign.value());
    } else if (expression instanceof Expr.Conditional conditional) {
      expression(conditional.condition());
      optional(conditional.then());
      expression(conditional.otherwise());
    } else if (expression instanceof Expr.Call call) {
      expression(call.function());
      call.arguments().forEach(this::expression);
    } else if (expression instanceof Expr.Index index) {
      expression(index.array());
      expression(index.index());
    } else if (expression instanceof Expr.Member member) {
      expression(member.object());
    } else if (expression instanceof Expr.Statements statements) {
      inScope(() -> statements(statements.body().items()));
    } else {
      typed(expression);
    }
  }

  private void typed(Expr expression) {
    if (expression instanceof Expr.Cast cast) {
      type(cast.type());
      expression(cast.operand());
    } else if (expression instanceof Expr.Literal literal) {
      type(literal.type());
      initialiser(literal.value());
    } else if (expression instanceof Expr.SizeOfType size) {
      type(size.type());
    } else if (expression instanceof Expr.SizeOf size) {
      expression(size.operand());
    } else if (expression instanceof Expr.AlignOf align) {
      type(align.type());
    } else if (expression instanceof Expr.SameType same) {
      type(same.one());
      type(same.other());
    } else if (expression instanceof Expr.Chosen chosen) {
      expression(chosen.condition());
      expression(chosen.then());
      expression(chosen.otherwise());
    } else if (expression instanceof Expr.Selection selection) {
      expression(selection.asked());
      for (Expr.Choice choice : selection.choices()) {
        if (choice.type() != null) {
          type(choice.type());
        }
        expression(choice.value());
      }
    } else if (expression instanceof Expr.OffsetOf offset) {
      type(offset.type());
      inScope(() -> {
        declares(Expr.OffsetOf.BASE);
        expression(offset.member());
      });
    }
  }
}
