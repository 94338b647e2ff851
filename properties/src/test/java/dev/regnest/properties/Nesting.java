package dev.regnest.properties;

import dev.regnest.machine.Arrival;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Frame;
import dev.regnest.machine.Predicate;
import dev.regnest.machine.Setup;
import dev.regnest.machine.Switch;
import dev.regnest.machine.Tracer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Set;

/**
 * Who may interrupt whom, told from the frames alone: the table of the kernel's contexts once more, with no preempt_count in it.
 *
 * <p>Sources: kernel/softirq.c, include/linux/preempt.h, arch/x86/entry/entry_64.S, arch/x86/kernel/traps.c, hw_breakpoint.c and kprobes/core.c. Not judged: what depends on
 * the code that runs, such as where an event can be traced, on user mode, and on whether the latch is taken.
 */
final class Nesting implements Tracer {
  private static final Set<Arrival> INTERRUPTS_OFF = EnumSet.of(
      Arrival.HARDIRQ,
      Arrival.NMI,
      Arrival.BREAKPOINT,
      Arrival.KPROBE,
      Arrival.MACHINE_CHECK,
      Arrival.FAULT);

  private final Setup setup;
  private final Deque<Arrival> stack = new ArrayDeque<>();
  private final StringBuilder forbidden = new StringBuilder();
  private boolean nmisUnmasked;
  private boolean balanced = true;

  Nesting(Setup setup) {
    this.setup = setup;
  }

  /** {@return what arrived against the table; empty if nothing did} */
  String forbidden() {
    return forbidden.toString();
  }

  /** {@return whether every frame returned when all it had been interrupted by had} */
  boolean isBalanced() {
    return balanced && stack.isEmpty();
  }

  @Override
  public void entered(Frame frame) {
    Arrival arrival = frame.arrival();
    if (!mayArrive(arrival)) {
      forbidden.append(arrival).append(" over ").append(stack).append('\n');
    }
    balanced &= frame.depth() == stack.size() + 1;
    stack.push(arrival);
  }

  private boolean mayArrive(Arrival arrival) {
    switch (arrival) {
      case SOFTIRQ:
        return !setup.has(Switch.BH_DISABLED)
            && !over(INTERRUPTS_OFF)
            && !stack.contains(Arrival.SOFTIRQ);
      case HARDIRQ:
        Set<Arrival> masking = EnumSet.copyOf(INTERRUPTS_OFF);
        if (setup.has(Switch.IRQS_ON_IN_HARDIRQ)) {
          masking.remove(Arrival.HARDIRQ);
        }
        return !over(masking);
      case NMI:
        return !stack.contains(Arrival.NMI) || nmisUnmasked;
      case BREAKPOINT:
        return !stack.contains(Arrival.BREAKPOINT)
            && (setup.era().debugExceptionsInsideNmi() || !stack.contains(Arrival.NMI));
      case KPROBE:
      case OPTPROBE:
        return !stack.contains(Arrival.KPROBE) && !stack.contains(Arrival.OPTPROBE);
      case PREEMPTION:
        return stack.isEmpty();
      default:
        return true;
    }
  }

  private boolean over(Set<Arrival> some) {
    return stack.stream().anyMatch(some::contains);
  }

  @Override
  public void returned(Frame frame) {
    balanced &= !stack.isEmpty() && stack.pop() == frame.arrival();
    boolean inNmi = stack.contains(Arrival.NMI);
    if (frame.arrival().isException()) {
      nmisUnmasked = inNmi;
    } else if (frame.arrival() == Arrival.NMI && !inNmi) {
      nmisUnmasked = false;
    }
  }

  @Override
  public void loaded(Frame frame, Cell cell, int value) {}

  @Override
  public void stored(Frame frame, Cell cell, int value) {}

  @Override
  public void asked(Frame frame, Predicate predicate, int answer) {}

  @Override
  public void took(Frame frame, Arrival choice) {}
}
