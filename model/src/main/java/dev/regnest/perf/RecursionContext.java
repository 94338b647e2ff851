package dev.regnest.perf;

import dev.regnest.machine.Cell;
import dev.regnest.machine.Cpu;

/**
 * The recursion counters, one per context level: {@code get_recursion_context()} and {@code put_recursion_context()}.
 *
 * <p>Source: kernel/events/internal.h (v4.4, v5.11, v6.19). On one CPU test and increment need not be one step: whoever gets between them
 * puts the counter back before it returns.
 */
public final class RecursionContext {
  /** What get returns when the level is busy. */
  public static final int BUSY = -1;

  private static final int LEVELS = 4;

  private final Cell[][] recursion;
  private final boolean asksServingSoftirq;

  private RecursionContext(Cell[][] recursion, boolean asksServingSoftirq) {
    this.recursion = recursion;
    this.asksServingSoftirq = asksServingSoftirq;
  }

  /**
   * {@return the swevent counters: one array per CPU, or one per task where the era keeps them there}
   *
   * @param asksServingSoftirq false for the predicate from before ce0f17fc93f6, in_softirq()
   */
  public static RecursionContext swevent(PerCpu perCpu, String name, boolean asksServingSoftirq) {
    if (!perCpu.setup().era().recursionPerTask()) {
      return perCpu(perCpu, name, asksServingSoftirq);
    }
    Cell[][] tasks = {perCpu.counters("A->" + name, LEVELS), perCpu.counters("B->" + name, LEVELS)};
    return new RecursionContext(tasks, asksServingSoftirq);
  }

  /** {@return counters that stay per CPU in every era, as callchain_recursion} */
  public static RecursionContext perCpu(PerCpu perCpu, String name, boolean asksServingSoftirq) {
    return new RecursionContext(new Cell[][] {perCpu.counters(name, LEVELS)}, asksServingSoftirq);
  }

  /** {@return the level taken, or {@link #BUSY}} */
  public int get(Cpu cpu) {
    int rctx = level(cpu);
    Cell counter = counters(cpu)[rctx];
    int depth = cpu.load(counter);
    if (depth != 0) {
      return BUSY;
    }
    cpu.store(counter, depth + 1);
    cpu.barrier();
    return rctx;
  }

  /** Gives back the level that {@link #get} returned. */
  public void put(Cpu cpu, int rctx) {
    Cell counter = counters(cpu)[rctx];
    cpu.barrier();
    cpu.store(counter, cpu.load(counter) - 1);
  }

  private int level(Cpu cpu) {
    if (asksServingSoftirq) {
      return cpu.interruptContextLevel();
    }
    if (cpu.inNmi()) {
      return 3;
    }
    if (cpu.inHardirq()) {
      return 2;
    }
    return cpu.inSoftirq() ? 1 : 0;
  }

  private Cell[] counters(Cpu cpu) {
    return recursion.length == 1 ? recursion[0] : recursion[cpu.current()];
  }
}
