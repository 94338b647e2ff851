package dev.regnest.kernelc.compile;

import dev.regnest.kernel.PreemptCount;
import dev.regnest.kernelc.run.Addresses;
import dev.regnest.kernelc.run.Code;
import dev.regnest.kernelc.run.Refused;
import dev.regnest.kernelc.run.Run;
import dev.regnest.kernelc.types.CType;
import dev.regnest.kernelc.types.Ints;
import dev.regnest.kernelc.types.Type;
import dev.regnest.machine.Cpu;
import dev.regnest.machine.Predicate;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/** Where the code runs, and what may interrupt it. */
final class Contexts {
  private static final Map<String, Predicate> PREDICATES = Map.of(
      "in_nmi", Predicate.IN_NMI,
      "in_irq", Predicate.IN_HARDIRQ,
      "in_hardirq", Predicate.IN_HARDIRQ,
      "in_softirq", Predicate.IN_SOFTIRQ,
      "in_serving_softirq", Predicate.IN_SERVING_SOFTIRQ,
      "in_interrupt", Predicate.IN_INTERRUPT);

  static final Map<String, Intrinsic> INTRINSICS = all();

  private static final Type LONG = Type.of(Ints.LONG);
  private static final Type VOID = Type.of(new CType.Void());

  /** X86_EFLAGS_IF. */
  private static final long IRQS_ON = 0x200;

  /** X86_EFLAGS_FIXED: what RFLAGS hold with irqs off, so that what was saved is never 0. */
  private static final long SAVED = 0x2;

  /** What a condition asks: only whether any of the bits is set, which needs no count of nested frames. */
  static final Map<String, Intrinsic> CONDITIONS = conditions();

  private Contexts() {}

  private static Map<String, Intrinsic> conditions() {
    return Map.of(
        "in_nmi", condition(cpu -> cpu.inNmi() ? 1 : 0),
        "in_irq", condition(cpu -> cpu.inHardirq() ? 1 : 0),
        "in_hardirq", condition(cpu -> cpu.inHardirq() ? 1 : 0),
        "in_softirq", condition(cpu -> cpu.inSoftirq() ? 1 : 0),
        "in_serving_softirq", condition(cpu -> cpu.inServingSoftirq() ? 1 : 0),
        "in_interrupt", condition(cpu -> cpu.inInterrupt() ? 1 : 0));
  }

  private static Intrinsic condition(ToLongFunction<Cpu> question) {
    return noting(Trait.ASKS_WHERE, Intrinsic.asking(run -> question.applyAsLong(run.cpu())));
  }

  private static Map<String, Intrinsic> all() {
    Map<String, Intrinsic> all = new HashMap<>();
    contexts(all);
    all.replaceAll((name, word) -> noting(Trait.ASKS_WHERE, word));
    places(all);
    Map<String, Intrinsic> masks = new HashMap<>();
    masks(masks);
    masks.forEach((name, word) -> all.put(name, noting(Trait.MASKS, word)));
    return all;
  }

  private static Intrinsic noting(Trait trait, Intrinsic word) {
    return use -> {
      use.unit().has(trait);
      return word.call(use);
    };
  }

  private static void contexts(Map<String, Intrinsic> all) {
    PREDICATES.forEach(
        (name, predicate) -> all.put(name, Intrinsic.asking(run -> run.cpu().bitsOf(predicate))));
    all.put("interrupt_context_level", Intrinsic.asking(run -> run.cpu().interruptContextLevel()));
    all.put("preempt_count", Intrinsic.asking(run -> run.cpu().preemptCount()));
    all.put("irqs_disabled", Intrinsic.asking(run -> run.cpu().irqsOff() ? 1 : 0));
  }

  private static void places(Map<String, Intrinsic> all) {
    all.put("barrier", Intrinsic.atBarrier(run -> run.cpu().barrier()));
    all.put("printk", Contexts::prints);
    all.put("__regnest_current", use -> Tasks.current(use));
    all.put("__regnest_task_pt_regs", address(run -> Addresses.taskPtRegs()));
  }

  /** Nobody sees what is printed; what its arguments do is done. */
  private static Operand prints(Intrinsic.Use use) {
    use.unit().arms().hasBarrier();
    use.pointee(0);
    Code arguments = use.unit().effects().ofAll(use.call().arguments(), use.scope());
    return Operand.value(Type.of(Ints.INT), run -> {
      arguments.eval(run);
      run.endsRegion();
      run.cpu().barrier();
      return 0;
    });
  }

  private static Intrinsic address(Code code) {
    return use -> Operand.value(VOID.pointer(), code);
  }

  private static void masks(Map<String, Intrinsic> all) {
    all.put("__regnest_irq_save", use -> {
      use.unit().arms().hasBarrier();
      return Operand.value(LONG, run -> irqSave(run));
    });
    all.put("__regnest_irq_restore", use -> {
      use.unit().arms().hasBarrier();
      Code flags = use.code(0);
      return Operand.value(VOID, run -> {
        boolean wereOff = (flags.eval(run) & IRQS_ON) == 0;
        run.endsRegion();
        run.cpu().localIrqRestore(wereOff);
        return 0;
      });
    });
    all.put("__regnest_irq_disable", masking(Cpu::localIrqDisable));
    all.put("__regnest_irq_enable", masking(Cpu::localIrqEnable));
    all.put("local_bh_disable", masking(Cpu::localBhDisable));
    all.put("local_bh_enable", masking(Cpu::localBhEnable));
    all.put("preempt_disable", masking(Cpu::preemptDisable));
    all.put("__regnest_preempt_count_add", Contexts::counts);
    all.put("preempt_enable", masking(Cpu::preemptEnable));
  }

  /** HARDIRQ and NMI units are what entry code adds, which the model does itself. */
  private static Operand counts(Intrinsic.Use use) {
    use.unit().arms().hasBarrier();
    Code units =
        use.expressions().convert(use.at(), use.value(0), Type.of(Ints.INT)).value();
    return Operand.value(VOID, run -> {
      int by = (int) units.eval(run);
      if (!PreemptCount.masks(by)) {
        throw new Refused(
            run.where(),
            "preempt_count changes by 0x" + Integer.toHexString(Math.abs(by))
                + ", which has HARDIRQ or NMI units: entry code adds those, which is not code of a file");
      }
      run.endsRegion();
      run.cpu().preemptCountAdd(by);
      return 0;
    });
  }

  private static long irqSave(Run run) {
    run.endsRegion();
    return run.cpu().localIrqSave() ? SAVED : SAVED | IRQS_ON;
  }

  private static Intrinsic masking(Consumer<Cpu> operation) {
    return Intrinsic.atBarrier(run -> operation.accept(run.cpu()));
  }
}
