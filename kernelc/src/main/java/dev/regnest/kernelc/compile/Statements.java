package dev.regnest.kernelc.compile;

import dev.regnest.kernelc.parse.Expr;
import dev.regnest.kernelc.parse.Stmt;
import dev.regnest.kernelc.preprocess.Prelude;
import dev.regnest.kernelc.run.Arms;
import dev.regnest.kernelc.run.Code;
import dev.regnest.kernelc.run.Step;
import dev.regnest.kernelc.source.CException;
import dev.regnest.kernelc.source.Position;
import dev.regnest.kernelc.source.Rule;
import dev.regnest.kernelc.types.CType;
import dev.regnest.kernelc.types.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes code of statements. What is wrong in one does not keep the next from being looked at. */
final class Statements {
  private final Unit unit;
  private final Expressions expressions;
  private final Labels labels = new Labels();
  private final Failing failing;
  private final Entries entries = new Entries();
  private BothArms bothArms = new BothArms();
  private Type returns;
  private int nested;

  Statements(Unit unit, Expressions expressions) {
    this.unit = unit;
    this.expressions = expressions;
    this.failing = new Failing(expressions);
  }

  /** {@return the code of a function's body} */
  Step body(Stmt.Compound body, Type returnType, Scope scope) {
    returns = returnType;
    labels.function();
    entries.function();
    nested = 0;
    bothArms = new BothArms();
    return block(body.items(), scope);
  }

  Step block(List<Stmt> items, Scope scope) {
    List<Integer> uses = new ArrayList<>();
    Sequence sequence = sequence(items, scope, uses);
    sequence.ends(unit.slots());
    if (!sequence.hasLabels()) {
      sequence.dead(unit.lastUses().dead(uses, scope.symbols()));
    }
    return sequence.step();
  }

  /** {@return the statements before the value of an expression; nothing leads out of them} */
  Sequence inExpression(List<Stmt> items, Scope scope) {
    labels.fence();
    try {
      return entries.in(/* cases= */ null, () -> sequence(items, scope, new ArrayList<>()));
    } finally {
      labels.leave();
    }
  }

  /** {@return the type of what is not run} */
  Type unevaluated(Supplier<Type> work) {
    return labels.unevaluated(work);
  }

  private Sequence sequence(List<Stmt> items, Scope scope, List<Integer> uses) {
    Sequence sequence = new Sequence(unit.number(), unit.slots());
    labels.enter(items);
    for (int i = 0; i < items.size(); i++) {
      Stmt item = items.get(i);
      labels.at(i);
      entries.enter(sequence.size());
      unit.checked(() -> {
        add(item, sequence, scope);
        return null;
      });
      uses.add(unit.lastUses().soFar());
      entries.leave();
      if (i > 0 && !Changes.isOfPrelude(item.at())) {
        Stmt before = items.get(i - 1);
        int second = sequence.size() - 1;
        Changes.exchangeable(before, item, scope)
            .ifPresent(text -> sequence.mayExchange(second, before.at().lineText(), text));
      }
    }
    labels.leave();
    return sequence;
  }

  private void add(Stmt item, Sequence sequence, Scope scope) {
    Stmt rest = item;
    while (rest instanceof Stmt.Label || rest instanceof Stmt.Case) {
      if (rest instanceof Stmt.Label label) {
        Attributes.checkNone(label.attributes(), "on a label");
        sequence.label(labels.define(label.at(), label.name()));
        rest = label.then();
      } else {
        checkCleanups((Stmt.Case) rest, sequence);
        rest = enter((Stmt.Case) rest, scope);
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

  private Stmt enter(Stmt.Case entry, Scope scope) {
    SwitchCases cases = entries.cases();
    if (cases == null) {
      throw new CException(
          entry.at(),
          Rule.CASE,
          "no switch is around this case; one around an expression does not lead into it");
    }
    if (entry.value() == null) {
      cases.otherwise(entry.at(), entries.way());
    } else {
      long first = expressions.constant(entry.value(), scope);
      long last = entry.last() == null ? first : expressions.constant(entry.last(), scope);
      cases.add(entry.at(), first, last, entries.way());
      unit.spellings().meet(cases.switched(), entry.value(), scope);
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
      unit.arms().breaks();
      return run -> Step.BREAK;
    }
    if (statement instanceof Stmt.Continue) {
      labels.checkContinue(statement.at());
      unit.arms().continues();
      return run -> Step.CONTINUE;
    }
    if (statement instanceof Stmt.Goto jump) {
      unit.arms().returns();
      int label = labels.number(jump.at(), jump.label());
      return run -> {
        run.goesTo(label);
        return Step.GOTO;
      };
    }
    unit.arms().hasBarrier();
    return run -> {
      run.barrier();
      return Step.NORMAL;
    };
  }

  /** Notes the line before a statement; one of the prelude's own belongs to the line that uses it. */
  private Step located(Position at, Step step) {
    if (at.file().equals(Prelude.NAME)) {
      return run -> {
        run.at();
        return step.run(run);
      };
    }
    String line = at.lineText();
    Coverage.Line covered = unit.coverage().at(at);
    if (covered != null) {
      return run -> {
        covered.reach();
        run.at(line);
        return step.run(run);
      };
    }
    return run -> {
      run.at(line);
      return step.run(run);
    };
  }

  /** The same before a condition, or a value by which a statement goes on. */
  private Code locatedValue(Position at, Code code) {
    int number = unit.number();
    if (at.file().equals(Prelude.NAME)) {
      return run -> {
        run.statement();
        run.comesToPart(number);
        return code.eval(run);
      };
    }
    String line = at.lineText();
    Coverage.Line covered = unit.coverage().at(at);
    if (covered != null) {
      return run -> {
        covered.reach();
        run.at(line, number);
        return code.eval(run);
      };
    }
    return run -> {
      run.at(line, number);
      return code.eval(run);
    };
  }

  private Step expression(Stmt.Expression statement, Scope scope) {
    if (statement.expression() == null) {
      return run -> Step.NORMAL;
    }
    unit.whole().add(statement.expression());
    Code code = unit.effects().of(statement.expression(), scope);
    int branches = bothArms.around(statement.expression());
    if (branches > 0) {
      return located(statement.at(), run -> {
        run.inBothArms(branches, code);
        return Step.NORMAL;
      });
    }
    return located(statement.at(), run -> {
      code.eval(run);
      return Step.NORMAL;
    });
  }

  private Step ifStep(Stmt.If test, Scope scope) {
    unit.whole().add(test.condition());
    Code condition = locatedValue(test.at(), expressions.ofBranch(test.condition(), scope));
    Step[] arms = new Step[2];
    bothArms.enter(test.then(), test.otherwise());
    nested++;
    Arms does = unit.arms(() -> {
      arms[0] = arm(1, test.then(), scope);
      arms[1] = test.otherwise() == null ? run -> Step.NORMAL : arm(0, test.otherwise(), scope);
    });
    nested--;
    bothArms.leave();
    unit.arms().has(does);
    Step then = arms[0];
    Step otherwise = arms[1];
    Optional<String> fails = failing
        .in(test.then(), scope)
        .or(() ->
            test.otherwise() == null ? Optional.empty() : failing.in(test.otherwise(), scope));
    Code asked =
        fails.isPresent() ? asks(condition, fails) : Changes.branch(test.condition(), condition);
    return run -> {
      long holds = run.isEntering() ? run.entry() : asked.eval(run);
      run.enter();
      int how = holds != 0 ? then.run(run) : otherwise.run(run);
      run.leave(does);
      return how;
    };
  }

  /** {@return an arm of a branch, which is taken where the condition has that value} */
  private Step arm(int value, Stmt statement, Scope scope) {
    entries.enter(value);
    try {
      return block(List.of(statement), new Scope(scope));
    } finally {
      entries.leave();
    }
  }

  /** {@return the same value, by which what fails is asked about, if anything does} */
  private static Code asks(Code value, Optional<String> failing) {
    if (failing.isEmpty()) {
      return value;
    }
    String word = failing.get();
    return run -> {
      long decides = value.eval(run);
      run.asserts(word, /* holds= */ true);
      return decides;
    };
  }

  private Step whileStep(Stmt.While loop, Scope scope) {
    return loop(loop.at(), loop.condition(), loop.body(), null, loop.bodyFirst(), scope);
  }

  private Step inside(boolean continues, List<Stmt> items, Scope scope) {
    labels.breakable(continues);
    nested++;
    try {
      return block(items, new Scope(scope));
    } finally {
      nested--;
      labels.leave();
    }
  }

  /** What a loop declares is there until the loop ends, and is cleaned up then. */
  private Step forStep(Stmt.For loop, Scope scope) {
    Scope inner = new Scope(scope);
    Sequence sequence = new Sequence(unit.number(), unit.slots());
    if (loop.start() instanceof Stmt.Declare declare) {
      labels.enter(List.of());
      try {
        declare(declare, sequence, inner);
      } finally {
        labels.leave();
      }
    } else if (loop.start() != null) {
      sequence.add(step(loop.start(), inner));
    }
    entries.enter(sequence.size());
    try {
      sequence.add(loop(
          loop.at(), loop.condition(), loop.body(), loop.step(), /* bodyFirst= */ false, inner));
    } finally {
      entries.leave();
    }
    sequence.ends(unit.slots());
    return sequence.step();
  }

  private Step loop(
      Position at, Expr condition, Stmt body, Expr next, boolean bodyFirst, Scope scope) {
    Code[] codes = new Code[2];
    Step[] round = new Step[1];
    unit.whole().add(condition);
    unit.whole().add(next);
    bothArms.enter(null, null);
    Arms does = unit.arms(() -> {
      codes[0] = condition == null
          ? run -> 1
          : locatedValue(at, expressions.condition(condition, scope).value());
      codes[1] = next == null ? run -> 0 : locatedValue(at, unit.effects().of(next, scope));
      round[0] = inside(/* continues= */ true, List.of(body), scope);
    });
    bothArms.leave();
    does.keepsRounds();
    unit.arms().has(does);
    return new Loop(unit.number(), codes[0], round[0], codes[1], bodyFirst, does);
  }

  private Step switchStep(Stmt.Switch choice, Scope scope) {
    unit.whole().add(choice.value());
    Operand switched = expressions.value(choice.value(), scope);
    if (!(switched.type().kind() instanceof CType.Int type)) {
      throw new CException(
          choice.value().at(),
          Rule.TYPE,
          "a switch needs an integer, this is '" + switched.type() + "'");
    }
    List<Stmt> items =
        choice.body() instanceof Stmt.Compound compound ? compound.items() : List.of(choice.body());
    Code value = asks(locatedValue(choice.at(), switched.value()), failing.inSome(items, scope));
    SwitchCases cases = new SwitchCases(choice.value(), type);
    Step[] body = new Step[1];
    bothArms.enter(null, null);
    Arms does = unit.arms(() -> {
      body[0] = entries.in(cases, () -> inside(/* continues= */ false, items, scope));
    });
    bothArms.leave();
    does.keepsBreaks();
    unit.arms().has(does);
    Step arms = body[0];
    return run -> {
      int[] entry = cases.entry(value.eval(run));
      run.enter();
      int how = Step.NORMAL;
      if (entry != null) {
        run.entersAt(entry);
        how = arms.run(run);
      }
      run.leave(does);
      return how == Step.BREAK ? Step.NORMAL : how;
    };
  }

  private Step returnStep(Stmt.Return result, Scope scope) {
    labels.checkReturn(result.at());
    unit.arms().returns();
    Step returning = returning(result, scope);
    if (nested == 0 || Changes.isOfPrelude(result.at())) {
      return located(result.at(), returning);
    }
    String text = "return" + (result.value() == null ? "" : " " + Written.of(result.value()));
    return located(
        result.at(), run -> Changes.returns(run, text) ? returning.run(run) : Step.NORMAL);
  }

  private Step returning(Stmt.Return result, Scope scope) {
    if (!StructValues.has(returns)) {
      unit.whole().add(result.value());
    }
    if (returns.kind() instanceof CType.Void || result.value() == null) {
      Code effect = result.value() == null ? run -> 0 : unit.effects().of(result.value(), scope);
      return run -> {
        effect.eval(run);
        return Step.RETURN;
      };
    }
    if (StructValues.has(returns)) {
      return unit.structValues().returned(result.value(), returns, scope);
    }
    Operand value = expressions.value(result.value(), scope);
    Code code = expressions.implicit(result.at(), value, returns).value();
    return run -> {
      run.returns(code.eval(run));
      return Step.RETURN;
    };
  }
}
