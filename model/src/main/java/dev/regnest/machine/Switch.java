package dev.regnest.machine;

/** A rule of the machine that a hypothesis may turn on; each is off by default. */
public enum Switch {
  /** Hardirq handlers enable interrupts, as old drivers do, so that hardirqs nest. */
  IRQS_ON_IN_HARDIRQ,
  /** The task takes its samples inside local_bh_disable(). */
  BH_DISABLED,
  /** Kernel entry pushes word by word, with points between the pushes. */
  HALF_BUILT_ENTRY,
  /** There is a point after the hardware has switched context and before preempt_count says so. */
  ENTRY_LAG,
  /** A PEBS record was taken elsewhere than its interrupt hit, and is also drained outside an overflow. */
  PEBS_SKID,
  /** A sample is written out after its handler has returned. */
  DEFERRED_OUTPUT,
  /** perf_output_begin() may emit a LOST record, and perf_prepare_sample() may run twice. */
  SAMPLING_PATH_VARIANTS,
  /** The compiler moves plain accesses between two barriers, as far as the code alone cannot tell. */
  COMPILER_REORDERS,
  /** Samples of tasks and softirqs are taken with preemption on, and task B may be left half done when it preempts task A. */
  PREEMPTIBLE,
  /** There are two CPUs, and task A may move to the other one. */
  TWO_CPUS,
  /**
   * On PREEMPT_RT a per-CPU lock keeps sections with bottom halves off, and softirqs, apart: CONFIG_PREEMPT_RT_NEEDS_BH_LOCK, and every such
   * kernel before v6.18.
   */
  BH_LOCK,
  /** Some of the program's functions are not probed. */
  NOKPROBE_TEXT
}
