package dev.regnest.protocol;

import java.util.List;

/**
 * Instructions that tell most where several of them meet: a program has those of few features, so that it has many of each (swarm testing,
 * Groce et al., 2012).
 */
enum Feature {
  /** No more than what every program has. */
  NONE(Kind.BARRIER),
  IRQS(Kind.IRQ_DISABLE, Kind.IRQ_ENABLE, Kind.IRQ_SAVE, Kind.IRQ_RESTORE, Kind.IRQS_DISABLED),
  BOTTOM_HALVES(Kind.BH_DISABLE, Kind.BH_ENABLE, Kind.IN_SOFTIRQ, Kind.SERVING_SOFTIRQ),
  PREEMPTION(Kind.PREEMPT_DISABLE, Kind.PREEMPT_ENABLE, Kind.PREEMPT_COUNT),
  WHERE(
      Kind.LEVEL,
      Kind.IN_NMI,
      Kind.IN_HARDIRQ,
      Kind.IN_SOFTIRQ,
      Kind.SERVING_SOFTIRQ,
      Kind.IN_INTERRUPT,
      Kind.PREEMPT_COUNT),
  HIT(
      Kind.USER_MODE,
      Kind.ON_ENTRY_STACK,
      Kind.ENTRY_COMPLETE,
      Kind.IRQS_DISABLED,
      Kind.CURRENT,
      Kind.CPU),
  ENDS(Kind.RETURN_IF, Kind.ASSUME_NOT, Kind.OOPS_IF, Kind.INDEX_IF, Kind.HANG_IF, Kind.WAIT_WHILE),
  CHOICES(Kind.CHOOSE, Kind.SKIP_IF_ZERO),
  ONCE(Kind.READ_ONCE, Kind.WRITE_ONCE, Kind.XCHG, Kind.FLIP),
  COUNTS(Kind.COUNT_UP, Kind.COUNT_DOWN, Kind.COUNT_UP_PLAINLY, Kind.COUNT_DOWN_PLAINLY),
  PROBES(Kind.NOT_PROBED, Kind.PROBED),
  STACK(Kind.STORE_TO_STACK, Kind.LOAD_DEPENDENT),
  USER_REGS(Kind.FILL_USER_IF, Kind.FILL_IF, Kind.POINT);

  private final List<Kind> kinds;

  Feature(Kind... kinds) {
    this.kinds = List.of(kinds);
  }

  /** {@return its instructions} */
  List<Kind> kinds() {
    return kinds;
  }
}
