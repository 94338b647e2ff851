package dev.regnest.kernel;

/**
 * The contexts a perf sample can be taken in, in the order of {@code interrupt_context_level()}.
 *
 * <p>Source: include/linux/preempt.h, {@code interrupt_context_level()} (v5.16 and later), which numbers them 0 to 3.
 */
public enum Context {
  TASK("task"),
  SOFTIRQ("softirq"),
  HARDIRQ("hardirq"),
  NMI("NMI");

  private final String label;

  Context(String label) {
    this.label = label;
  }

  /** {@return the kernel's word for this context, as it stands in tables} */
  public String label() {
    return label;
  }
}
