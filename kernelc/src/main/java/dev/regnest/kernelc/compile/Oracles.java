package dev.regnest.kernelc.compile;

import dev.regnest.kernelc.parse.Expr;
import dev.regnest.kernelc.run.Assertion;
import dev.regnest.kernelc.run.Code;
import dev.regnest.kernelc.types.CType;
import dev.regnest.kernelc.types.Ints;
import dev.regnest.kernelc.types.Type;
import java.util.HashMap;
import java.util.Map;

/** What must not happen: WARN_ON() and BUG_ON(). */
final class Oracles {
  static final Map<String, Intrinsic> INTRINSICS = all();

  private static final Type VOID = Type.of(new CType.Void());

  private Oracles() {}

  private static Map<String, Intrinsic> all() {
    Map<String, Intrinsic> all = new HashMap<>();
    all.put("__regnest_warn_on", use -> {
      use.unit().claims(use.at(), use.text(1));
      if (!use.isValueUsed()) {
        return warnOn(use);
      }
      Code condition = use.code(0);
      String text = use.text(1);
      return Operand.value(Type.of(Ints.BOOL), run -> {
        boolean fires = condition.eval(run) != 0;
        run.cpu().asserts(run.where(), text, !fires);
        return fires ? 1 : 0;
      });
    });
    all.put("__regnest_bug_on", use -> {
      use.unit().claims(use.at(), use.text(1));
      Code condition = use.code(0);
      String text = use.text(1);
      return Operand.value(VOID, run -> {
        boolean fires = condition.eval(run) != 0;
        if (fires) {
          throw run.oops(text);
        }
        run.cpu().asserts(run.where(), text, /* holds= */ true);
        return 0;
      });
    });
    return all;
  }

  private static Operand warnOn(Intrinsic.Use use) {
    int before = use.expressions().places().loads();
    Code condition = use.code(0);
    int loads = use.expressions().places().loads() - before;
    boolean all = isEvaluatedWhole(use.argument(0));
    Assertion assertion = new Assertion(condition, all ? loads : 0, use.text(1));
    return Operand.value(VOID, run -> {
      assertion.check(run);
      return 0;
    });
  }

  /** {@return whether it does nothing but load and compute, whatever it loads} */
  private static boolean isEvaluatedWhole(Expr expression) {
    if (expression instanceof Expr.Unary unary) {
      return isEvaluatedWhole(unary.operand());
    }
    if (expression instanceof Expr.Binary binary) {
      boolean skips = binary.operator().equals("&&") || binary.operator().equals("||");
      return !skips && isEvaluatedWhole(binary.left()) && isEvaluatedWhole(binary.right());
    }
    if (expression instanceof Expr.Index index) {
      return isEvaluatedWhole(index.array()) && isEvaluatedWhole(index.index());
    }
    if (expression instanceof Expr.Member member) {
      return isEvaluatedWhole(member.object());
    }
    if (expression instanceof Expr.Cast cast) {
      return isEvaluatedWhole(cast.operand());
    }
    return expression instanceof Expr.Name
        || expression instanceof Expr.Number
        || expression instanceof Expr.Character;
  }
}
