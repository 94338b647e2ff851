package dev.regnest.kernelc.compile;

import dev.regnest.kernelc.parse.Expr;
import dev.regnest.kernelc.run.Code;
import dev.regnest.kernelc.run.DataObject;
import dev.regnest.kernelc.run.Leaf;
import dev.regnest.kernelc.types.CType;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the condition of an assertion names that is of one value: local variables, and calls of functions. */
final class Named {
  /** What the words of the prelude are made of. */
  private static final String HIDDEN = "__";

  private final Intrinsic.Use use;
  private final Set<DataObject> locals = new LinkedHashSet<>();
  private final Map<Expr.Call, Leaf> calls = new LinkedHashMap<>();

  private Named(Intrinsic.Use use) {
    this.use = use;
  }

  /** {@return the condition that is the first argument of an assertion, told by what it names where it has this truth} */
  static Code condition(Intrinsic.Use use, boolean breaksIf) {
    Named named = new Named(use);
    named.collect(use.argument(0));
    named.calls.forEach(use.unit()::isTold);
    List<DataObject> locals = List.copyOf(named.locals);
    List<Leaf> results = List.copyOf(named.calls.values());
    Code condition = use.code(0);
    return run -> {
      run.forgets(results);
      long value = condition.eval(run);
      if (value != 0 == breaksIf) {
        run.decides(locals, results);
      }
      return value;
    };
  }

  private void collect(Expr expression) {
    if (expression instanceof Expr.Name name) {
      if (use.scope().find(name.name()).orElse(null) instanceof Symbol.Local local
          && local.object().type().isScalar()
          && !name.name().startsWith(HIDDEN)) {
        locals.add(local.object());
      }
    } else if (expression instanceof Expr.Binary binary) {
      collect(binary.left());
      collect(binary.right());
    } else if (expression instanceof Expr.Unary unary) {
      if (!unary.operator().equals("&")) {
        collect(unary.operand());
      }
    } else if (expression instanceof Expr.Cast cast) {
      collect(cast.operand());
    } else if (expression instanceof Expr.Index index) {
      collect(index.array());
      collect(index.index());
    } else if (expression instanceof Expr.Member member) {
      collect(member.object());
    } else if (expression instanceof Expr.Conditional conditional && conditional.then() != null) {
      collect(conditional.condition());
      collect(conditional.then());
      collect(conditional.otherwise());
    } else if (expression instanceof Expr.Call call) {
      call.arguments().forEach(this::collect);
      if (call.function() instanceof Expr.Name name
          && use.scope().find(name.name()).orElse(null) instanceof Symbol.Function function
          && !name.name().startsWith(HIDDEN)
          && function.type.result().isScalar()) {
        CType type = function.type.result().kind();
        calls.put(call, new Leaf(0, type.size(), name.name() + "()", type, Optional.empty()));
      }
    }
  }
}
