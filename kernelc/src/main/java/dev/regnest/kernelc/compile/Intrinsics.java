package dev.regnest.kernelc.compile;

import dev.regnest.kernelc.parse.Expr;
import dev.regnest.kernelc.run.Addresses;
import dev.regnest.kernelc.run.Assertion;
import dev.regnest.kernelc.run.Code;
import dev.regnest.kernelc.run.Copying;
import dev.regnest.kernelc.run.Memory;
import dev.regnest.kernelc.run.Run;
import dev.regnest.kernelc.source.CException;
import dev.regnest.kernelc.types.CType;
import dev.regnest.kernelc.types.Ints;
import dev.regnest.kernelc.types.Struct;
import dev.regnest.kernelc.types.Type;
import dev.regnest.machine.Cpu;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongBinaryOperator;

/** The functions that are not written in C, by name. What the kernel has as macros over these, the prelude has too. */
final class Intrinsics {
  static final Map<String, Intrinsic> ALL = all();

  private static final Type LONG = Type.of(Ints.LONG);
  private static final Type VOID = Type.of(new CType.Void());

  private Intrinsics() {}

  /** {@return that function, unless the file has one of that name itself} */
  static Optional<Intrinsic> named(String name, Scope scope) {
    boolean own = scope.find(name).orElse(null) instanceof Symbol.Function function
        && function.definition != null;
    return own ? Optional.empty() : Optional.ofNullable(ALL.get(name));
  }

  private static Map<String, Intrinsic> all() {
    Map<String, Intrinsic> all = new HashMap<>();
    contexts(all);
    masks(all);
    instructions(all);
    oracles(all);
    samples(all);
    all.putAll(Verifier.INTRINSICS);
    all.putAll(Handlers.INTRINSICS);
    return Map.copyOf(all);
  }

  private static void contexts(Map<String, Intrinsic> all) {
    all.put("in_nmi", Intrinsic.asking(run -> run.cpu().inNmi() ? 1 : 0));
    all.put("in_irq", Intrinsic.asking(run -> run.cpu().inHardirq() ? 1 : 0));
    all.put("in_hardirq", all.get("in_irq"));
    all.put("in_softirq", Intrinsic.asking(run -> run.cpu().inSoftirq() ? 1 : 0));
    all.put("in_serving_softirq", Intrinsic.asking(run -> run.cpu().inServingSoftirq() ? 1 : 0));
    all.put("in_interrupt", Intrinsic.asking(run -> run.cpu().inInterrupt() ? 1 : 0));
    all.put("interrupt_context_level", Intrinsic.asking(run -> run.cpu().interruptContextLevel()));
    all.put("preempt_count", Intrinsic.asking(run -> run.cpu().preemptCount()));
    all.put("irqs_disabled", Intrinsic.asking(run -> run.cpu().irqsOff() ? 1 : 0));
    all.put("__regnest_current", address(run -> Addresses.task(run.cpu().current())));
    all.put("__regnest_task_pt_regs", address(run -> Addresses.taskPtRegs()));
    all.put("__regnest_user_mode", Intrinsic.asking(run -> userMode(run) ? 1 : 0));
  }

  private static boolean userMode(Run run) {
    return run.sample() == null ? run.cpu().interruptedUserMode() : run.sample().userMode();
  }

  private static Intrinsic address(Code code) {
    return use -> Operand.value(VOID.pointer(), code);
  }

  private static void masks(Map<String, Intrinsic> all) {
    all.put("__regnest_irq_save", use -> Operand.value(LONG, run -> irqSave(run)));
    all.put("__regnest_irq_restore", use -> {
      Code flags = use.code(0);
      return Operand.value(VOID, run -> {
        boolean wereOff = flags.eval(run) != 0;
        run.endsRegion();
        run.cpu().localIrqRestore(wereOff);
        return 0;
      });
    });
    all.put("local_bh_disable", masking(Cpu::localBhDisable));
    all.put("local_bh_enable", masking(Cpu::localBhEnable));
    all.put("preempt_disable", masking(Cpu::preemptDisable));
    all.put("preempt_enable", masking(Cpu::preemptEnable));
    all.put("barrier", Intrinsic.doing(Run::barrier));
  }

  private static long irqSave(Run run) {
    run.endsRegion();
    return run.cpu().localIrqSave() ? 1 : 0;
  }

  private static Intrinsic masking(Consumer<Cpu> operation) {
    return Intrinsic.doing(run -> {
      run.endsRegion();
      operation.accept(run.cpu());
    });
  }

  private static void instructions(Map<String, Intrinsic> all) {
    all.put("__regnest_add", use -> changing(use, Long::sum, /* givesOld= */ false));
    all.put("__regnest_and", use -> changing(use, (old, by) -> old & by, /* givesOld= */ false));
    all.put("__regnest_or", use -> changing(use, (old, by) -> old | by, /* givesOld= */ false));
    all.put("__regnest_fetch_add", use -> changing(use, Long::sum, /* givesOld= */ true));
    all.put(
        "__regnest_fetch_and", use -> changing(use, (old, by) -> old & by, /* givesOld= */ true));
    all.put(
        "__regnest_fetch_or", use -> changing(use, (old, by) -> old | by, /* givesOld= */ true));
    all.put("__regnest_xchg", use -> changing(use, (old, by) -> by, /* givesOld= */ true));
    all.put("__regnest_cmpxchg", Intrinsics::compareAndExchange);
    all.put("memset", Intrinsics::set);
    all.put("memcpy", Intrinsics::copy);
    all.put("printk", Intrinsic.doing(Run::barrier));
  }

  /** One instruction that reads and writes. */
  private static Operand changing(
      Intrinsic.Use use, LongBinaryOperator function, boolean givesOld) {
    Type type = scalar(use);
    Code address = use.code(0);
    Code by = use.expressions().convert(use.at(), use.value(1), type).value();
    if (!use.isValueUsed()) {
      return Operand.value(VOID, run -> {
        long operand = by.eval(run);
        long to = address.eval(run);
        Memory.change(run, to, type, was -> in(type, function.applyAsLong(was, operand)));
        return 0;
      });
    }
    return Operand.value(Type.of(type.kind()), run -> {
      long operand = by.eval(run);
      long to = address.eval(run);
      long old = Memory.update(run, to, type, was -> in(type, function.applyAsLong(was, operand)));
      return givesOld ? old : in(type, function.applyAsLong(old, operand));
    });
  }

  private static Operand compareAndExchange(Intrinsic.Use use) {
    Type type = scalar(use);
    Code address = use.code(0);
    Code expected = use.expressions().convert(use.at(), use.value(1), type).value();
    Code wanted = use.expressions().convert(use.at(), use.value(2), type).value();
    return Operand.value(Type.of(type.kind()), run -> {
      long old = expected.eval(run);
      long now = wanted.eval(run);
      return Memory.update(run, address.eval(run), type, was -> was == old ? now : was);
    });
  }

  private static Type scalar(Intrinsic.Use use) {
    Type type = use.pointee(0);
    if (!type.isScalar()) {
      throw new CException(use.at(), "one instruction cannot change a '" + type + "'");
    }
    return type;
  }

  private static long in(Type type, long value) {
    return type.kind() instanceof CType.Int integer ? Ints.convert(value, integer) : value;
  }

  private static Operand set(Intrinsic.Use use) {
    Type type = whole(use, 0);
    Code to = use.code(0);
    Code value = use.code(1);
    return Operand.value(VOID.pointer(), run -> {
      long start = to.eval(run);
      Copying.fill(run, start, value.eval(run), type);
      return start;
    });
  }

  private static Operand copy(Intrinsic.Use use) {
    Type type = whole(use, 0);
    Type source = whole(use, 1);
    if (!isCopied(source.kind(), type.kind())) {
      throw new CException(
          use.at(),
          "memcpy() from '" + source + "' to '" + type + "'; objects of one type are copied");
    }
    Code to = use.code(0);
    Code from = use.code(1);
    return Operand.value(VOID.pointer(), run -> {
      long start = to.eval(run);
      Copying.copy(run, start, run.address(from), type);
      return start;
    });
  }

  /** {@return whether objects of the two types are the same word by word} Signs of integers make no difference. */
  private static boolean isCopied(CType from, CType to) {
    if (from instanceof CType.Array one && to instanceof CType.Array other) {
      return one.length() == other.length()
          && isCopied(one.of().kind(), other.of().kind());
    }
    return from.equals(to)
        || from instanceof CType.Int one
            && to instanceof CType.Int other
            && one.size() == other.size();
  }

  /** The object that the first argument points to, which the size must be that of. */
  private static Type whole(Intrinsic.Use use, int pointer) {
    Type type = use.pointee(pointer);
    long size = use.expressions().constant(use.argument(2), use.scope());
    int one = Math.max(1, type.kind().size());
    if (type.kind() instanceof CType.Void || size % one != 0 || size <= 0) {
      throw new CException(
          use.at(),
          size + " bytes of '" + type
              + "'; whole objects are supported, of the size of what the pointer points to");
    }
    return size == one ? type : Type.of(new CType.Array(type, (int) (size / one)));
  }

  private static void oracles(Map<String, Intrinsic> all) {
    all.put("__regnest_warn_on", use -> {
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

  private static void samples(Map<String, Intrinsic> all) {
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
