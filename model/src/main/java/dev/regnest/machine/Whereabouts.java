package dev.regnest.machine;

import static dev.regnest.machine.Predicate.INTERRUPT_CONTEXT_LEVEL;
import static dev.regnest.machine.Predicate.IN_HARDIRQ;
import static dev.regnest.machine.Predicate.IN_INTERRUPT;
import static dev.regnest.machine.Predicate.IN_NMI;
import static dev.regnest.machine.Predicate.IN_SERVING_SOFTIRQ;
import static dev.regnest.machine.Predicate.IN_SOFTIRQ;

import dev.regnest.kernel.PreemptCount;

/** Where the code runs, as preempt_count says. */
final class Whereabouts {
  private final CpuState state;
  private final Driver driver;
  private final Accesses accesses;
  private final Cell softirqField;

  Whereabouts(CpuState state, Driver driver, Accesses accesses, Cell softirqField) {
    this.state = state;
    this.driver = driver;
    this.accesses = accesses;
    this.softirqField = softirqField;
  }

  /** {@return the answer to code that asks, which is noted} */
  boolean ask(Predicate asked) {
    Predicate predicate = accesses.answering(asked);
    boolean answer = is(predicate);
    driver.asked(predicate, answer ? 1 : 0);
    return answer;
  }

  /** {@return the bits that say so, to code that asks; 1 where a mutant answers that has none} */
  int askBits(Predicate asked) {
    return ask(asked) ? Math.max(1, bits(asked)) : 0;
  }

  private int bits(Predicate predicate) {
    switch (predicate) {
      case IN_NMI:
        return driver.peekNested(state.nmiCount);
      case IN_HARDIRQ:
        return driver.peekNested(state.hardirqCount);
      case IN_SOFTIRQ:
        return PreemptCount.softirqBits(driver.peek(softirqField));
      case IN_SERVING_SOFTIRQ:
        return PreemptCount.SOFTIRQ_OFFSET;
      default:
        return bits(IN_NMI) + bits(IN_HARDIRQ) + bits(IN_SOFTIRQ);
    }
  }

  /** {@return the answer to code that asks for its level, which is noted} */
  int askLevel() {
    Predicate predicate = accesses.answering(INTERRUPT_CONTEXT_LEVEL);
    int level = predicate == INTERRUPT_CONTEXT_LEVEL ? level() : slippedLevel(predicate);
    driver.asked(Predicate.INTERRUPT_CONTEXT_LEVEL, level);
    return level;
  }

  boolean is(Predicate predicate) {
    switch (predicate) {
      case IN_NMI:
        return PreemptCount.inNmi(driver.peek(state.nmiCount));
      case IN_HARDIRQ:
        return PreemptCount.inHardirq(driver.peek(state.hardirqCount));
      case IN_SOFTIRQ:
        return PreemptCount.inSoftirq(driver.peek(softirqField));
      case IN_SERVING_SOFTIRQ:
        return PreemptCount.inServingSoftirq(driver.peek(softirqField));
      case IN_INTERRUPT:
        return PreemptCount.inInterrupt(driver.peek(state.nmiCount))
            || PreemptCount.inInterrupt(driver.peek(state.hardirqCount))
            || PreemptCount.inInterrupt(driver.peek(softirqField));
      default:
        return level() != 0;
    }
  }

  private int level() {
    int count = driver.peek(state.nmiCount);
    if (!PreemptCount.inNmi(count)) {
      count = driver.peek(state.hardirqCount);
    }
    if (count == 0) {
      count = driver.peek(state.softirqCount);
    }
    return PreemptCount.interruptContextLevel(count);
  }

  /** The level computed by code that uses the wrong predicate {@code slip}. */
  private int slippedLevel(Predicate slip) {
    if (is(IN_NMI)) {
      return 3;
    }
    if (is(slip == IN_INTERRUPT ? slip : IN_HARDIRQ)) {
      return 2;
    }
    return is(slip == IN_SOFTIRQ ? slip : IN_SERVING_SOFTIRQ) ? 1 : 0;
  }
}
