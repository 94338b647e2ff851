package dev.regnest.kernelc.compile;

import dev.regnest.kernelc.parse.Stmt;
import dev.regnest.kernelc.preprocess.Prelude;
import dev.regnest.kernelc.run.Code;
import dev.regnest.kernelc.run.Step;
import dev.regnest.kernelc.source.CException;
import dev.regnest.kernelc.source.Position;
import dev.regnest.kernelc.source.Rule;
import dev.regnest.kernelc.types.CType;
import dev.regnest.kernelc.types.Struct;
import dev.regnest.kernelc.types.Type;
import java.util.List;
import java.util.function.Supplier;

/** Makes code of statements. What is wrong in one does not keep the next from being looked at. */
final class Statements {
  private final Unit unit;
  private final Expressions expressions;
  private final Labels labels = new Labels();
  private Type returns;

  Statements(Unit unit, Expressions expressions) {
    this.unit = unit;
    this.expressions = expressions;
  }

  /** {@return the code of a function's body} */
  Step body(Stmt.Compound body, Type returnType, Scope scope) {
    returns = returnType;
    labels.function();
    return block(body.items(), scope);
  }

  Step block(List<Stmt> items, Scope scope) {
    return block(items, scope, null);
  }

  private Step block(List<Stmt> items, Scope scope, SwitchCases cases) {
    return sequence(items, scope, cases).step();
  }

  /** {@return the statements before the value of an expression; nothing leads out of them} */
  Sequence inExpression(List<Stmt> items, Scope scope) {
    labels.fence();
    try {
      return sequence(items, scope, null);
    } finally {
      labels.leave();
    }
  }

  /** {@return the type of what is not run} */
  Type unevaluated(Supplier<Type> work) {
    return labels.unevaluated(work);
  }

  private Sequence sequence(List<Stmt> items, Scope scope, SwitchCases cases) {
    Sequence sequence = new Sequence();
    labels.enter(items);
    for (int i = 0; i < items.size(); i++) {
      Stmt item = items.get(i);
      labels.at(i);
      unit.checked(() -> {
        add(item, sequence, scope, cases);
        return null;
      });
    }
    labels.leave();
    return sequence;
  }

  private void add(Stmt item, Sequence sequence, Scope scope, SwitchCases cases) {
    Stmt rest = item;
    while (rest instanceof Stmt.Label || rest instanceof Stmt.Case) {
      if (rest instanceof Stmt.Label label) {
        Attributes.checkNone(label.attributes(), "on a label");
        sequence.label(labels.define(label.at(), label.name()));
        rest = label.then();
      } else {
        checkCleanups((Stmt.Case) rest, sequence);
        rest = enter((Stmt.Case) rest, cases, sequence.size(), scope);
      }
    }
    if (rest instanceof Stmt.Declare declare) {
      declare(declare, sequence, scope);
    } else {
      sequence.add(step(rest, scope));
    }
  }

  private static void checkCleanups(Stmt.Case entry, Sequence sequence) {
    if (sequence.cleansUp()) {
      throw new CException(
          entry.at(),
          Rule.CASE,
          "this case leads past a variable that is cleaned up, and into what is cleaned up for it");
    }
  }

  private void declare(Stmt.Declare declare, Sequence sequence, Scope scope) {
    unit.declaring(declare.declaration(), () -> {
      Declarations.Local local = unit.declarations().local(declare.declaration(), scope);
      sequence.add(located(declare.at(), local.step()));
      for (Step cleanup : local.cleanups()) {
        sequence.cleansUp(located(declare.at(), cleanup));
        labels.cleansUp();
      }
    });
  }

  private Stmt enter(Stmt.Case entry, SwitchCases cases, int index, Scope scope) {
    if (cases == null) {
      throw new CException(
          entry.at(),
          Rule.CASE,
          "a case stands directly between the brackets of its switch, or is not supported");
    }
    if (entry.value() == null) {
      cases.otherwise(entry.at(), index);
    } else {
      long first = expressions.constant(entry.value(), scope);
      long last = entry.last() == null ? first : expressions.constant(entry.last(), scope);
      cases.add(entry.at(), first, last, index);
    }
    return entry.then();
  }

  private Step step(Stmt statement, Scope scope) {
    if (statement instanceof Stmt.Compound compound) {
      return block(compound.items(), new Scope(scope));
    }
    if (statement instanceof Stmt.Declare declare) {
      return block(List.of(declare), scope);
    }
    if (statement instanceof Stmt.Expression expression) {
      return expression(expression, scope);
    }
    if (statement instanceof Stmt.If test) {
      return ifStep(test, scope);
    }
    if (statement instanceof Stmt.While loop) {
      return located(loop.at(), whileStep(loop, scope));
    }
    if (statement instanceof Stmt.For loop) {
      return located(loop.at(), forStep(loop, scope));
    }
    if (statement instanceof Stmt.Switch choice) {
      return switchStep(choice, scope);
    }
    if (statement instanceof Stmt.Return result) {
      return returnStep(result, scope);
    }
    return jump(statement);
  }

  private Step jump(Stmt statement) {
    if (statement instanceof Stmt.Break) {
      labels.checkBreak(statement.at());
      return run -> Step.BREAK;
    }
    if (statement instanceof Stmt.Continue) {
      labels.checkContinue(statement.at());
      return run -> Step.CONTINUE;
    }
    if (statement instanceof Stmt.Goto jump) {
      int label = labels.number(jump.at(), jump.label());
      return run -> {
        run.goesTo(label);
        return Step.GOTO;
      };
    }
    return run -> {
      run.barrier();
      return Step.NORMAL;
    };
  }

  /** Notes the line before a statement; one of the prelude's own belongs to the line that uses it. */
  private static Step located(Position at, Step step) {
    if (at.file().equals(Prelude.NAME)) {
      return step;
    }
    String line = at.lineText();
    return run -> {
      run.at(line);
      return step.run(run);
    };
  }

  private static Code locatedValue(Position at, Code code) {
    if (at.file().equals(Prelude.NAME)) {
      return code;
    }
    String line = at.lineText();
    return run -> {
      run.at(line);
      return code.eval(run);
    };
  }

  private Step expression(Stmt.Expression statement, Scope scope) {
    if (statement.expression() == null) {
      return run -> Step.NORMAL;
    }
    Code code = unit.effects().of(statement.expression(), scope);
    return located(statement.at(), run -> {
      code.eval(run);
      return Step.NORMAL;
    });
  }

  private Step ifStep(Stmt.If test, Scope scope) {
    Code condition =
        locatedValue(test.at(), expressions.condition(test.condition(), scope).value());
    Step then = block(List.of(test.then()), new Scope(scope));
    Step otherwise = test.otherwise() == null
        ? run -> Step.NORMAL
        : block(List.of(test.otherwise()), new Scope(scope));
    return run -> condition.eval(run) != 0 ? then.run(run) : otherwise.run(run);
  }

  private Step whileStep(Stmt.While loop, Scope scope) {
    Code condition =
        locatedValue(loop.at(), expressions.condition(loop.condition(), scope).value());
    Step body = loopBody(loop.body(), scope);
    boolean bodyFirst = loop.bodyFirst();
    return run -> {
      for (boolean test = !bodyFirst; !test || condition.eval(run) != 0; test = true) {
        run.round();
        int how = body.run(run);
        if (how == Step.BREAK) {
          break;
        }
        if (how != Step.NORMAL && how != Step.CONTINUE) {
          return how;
        }
      }
      return Step.NORMAL;
    };
  }

  private Step loopBody(Stmt body, Scope scope) {
    return inside(/* continues= */ true, List.of(body), scope, null);
  }

  private Step inside(boolean continues, List<Stmt> items, Scope scope, SwitchCases cases) {
    labels.breakable(continues);
    try {
      return block(items, new Scope(scope), cases);
    } finally {
      labels.leave();
    }
  }

  /** What a loop declares is there until the loop ends, and is cleaned up then. */
  private Step forStep(Stmt.For loop, Scope scope) {
    Scope inner = new Scope(scope);
    if (loop.start() == null) {
      return round(loop, inner);
    }
    Sequence sequence = new Sequence();
    if (loop.start() instanceof Stmt.Declare declare) {
      labels.enter(List.of());
      try {
        declare(declare, sequence, inner);
      } finally {
        labels.leave();
      }
    } else {
      sequence.add(step(loop.start(), inner));
    }
    sequence.add(round(loop, inner));
    return sequence.step();
  }

  private Step round(Stmt.For loop, Scope inner) {
    Code condition = loop.condition() == null
        ? run -> 1
        : locatedValue(loop.at(), expressions.condition(loop.condition(), inner).value());
    Code next = loop.step() == null
        ? run -> 0
        : locatedValue(loop.at(), unit.effects().of(loop.step(), inner));
    Step body = loopBody(loop.body(), inner);
    return run -> {
      for (; condition.eval(run) != 0; next.eval(run)) {
        run.round();
        int how = body.run(run);
        if (how == Step.BREAK) {
          break;
        }
        if (how != Step.NORMAL && how != Step.CONTINUE) {
          return how;
        }
      }
      return Step.NORMAL;
    };
  }

  private Step switchStep(Stmt.Switch choice, Scope scope) {
    Operand switched = expressions.value(choice.value(), scope);
    if (!(switched.type().kind() instanceof CType.Int type)) {
      throw new CException(
          choice.value().at(),
          Rule.TYPE,
          "a switch needs an integer, this is '" + switched.type() + "'");
    }
    Code value = locatedValue(choice.at(), switched.value());
    List<Stmt> items =
        choice.body() instanceof Stmt.Compound compound ? compound.items() : List.of(choice.body());
    SwitchCases cases = new SwitchCases(type);
    Step body = inside(/* continues= */ false, items, scope, cases);
    return run -> {
      int entry = cases.entry(value.eval(run));
      if (entry < 0) {
        return Step.NORMAL;
      }
      run.entersAt(entry);
      int how = body.run(run);
      return how == Step.BREAK ? Step.NORMAL : how;
    };
  }

  private Step returnStep(Stmt.Return result, Scope scope) {
    labels.checkReturn(result.at());
    if (returns.kind() instanceof CType.Void || result.value() == null) {
      Code effect = result.value() == null ? run -> 0 : unit.effects().of(result.value(), scope);
      return located(result.at(), run -> {
        effect.eval(run);
        return Step.RETURN;
      });
    }
    if (returns.kind() instanceof Struct) {
      throw new CException(
          result.at(),
          Rule.STRUCT_VALUE,
          "functions that return structs are not supported; return a pointer");
    }
    Operand value = expressions.value(result.value(), scope);
    Code code = expressions.convert(result.at(), value, returns).value();
    return located(result.at(), run -> {
      run.returns(code.eval(run));
      return Step.RETURN;
    });
  }
}
