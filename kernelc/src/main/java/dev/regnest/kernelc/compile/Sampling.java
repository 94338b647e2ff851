package dev.regnest.kernelc.compile;

import dev.regnest.kernelc.run.Code;
import dev.regnest.kernelc.run.Memory;
import dev.regnest.kernelc.run.Run;
import dev.regnest.kernelc.source.CException;
import dev.regnest.kernelc.types.Ints;
import dev.regnest.kernelc.types.Struct;
import dev.regnest.kernelc.types.Type;
import java.util.HashMap;
import java.util.Map;

/** What a sample does with registers. */
final class Sampling {
  static final Map<String, Intrinsic> INTRINSICS = all();

  private Sampling() {}

  private static Map<String, Intrinsic> all() {
    Map<String, Intrinsic> all = new HashMap<>();
    all.put(
        "regnest_fill", sampling((run, regs) -> run.sample().fill(Memory.regs(run, regs)) ? 1 : 0));
    all.put("regnest_point", sampling((run, regs) -> {
      run.sample().point(Memory.regs(run, regs));
      return 0;
    }));
    all.put("regnest_emit", sampling((run, regs) -> {
      run.sample().emit(Memory.regs(run, regs));
      return 0;
    }));
    all.put("regnest_drop", sampling(run -> {
      run.sample().drop();
      return 0;
    }));
    all.put("regnest_none", sampling(run -> {
      run.sample().none();
      return 0;
    }));
    all.put("regnest_half_built", sampling(run -> run.sample().isHalfBuilt() ? 1 : 0));
    return all;
  }

  private static Intrinsic sampling(Code action) {
    return use -> {
      use.unit().takesSamples();
      return Operand.value(Type.of(Ints.INT), action);
    };
  }

  private interface OnRegs {
    long apply(Run run, long regs);
  }

  private static Intrinsic sampling(OnRegs action) {
    return use -> {
      if (!(use.pointee(0).kind() instanceof Struct struct) || !struct.isPtRegs()) {
        throw new CException(use.at(), "a struct pt_regs * is needed here");
      }
      use.unit().takesSamples();
      Code regs = use.code(0);
      return Operand.value(Type.of(Ints.BOOL), run -> action.apply(run, regs.eval(run)));
    };
  }
}
