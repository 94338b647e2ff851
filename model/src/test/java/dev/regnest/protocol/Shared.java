package dev.regnest.protocol;

import dev.regnest.kernel.EventSource;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Cpu;
import dev.regnest.machine.Driver;
import dev.regnest.machine.Parts;
import dev.regnest.perf.PerCpu;
import dev.regnest.perf.PerCpuPtRegs;
import java.util.EnumMap;
import java.util.Map;

/** The memory that the routines of a random protocol share; each cell is made when a run first touches it. */
final class Shared {
  final Parts<Cell> cells;
  final Cell counter;
  final Parts<PerCpuPtRegs> slots;
  private final RandomPrograms drawn;
  private final Map<EventSource, Cell> ran = new EnumMap<>(EventSource.class);

  Shared(PerCpu perCpu, RandomPrograms drawn) {
    this.drawn = drawn;
    cells = perCpu.parts(drawn.cells(), i -> perCpu.flag("cell[" + i + "]", 0));
    counter = perCpu.counter("counter");
    slots = perCpu.parts(drawn.samples() ? 1 : 0, i -> perCpu.regs("slot"));
    drawn.routines().forEach((source, routine) -> {
      if (routine.times() != 0) {
        ran.put(source, perCpu.flag("times " + source + " ran", 0));
      }
    });
  }

  /** {@return the routine of that source, which is empty if it has none} */
  Routine drawn(EventSource source) {
    return drawn.routines().getOrDefault(source, Routine.of());
  }

  /** {@return the same, for one run more of it: empty if it has run often enough} */
  Routine routine(Cpu cpu, EventSource source) {
    Routine routine = drawn(source);
    Cell count = ran.get(source);
    return count == null || Driver.of(cpu).decides(() -> mayRun(cpu, count, routine.times()))
        ? routine
        : Routine.of();
  }

  private static boolean mayRun(Cpu cpu, Cell count, int most) {
    int times = Driver.of(cpu).peek(count);
    if (times == most) {
      return false;
    }
    Driver.of(cpu).poke(count, times + 1);
    return true;
  }

  /** Runs what looks at memory at rest. */
  void atRest(Cpu cpu) {
    Routine looks = drawn.atRest();
    new RoutineRun(this, looks, cpu, null, null).run(looks.instructions());
  }
}
