package dev.regnest.kernelc.compile;

import dev.regnest.kernelc.run.Code;
import dev.regnest.kernelc.types.CType;
import dev.regnest.kernelc.types.Ints;
import dev.regnest.kernelc.types.Type;
import java.util.HashMap;
import java.util.Map;

/** What must not happen: WARN_ON(), BUG_ON() and a lock that its holder is to give back. */
final class Oracles {
  static final Map<String, Intrinsic> INTRINSICS = all();

  private static final Type VOID = Type.of(new CType.Void());

  private Oracles() {}

  private static Map<String, Intrinsic> all() {
    Map<String, Intrinsic> all = new HashMap<>();
    all.put("__regnest_warn_on", use -> {
      use.unit().claims(use.at(), use.text(1));
      Code condition = Named.condition(use, /* breaksIf= */ true);
      String text = use.text(1);
      return Operand.value(Type.of(Ints.BOOL), run -> {
        boolean fires = condition.eval(run) != 0;
        run.asserts(text, !fires);
        return fires ? 1 : 0;
      });
    });
    all.put("__regnest_bug_on", use -> {
      use.unit().claims(use.at(), use.text(1));
      use.unit().arms().ends();
      Code condition = Named.condition(use, /* breaksIf= */ true);
      String text = use.text(1);
      return Operand.value(VOID, run -> {
        if (run.mayEnd(condition) != 0) {
          throw run.oops(text);
        }
        run.asserts(text, /* holds= */ true);
        return 0;
      });
    });
    all.put("__regnest_hangs_on", use -> {
      use.unit().arms().ends();
      Code condition = use.code(0);
      String text = use.text(1);
      return Operand.value(VOID, run -> {
        run.cpu().takesLock();
        if (run.mayEnd(condition) != 0) {
          throw run.hangs(text);
        }
        return 0;
      });
    });
    return all;
  }
}
