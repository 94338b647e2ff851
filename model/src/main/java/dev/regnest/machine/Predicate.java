package dev.regnest.machine;

/** A question that code asks to know where it runs. */
public enum Predicate {
  IN_NMI("in_nmi()"),
  /** Called in_irq() before v5.11. */
  IN_HARDIRQ("in_hardirq()"),
  IN_SOFTIRQ("in_softirq()"),
  IN_SERVING_SOFTIRQ("in_serving_softirq()"),
  IN_INTERRUPT("in_interrupt()"),
  INTERRUPT_CONTEXT_LEVEL("interrupt_context_level()");

  private final String call;

  Predicate(String call) {
    this.call = call;
  }

  /** {@return it as it is called in C} */
  public String call() {
    return call;
  }
}
