package dev.regnest.machine;

/**
 * The cells that hold the CPU's own state, so that everything code can depend on is memory.
 *
 * <p>The fields of preempt_count are cells of their own, since code that asks {@code in_nmi()} depends on no other.
 */
final class CpuState {
  static final int NMI_MASKED = 1;
  static final int NMI_EXECUTING = 2;
  static final int NMI_LATCHED = 4;
  private static final int DEVICE = 0xff;
  private static final int RUNNING_SHIFT = 8;
  private static final int LATCHED_SHIFT = 16;

  final Cell preemptDepth;
  final Cell softirqCount;
  final Cell hardirqCount;
  final Cell nmiCount;
  final Cell softirqDisableCnt;
  final Cell bhLock;
  final Cell softirqLeak;
  final Cell preemptLeak;
  final Cell irqsOff;
  final Cell nmi;
  final Cell dr7Cleared;
  final Cell currentKprobe;
  final Cell place;
  final Cell task;
  final Cell[] entry;
  final Cell entryComplete;

  /** Which CPU runs the code, 0 or 1; null where there is one. */
  final Cell cpu;

  CpuState(Layout layout, Setup setup) {
    preemptDepth = layout.state("preempt_count.preempt", 0);
    softirqCount = layout.state("preempt_count.softirq", 0);
    hardirqCount = layout.state("preempt_count.hardirq", 0);
    nmiCount = layout.state("preempt_count.nmi", 0);
    softirqDisableCnt = layout.state("current->softirq_disable_cnt", 0);
    bhLock = layout.state("softirq_ctrl.lock", 0);
    softirqLeak = layout.state("softirq units left behind", 0);
    preemptLeak = layout.state("preempt units left behind", 0);
    irqsOff = layout.state("irqs_off", 0);
    nmi = layout.state("nmi_state", 0);
    dr7Cleared = layout.state("dr7_cleared", 0);
    currentKprobe = layout.state("current_kprobe", 0);
    place = layout.state("place", Place.USER);
    task = layout.state("current", 0);
    entry = new Cell[] {layout.state("entry[A]", 1), layout.state("entry[B]", 1)};
    entryComplete = layout.state("entry_complete", 0);
    cpu = setup.has(Switch.TWO_CPUS) ? layout.state("cpu", 0) : null;
  }

  /** {@return what the cell of NMIs holds once that device's is delivered} */
  static int delivered(int device) {
    return NMI_EXECUTING | NMI_MASKED | device << RUNNING_SHIFT;
  }

  /** {@return what it holds once that device's is latched, too} */
  static int latched(int nmi, int device) {
    return nmi | NMI_LATCHED | device << LATCHED_SHIFT;
  }

  /** {@return what it holds once the one latched has been taken on} */
  static int takenOn(int nmi) {
    return nmi & (NMI_EXECUTING | NMI_MASKED) | (nmi >> LATCHED_SHIFT & DEVICE) << RUNNING_SHIFT;
  }

  /** {@return the number of the device whose handler runs} */
  static int running(int nmi) {
    return nmi >> RUNNING_SHIFT & DEVICE;
  }
}
