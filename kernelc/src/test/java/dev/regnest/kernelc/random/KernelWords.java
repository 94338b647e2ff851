package dev.regnest.kernelc.random;

import java.util.List;

/**
 * Pieces of kernel code, to draw from with equal chances.
 *
 * <p>{@code $V} is a variable, {@code $A} one that is the same wherever it stands in the piece; {@code $K} a number, {@code $E} a value,
 * {@code $C} a condition, {@code $S} statements, {@code $L} a local, {@code $R} a return. What is stored stays small, so that few states are reached.
 */
final class KernelWords {
  private KernelWords() {}

  static final List<String> NUMBERS = List.of("0", "1", "1", "2");

  static final List<String> VALUES = List.of(
      "$K",
      "$K",
      "$K",
      "$V",
      "$V",
      "$L",
      "!$V",
      "($V + 1 & 3)",
      "next($V)",
      "same(&$V)",
      "READ_ONCE($V)",
      "this_cpu_read($V)",
      "interrupt_context_level()",
      "irqs_disabled()",
      "this_cpu_xchg($V, $K)",
      "xchg(&$V, $K)",
      "this_cpu_cmpxchg($V, $K, $K)",
      "cmpxchg(&$V, $K, $K)",
      "s.n",
      "u.all",
      "u.half[$V & 1]",
      "*(volatile u16 *)(u.byte + 1)",
      "*(volatile u8 *)array",
      "array[$V & 1]",
      "*p",
      "atomic_read(&count)",
      "local_read(&level)",
      "($C ? $V : $K)",
      "min($V, 1)");

  static final List<String> CONDITIONS = List.of(
      "$V",
      "$V",
      "$V == $K",
      "$V == $K",
      "$V != $K",
      "$V != $V",
      "!$V",
      "$L",
      "$L == $V",
      "$V && !$V",
      "$V || $V == $K",
      "READ_ONCE($V)",
      "in_nmi()",
      "in_hardirq()",
      "in_irq()",
      "in_softirq()",
      "in_serving_softirq()",
      "in_interrupt()",
      "in_task()",
      "in_atomic()",
      "preempt_count()",
      "preemptible()",
      "irqs_disabled()",
      "interrupt_context_level() > $K",
      "this_cpu_xchg($V, $K)",
      "cmpxchg(&$V, 0, 1)",
      "test_and_set_bit(0, &bits)",
      "test_and_clear_bit(0, &bits)",
      "test_bit(1, &bits)",
      "test_and_change_bit(1, &bits)",
      "atomic_read(&count)",
      "spin_is_locked(&lock)",
      "p == array",
      "u.all == u.half[0]",
      "*(volatile u64 *)array",
      "memcmp(&u, array, 2)",
      "s.n == $K");

  /** Those that choose. */
  static final List<String> UNKNOWN =
      List.of("__VERIFIER_nondet_bool()", "$V && __VERIFIER_nondet_bool()");

  /** The same of a type with so many values that a file has room for one. */
  static final List<String> WIDE = List.of(
      "$L = __VERIFIER_nondet_int() == $K;",
      "$L = __VERIFIER_nondet_ushort() > $K;",
      "$L = __VERIFIER_nondet_uchar() == $K;");

  /** Statements that may be left out by themselves. */
  static final List<String> STATEMENTS = List.of(
      "$V = $E;",
      "$V = $E;",
      "$V = $E;",
      "$V = $K;",
      "$V = $K;",
      "$V ^= 1;",
      "$V |= $K;",
      "$V = $V + 1 & 3;",
      "WRITE_ONCE($V, $E);",
      "this_cpu_write($V, $E);",
      "this_cpu_or($V, $K);",
      "this_cpu_and($V, $K);",
      "$L = $E;",
      "$L = $V;",
      "$V = $L;",
      "array[$V & 1] = $E;",
      "s.n = $E;",
      "s.on = $C;",
      "s = t;",
      "t = s;",
      "memcpy(&t, &s, sizeof(s));",
      "memset(array, 0, sizeof(array));",
      "memset(u.byte + $K, $K, 2);",
      "memcpy(&u, array, $K);",
      "memmove(u.byte + 1, u.byte, $K);",
      "u.all = 0;",
      "u.half[$V & 1] = $E;",
      "u.byte[$K] = $E;",
      "*(volatile u64 *)array = $V;",
      "xchg((u64 *)array, $K);",
      "*(volatile u8 *)array ^= 1;",
      "p = &array[$V & 1];",
      "p = array;",
      "*p = $E;",
      "set_bit(1, &bits);",
      "clear_bit(0, &bits);",
      "change_bit(1, &bits);",
      "__set_bit(0, &bits);",
      "atomic_set(&count, $K);",
      "local_set(&level, $K);",
      "smp_store_release(&$V, $E);",
      "barrier();",
      "printk(\"here\");",
      "local_irq_disable();",
      "local_irq_enable();",
      "local_irq_save(flags);",
      "local_irq_restore(flags);",
      "if ($C)\n$R",
      "if ($C)\ngoto out;");

  /** Those that leave a count of preempt_count changed, which is another state each time. */
  static final List<String> COUNTING = List.of(
      "local_bh_disable();",
      "local_bh_enable();",
      "preempt_disable();",
      "preempt_enable();",
      "spin_unlock(&lock);",
      "if ($C)\nlocal_bh_disable();",
      "if ($C)\npreempt_enable();");

  /** Statements around others. */
  static final List<String> AROUND = List.of(
      "if ($C) {\n$S}",
      "if ($C) {\n$S}",
      "if ($C) {\n$S} else {\n$S}",
      "for (int i = 0; i < 2; i++) {\n$Sif ($C)\nbreak;\n}",
      "for (int i = 0; i < 2; i++) {\nif ($C)\ncontinue;\n$S}",
      "rounds = 2;\nwhile (rounds-- > 0) {\n$S}",
      "switch ($E) {\ncase 0:\n$Sbreak;\ncase 1: ;\n$Sdefault: ;\n$S}",
      "$A = 1;\n$S$A = 0;",
      "$A = 1;\n$S$A = 0;",
      "$A++;\n$S$A--;",
      "this_cpu_inc($A);\n$Sthis_cpu_dec($A);",
      "if (this_cpu_inc_return($A) == 1) {\n$S}\nthis_cpu_dec($A);",
      "if (!$A) {\n$A = 1;\n$S$A = 0;\n}",
      "if (cmpxchg(&$A, 0, 1) == 0) {\n$S$A = 0;\n}",
      "if (atomic_inc_return(&count) == 1) {\n$S}\natomic_dec(&count);",
      "if (!atomic_fetch_inc(&count)) {\n$S}\natomic_fetch_dec(&count);",
      "local_inc(&level);\n$Slocal_dec(&level);",
      "if (!test_and_set_bit(0, &bits)) {\n$Sclear_bit(0, &bits);\n}",
      "get_cpu_var($A) = $E;\n$Sput_cpu_var($A);",
      "local_irq_save(flags);\n$Slocal_irq_restore(flags);",
      "local_irq_disable();\n$Slocal_irq_enable();",
      "local_bh_disable();\n$Slocal_bh_enable();",
      "preempt_disable();\n$Spreempt_enable();",
      "if ($C)\nlocal_irq_disable();\n$Sif ($C)\nlocal_irq_enable();",
      "spin_lock(&lock);\n$Sspin_unlock(&lock);",
      "migrate_disable();\n$Smigrate_enable();",
      "spin_lock_irq(&lock);\n$Sspin_unlock_irq(&lock);",
      "spin_lock_irqsave(&lock, flags);\n$Sspin_unlock_irqrestore(&lock, flags);",
      "spin_lock_bh(&lock);\n$Sspin_unlock_bh(&lock);",
      "spin_lock_irq(&lock);\n$Sspin_unlock(&lock);",
      "spin_lock(&lock);\n$Sspin_unlock_irq(&lock);",
      "if (spin_trylock(&lock)) {\n$Sspin_unlock(&lock);\n}",
      "helper($E);\n$S");

  static final List<String> ASSERTIONS = List.of(
      "WARN_ON($C);",
      "WARN_ON($C);",
      "WARN_ON($C);",
      "WARN_ON_ONCE($C);",
      "WARN($C, \"here\");",
      "BUG_ON($C);",
      "assert(!($C));",
      "if ($C)\nBUG();",
      "$A = $K;\n$SWARN_ON($A != $K);",
      "$A = 1;\n$SWARN_ON($A != 1);",
      "$A = 1;\n$SWARN_ON(!$A);\n$A = 0;",
      "$A++;\n$SWARN_ON($A > 1);\n$A--;",
      "$L = $V;\n$SWARN_ON($L != $V);",
      "$SBUG_ON($V && $V);",
      "lockdep_assert_irqs_enabled();",
      "lockdep_assert_irqs_disabled();",
      "lockdep_assert_preemption_disabled();",
      "lockdep_assert_in_softirq();",
      "lockdep_assert_held(&lock);");

  /** What samples do with registers. */
  static final List<String> SAMPLES = List.of(
      "regnest_fill(&slots[$K & 1]);",
      "regnest_fill(&slots[$V & 1]);",
      "regnest_emit(&slots[$K & 1]);",
      "regnest_emit(&slots[$V & 1]);",
      "regnest_fill(&slots[0]);\n$Sregnest_emit(&slots[0]);",
      "regnest_fill(&slots[$V & 1]);\n$Sregnest_emit(&slots[$V & 1]);",
      "if (!$A) {\n$A = 1;\nregnest_fill(&slots[1]);\n$Sregnest_emit(&slots[1]);\n$A = 0;\n}",
      "regnest_point(&slots[$K & 1]);",
      "regnest_point(task_pt_regs(current));\n$Sregnest_emit(task_pt_regs(current));",
      "regnest_fill(&own);\n$Sregnest_emit(&own);",
      "slots[0] = slots[1];",
      "own = slots[$V & 1];",
      "slots[$V & 1] = own;",
      "if ($C)\nregnest_drop();",
      "if ($C)\nregnest_none();",
      "if (regnest_half_built())\n$R",
      "$V = user_mode(regs);",
      "regnest_emit_intr(regs);",
      "perf_fetch_caller_regs(&own);\n$Sregnest_emit_intr(&own);",
      "perf_callchain_kernel(&chain, regs);\n$Sregnest_emit_callchain(&chain);",
      "$L = perf_swevent_get_recursion_context();\n$Sif ($L >= 0)\nperf_swevent_put_recursion_context($L);");

  /** What only a model can do: choose, give up, point nowhere, leave an array. */
  static final List<String> NOT_NATIVE = List.of(
      "$V = __VERIFIER_nondet_bool();",
      "$L = __VERIFIER_nondet_bool();",
      "__VERIFIER_assume($C);",
      "if ($C)\nabort();",
      "if ($C)\nreach_error();",
      "if ($C)\n__VERIFIER_error();",
      "if ($C)\n__assert_fail(\"0\", \"file.c\", 1, \"f\");",
      "__VERIFIER_assert(!($C));",
      "__VERIFIER_disable_irq();",
      "__VERIFIER_enable_irq();",
      "__VERIFIER_make_cb();",
      "if ($C)\np = NULL;",
      "array[$V] = $E;",
      "$V = array[$V];",
      "$V = 2 / $V;",
      "if ($C)\n$L = *p;");
}
