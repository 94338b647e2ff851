package dev.regnest.kernelc.compile;

import dev.regnest.kernel.Register;
import dev.regnest.kernelc.run.Addresses;
import dev.regnest.kernelc.run.Code;
import dev.regnest.kernelc.run.Memory;
import dev.regnest.kernelc.run.ModeOfRegs;
import dev.regnest.kernelc.run.Run;
import dev.regnest.kernelc.source.CException;
import dev.regnest.kernelc.source.Rule;
import dev.regnest.kernelc.types.CType;
import dev.regnest.kernelc.types.Ints;
import dev.regnest.kernelc.types.Opaque;
import dev.regnest.kernelc.types.Struct;
import dev.regnest.kernelc.types.Type;
import dev.regnest.perf.CallchainEntry;
import dev.regnest.perf.PtRegs;
import dev.regnest.perf.RecursionContext;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/** What a sample does with registers, and what perf hands it. */
final class Sampling {
  static final Map<String, Intrinsic> INTRINSICS = all();

  private static final Type VOID = Type.of(new CType.Void());

  private Sampling() {}

  private static Map<String, Intrinsic> all() {
    Map<String, Intrinsic> all = new HashMap<>();
    userRegs(all);
    interruptRegs(all);
    callchains(all);
    recursion(all);
    return all;
  }

  private static void userRegs(Map<String, Intrinsic> all) {
    all.put("regnest_fill", onRegs((run, at) -> run.sample().fill(Memory.words(run, at)) ? 1 : 0));
    all.put("regnest_half_built", asking(run -> run.sample().isHalfBuilt() ? 1 : 0));
    all.put("regnest_none", doing(run -> run.sample().none()));
    all.put("regnest_point", onRegs((run, at) -> {
      run.sample().point(Memory.words(run, at));
      return 1;
    }));
    all.put("regnest_emit", onRegs((run, at) -> {
      PtRegs regs = Memory.words(run, at);
      run.emitting().emit(regs);
      return 1;
    }));
    all.put("regnest_user_stack", use -> {
      use.unit().stores(Register.SP);
      return onRegs((run, at) -> {
            run.emitting().emitUserStack(Memory.words(run, at));
            return 1;
          })
          .call(use);
    });
    all.put("regnest_drop", doing(run -> run.sample().drop()));
  }

  private static void interruptRegs(Map<String, Intrinsic> all) {
    all.put("regnest_emit_intr", use -> {
      use.unit().has(Trait.COMPARES_WORDS);
      return onRegs((run, at) -> {
            PtRegs regs = Memory.words(run, at);
            run.emitting().emitIntr(regs);
            return 1;
          })
          .call(use);
    });
    all.put("perf_fetch_caller_regs", onRegs((run, at) -> {
      run.sample().fetchCallerRegs(Memory.words(run, at));
      return 0;
    }));
    all.put("__regnest_pebs_record", use -> {
      use.unit().has(Trait.TAKES_SAMPLES);
      return Operand.value(VOID.pointer(), run -> {
        run.sample().pebsRecord();
        return Addresses.pebsRecord();
      });
    });
    all.put("__regnest_user_mode", use -> mode(use, ModeOfRegs::userMode));
    all.put("user_64bit_mode", use -> {
      asksAbi(use);
      return mode(use, ModeOfRegs::user64BitMode);
    });
    all.put("perf_reg_abi", use -> {
      asksAbi(use);
      use.unit().has(Trait.ASKS_MODE_OF_OTHERS);
      Code task = use.code(0);
      return Operand.value(Type.of(Ints.ULLONG), run -> {
        task.eval(run);
        return ModeOfRegs.perfRegAbi(run);
      });
    });
    all.put("set_linear_ip", use -> {
      Operand target =
          use.expressions().places().dereference(use.argument(0).at(), opaque(use, Opaque.PT_REGS));
      Operand ip = use.expressions().compile(use.argument(1), use.scope());
      if (!(ip.type().kind() instanceof CType.Word word)
          || OpaqueWords.register(word) != Register.IP) {
        throw new CException(
            use.argument(1).at(), Rule.OPAQUE, "the ip of registers or of a record is needed here");
      }
      use.unit().has(Trait.COMPARES_WORDS);
      use.unit().stores(Register.IP);
      use.unit().stores(Register.CS);
      return OpaqueWords.copy(target, ip, Register.IP, Register.CS);
    });
  }

  private static void asksAbi(Intrinsic.Use use) {
    use.unit().has(Trait.ASKS_ABI);
    use.unit().has(Trait.ASKS_VALUES);
  }

  private static Operand mode(Intrinsic.Use use, BiPredicate<Run, Long> question) {
    boolean isHanded = use.unit().isParameter(use.argument(0), use.scope());
    use.unit().has(isHanded ? Trait.ASKS_MODE_OF_HANDED : Trait.ASKS_MODE_OF_OTHERS);
    Code address = opaque(use, Opaque.PT_REGS).value();
    return Operand.value(Type.of(Ints.INT), run -> question.test(run, address.eval(run)) ? 1 : 0);
  }

  private static void callchains(Map<String, Intrinsic> all) {
    all.put("perf_callchain_kernel", on(Opaque.CALLCHAIN_ENTRY, (run, at) -> {
      run.sample().storeCallchain(Memory.callchainEntry(run, at));
      return 0;
    }));
    all.put("regnest_emit_callchain", on(Opaque.CALLCHAIN_ENTRY, (run, at) -> {
      CallchainEntry entry = Memory.callchainEntry(run, at);
      run.emitting().emitCallchain(entry);
      return 0;
    }));
  }

  private static void recursion(Map<String, Intrinsic> all) {
    all.put("perf_swevent_get_recursion_context", use -> {
      use.unit().has(Trait.TAKES_GUARD);
      use.unit().has(Trait.ASKS_WHERE);
      use.unit().arms().hasBarrier();
      return asking(run -> run.sample().getRecursionContext()).call(use);
    });
    all.put("perf_swevent_put_recursion_context", use -> {
      use.unit().arms().hasBarrier();
      Code level = use.code(0);
      return doing(run -> putRecursionContext(run, level.eval(run))).call(use);
    });
  }

  private static void putRecursionContext(Run run, long level) {
    if (level < 0 || level >= RecursionContext.LEVELS) {
      throw run.outOfBounds("swevent_recursion", level, RecursionContext.LEVELS);
    }
    run.sample().putRecursionContext((int) level);
  }

  private static Intrinsic asking(ToLongFunction<Run> question) {
    return use -> {
      use.unit().has(Trait.TAKES_SAMPLES);
      use.unit().arms().stores();
      return Intrinsic.asking(question).call(use);
    };
  }

  private static Intrinsic doing(Consumer<Run> action) {
    return use -> {
      use.unit().has(Trait.TAKES_SAMPLES);
      use.unit().arms().stores();
      return Intrinsic.doing(action).call(use);
    };
  }

  private interface At {
    long apply(Run run, long address);
  }

  private static Intrinsic onRegs(At action) {
    return on(Opaque.PT_REGS, action);
  }

  private static Intrinsic on(Opaque struct, At action) {
    return use -> {
      use.unit().has(Trait.TAKES_SAMPLES);
      use.unit().arms().stores();
      Code address = opaque(use, struct).value();
      return Operand.value(Type.of(Ints.BOOL), run -> action.apply(run, address.eval(run)));
    };
  }

  /** {@return the first argument, which points to a struct of that kind} */
  private static Operand opaque(Intrinsic.Use use, Opaque kind) {
    if (!(use.pointee(0).kind() instanceof Struct struct)
        || !struct.opaque().equals(Optional.of(kind))) {
      throw new CException(use.at(), Rule.OPAQUE, "a " + kind + " * is needed here");
    }
    return use.value(0);
  }
}
