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
  /** What there is. */
  public enum Kind {
    /** Sets a cell. */
    STORE,
    /** Loads a cell to the register. */
    LOAD,
    /** Sets a cell to what the register is not. */
    STORE_OPPOSITE,
    /** Where one cell is set, and another one holds the value, a third one is set: so one handler's doing reaches the next. */
    RELAY,
    /** Asks for the level of context, which goes to the register. */
    LEVEL,
    /** Asks whether a softirq is served. */
    SERVING_SOFTIRQ,
    /** Skips the next instruction if the register is 0. */
    SKIP_IF_ZERO,
    IRQS_OFF,
    IRQS_ON,
    BARRIER,
    /** Fills the word if the cell holds the value. */
    FILL_IF,
    /** Only the victim: drops the sample if the cell is set. */
    DROP_IF,
    /** Only the victim: emits the word. */
    EMIT
  }

  @Override
  public String toString() {
    return switch (kind) {
      case STORE -> cell(a) + " = " + value;
      case LOAD -> "r = " + cell(a);
      case STORE_OPPOSITE -> cell(a) + " = !r";
      case RELAY -> "if (" + cell(a) + " && " + is(b) + ") " + cell(c) + " = 1";
      case LEVEL -> "r = interrupt_context_level()";
      case SERVING_SOFTIRQ -> "r = in_serving_softirq()";
      case SKIP_IF_ZERO -> "if (r)";
      case IRQS_OFF -> "local_irq_save()";
      case IRQS_ON -> "local_irq_restore()";
      case BARRIER -> "barrier()";
      case FILL_IF -> "if (" + is(a) + ") fill";
      case DROP_IF -> "if (" + is(a) + ") drop";
      case EMIT -> "emit";
    };
  }

  private String is(int cell) {
    return cell(cell) + " == " + value;
  }

  private static String cell(int cell) {
    return "cell[" + cell + "]";
  }
}
