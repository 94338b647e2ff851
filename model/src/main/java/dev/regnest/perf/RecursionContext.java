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

  /** How many levels there are: task, softirq, hardirq, NMI. */
  public static final int LEVELS = 4;

  private final Cell[][] recursion;
  private final boolean ofTask;
  private final boolean asksServingSoftirq;

  private RecursionContext(Cell[][] recursion, boolean ofTask, boolean asksServingSoftirq) {
    this.recursion = recursion;
    this.ofTask = ofTask;
    this.asksServingSoftirq = asksServingSoftirq;
  }

  /**
   * {@return a design's own counters, kept where the swevent counters are: one array per CPU, or one per task in later eras}
   *
   * @param asksServingSoftirq false for the predicate from before ce0f17fc93f6, in_softirq()
   */
  public static RecursionContext swevent(PerCpu perCpu, String name, boolean asksServingSoftirq) {
    return swevent(perCpu, Cell.Kind.COUNTER, name, asksServingSoftirq);
  }

  /** {@return the swevent counters themselves, as that era has them} */
  static RecursionContext guard(PerCpu perCpu) {
    boolean asksServingSoftirq = perCpu.setup().era().recursionAsksServingSoftirq();
    return swevent(perCpu, Cell.Kind.GUARD, "swevent_recursion", asksServingSoftirq);
  }

  private static RecursionContext swevent(
      PerCpu perCpu, Cell.Kind kind, String name, boolean asksServingSoftirq) {
    boolean ofTask = perCpu.setup().era().recursionPerTask();
    Cell[][] counters =
        ofTask ? perCpu.countersOfTasks(kind, name, LEVELS) : perCpu.counters(kind, name, LEVELS);
    return new RecursionContext(counters, ofTask, asksServingSoftirq);
  }

  /** {@return counters that stay per CPU in every era, as callchain_recursion} */
  public static RecursionContext perCpu(PerCpu perCpu, String name, boolean asksServingSoftirq) {
    Cell[][] counters = perCpu.counters(Cell.Kind.COUNTER, name, LEVELS);
    return new RecursionContext(counters, /* ofTask= */ false, asksServingSoftirq);
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

  /**
   * Gives back the level that {@link #get} returned.
   *
   * <p>Below zero a counter stays at -1: get finds any such level busy, and put only goes on down, so that no code tells one from another.
   */
  public void put(Cpu cpu, int rctx) {
    Cell counter = counters(cpu)[rctx];
    cpu.barrier();
    cpu.store(counter, Math.max(-1, cpu.load(counter) - 1));
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
    return recursion[ofTask ? cpu.current() : cpu.smpProcessorId()];
  }
}
