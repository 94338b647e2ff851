package dev.regnest.machine;

/** The cells that hold the CPU's own state, so that everything code can depend on is memory. */
final class CpuState {
  static final int NMI_MASKED = 1;
  static final int NMI_EXECUTING = 2;
  static final int NMI_LATCHED = 4;

  final Cell preemptCount;
  final Cell softirqDisableCnt;
  final Cell irqsOff;
  final Cell nmi;
  final Cell place;
  final Cell task;
  final Cell[] entry;
  final Cell entryComplete;

  CpuState(Layout layout) {
    preemptCount = layout.state("preempt_count", 0);
    softirqDisableCnt = layout.state("current->softirq_disable_cnt", 0);
    irqsOff = layout.state("irqs_off", 0);
    nmi = layout.state("nmi_state", 0);
    place = layout.state("place", Place.USER);
    task = layout.state("current", 0);
    entry = new Cell[] {layout.state("entry[A]", 1), layout.state("entry[B]", 1)};
    entryComplete = layout.state("entry_complete", 0);
  }
}
