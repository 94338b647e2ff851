package dev.regnest.perf;

import dev.regnest.machine.Cpu;
import java.util.List;

/**
 * A proposal for where a sample keeps its copy of the user registers.
 *
 * <p>A new one is one file in {@code design} and one line in its catalogue. It sees the CPU and its own cells, nothing else.
 */
public interface RegsUserStorage {
  /** {@return the registers to copy into} */
  PtRegs slotFor(Cpu cpu, PerfSampleData data);

  /** What it adds to perf_sample_data_init(). {@return false if there is no room, and the sample must be dropped} */
  default boolean init(Cpu cpu, PerfSampleData data) {
    return true;
  }

  /** What it puts in the place of perf_get_regs_user(), for a sample that did not interrupt user mode. */
  default void fetch(Cpu cpu, PerfSampleData data) {
    PerfGetRegsUser.copy(cpu, data, slotFor(cpu, data));
  }

  /** The perf_sample_data_free() that it needs, after the sample was written out. */
  default void free(Cpu cpu, PerfSampleData data) {}

  /** {@return whether every source takes the recursion counter in {@link #init}, so that software events must not take it again} */
  default boolean takesGuard() {
    return false;
  }

  /** {@return the classes it is made of, by which its source is found} */
  default List<Class<?>> code() {
    return List.of(getClass());
  }
}
