package dev.regnest.protocol;

/**
 * One step of a random protocol, on one register and a few cells that hold 0 or 1.
 *
 * @param kind what it does
 * @param a the cell it is about
 * @param b another cell
 * @param c a third one
 * @param value what is stored or compared with
 */
public record Instruction(Kind kind, int a, int b, int c, int value) {
  /** The count that {@link Kind#PREEMPT_COUNT} asks for, by the number of a cell: a task's, one and two levels of something. */
  static final int[] COUNTS = {0, 0x1, 0x10000, 0x20000};

  /** {@return whether that count is looked for in irq_count(), and not in the whole of preempt_count()} */
  static boolean isOfInterrupts(int number) {
    return COUNTS[number] == 0x20000;
  }

  /** {@return an instruction about one cell} */
  public static Instruction of(Kind kind, int cell, int value) {
    return new Instruction(kind, cell, 0, 0, value);
  }

  @Override
  public String toString() {
    return switch (kind) {
      case STORE -> cell(a) + " = " + value;
      case LOAD -> "r = " + cell(a);
      case STORE_OPPOSITE -> cell(a) + " = !r";
      case RELAY -> "if (" + cell(a) + " && " + is(b) + ") " + cell(c) + " = 1";
      case READ_ONCE -> "r = READ_ONCE(" + cell(a) + ")";
      case WRITE_ONCE -> "WRITE_ONCE(" + cell(a) + ", " + value + ")";
      case LOAD_DEPENDENT -> "r = *pointer to " + cell(a);
      case XCHG -> "r = xchg(" + cell(a) + ", " + value + ")";
      case FLIP -> "this_cpu_xor(" + cell(a) + ", 1)";
      case STORE_TO_STACK -> "local = r";
      case COUNT_UP -> "r = this_cpu_inc_return(counter) > 1";
      case COUNT_DOWN -> "this_cpu_dec(counter)";
      case COUNT_UP_PLAINLY -> "counter++";
      case COUNT_DOWN_PLAINLY -> "counter--";
      case LEVEL -> "r = interrupt_context_level()";
      case IN_NMI -> "r = in_nmi()";
      case IN_HARDIRQ -> "r = in_hardirq()";
      case IN_SOFTIRQ -> "r = in_softirq()";
      case SERVING_SOFTIRQ -> "r = in_serving_softirq()";
      case IN_INTERRUPT -> "r = in_interrupt()";
      case PREEMPT_COUNT ->
        "r = " + (isOfInterrupts(b) ? "irq_count()" : "preempt_count()") + " == 0x"
            + Integer.toHexString(COUNTS[b]);
      case IRQS_DISABLED -> "r = irqs_disabled()";
      case USER_MODE -> "r = user_mode(regs)";
      case ON_ENTRY_STACK -> "r = regs->sp is in task_pt_regs";
      case ENTRY_COMPLETE -> "r = task_pt_regs is complete";
      case CURRENT -> "r = current";
      case CPU -> "r = smp_processor_id()";
      case IRQ_SAVE -> "local_irq_save(flags)";
      case IRQ_RESTORE -> "local_irq_restore(flags)";
      case IRQ_DISABLE -> "local_irq_disable()";
      case IRQ_ENABLE -> "local_irq_enable()";
      case BH_DISABLE -> "local_bh_disable()";
      case BH_ENABLE -> "local_bh_enable()";
      case PREEMPT_DISABLE -> "preempt_disable()";
      case PREEMPT_ENABLE -> "preempt_enable()";
      case BARRIER -> "barrier()";
      case NOT_PROBED -> "text under NOKPROBE_SYMBOL() begins";
      case PROBED -> "text under NOKPROBE_SYMBOL() ends";
      case SKIP_IF_ZERO -> "if (r)";
      case CHOOSE -> "r = unknown()";
      case TASK_A_SKIPS -> "if (task A) skip " + value;
      case TASK_B_RETURNS -> "if (task B) return";
      case RETURN_IF -> "if (" + is(a) + ") return";
      case ASSUME_NOT -> "assume(!(" + is(a) + "))";
      case FILL_IF -> "if (" + is(a) + ") fill";
      case FILL_USER_IF -> "if (" + is(a) + ") fill from task_pt_regs";
      case POINT -> "point";
      case EMIT -> "emit";
      case EMIT_USER -> "emit as user registers";
      case DROP_IF -> "if (" + is(a) + ") drop";
      case ASSERT_NOT -> "WARN_ON(" + is(a) + ")";
      case ASSERT_LATE -> "WARN_ON(" + is(a) + "), loaded whenever";
      case ASSERT_ZERO -> "WARN_ON(r)";
      case WAIT_WHILE -> "while (" + is(a) + ") cpu_relax()";
      case HANG_IF -> "if (" + is(a) + ") deadlock";
      case OOPS_IF -> "BUG_ON(" + is(a) + ")";
      case INDEX_IF -> "if (" + is(a) + ") array[1]";
    };
  }

  private String is(int cell) {
    return cell(cell) + " == " + value;
  }

  private static String cell(int cell) {
    return "cell[" + cell + "]";
  }
}
