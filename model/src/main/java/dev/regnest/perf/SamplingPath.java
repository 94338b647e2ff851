package dev.regnest.perf;

import dev.regnest.kernel.EventSource;
import dev.regnest.machine.Arrival;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Cpu;
import dev.regnest.machine.Driver;
import dev.regnest.machine.Entry;
import dev.regnest.machine.Frame;
import dev.regnest.machine.Stage;
import dev.regnest.machine.Switch;

/**
 * The way of every sample: guard, init, prepare, output, free.
 *
 * <p>Source: kernel/events/core.c ({@code __perf_event_overflow()}, {@code perf_prepare_sample()}, {@code perf_output_sample()}); the order
 * is the same in v4.4 to v6.19. What a sample consists of is the subclass's.
 */
public abstract class SamplingPath implements Program {
  private final RecursionContext swevent;
  private final Cell lost;
  private final TaskPtRegs taskPtRegs;
  private final SampleObserver observer;

  /** Creates the path with the swevent recursion counters of its era. */
  protected SamplingPath(Kernel kernel) {
    PerCpu perCpu = kernel.perCpu();
    observer = kernel.observer();
    taskPtRegs = kernel.taskPtRegs();
    swevent = RecursionContext.guard(perCpu);
    lost = perCpu.flag("rb->lost", 0);
  }

  /** {@return whether the design itself takes a guard, so that its callers take none} */
  protected boolean takesGuard() {
    return false;
  }

  /** perf_sample_data_init(). {@return false if there is no room, and the sample must be dropped} */
  protected abstract boolean init(Cpu cpu, PerfSampleData data);

  /** perf_prepare_sample(). */
  protected abstract void prepare(Cpu cpu, PerfSampleData data);

  /** perf_output_sample(). */
  protected abstract void output(Cpu cpu, PerfSampleData data);

  /** What the design adds after output. */
  protected abstract void free(Cpu cpu, PerfSampleData data);

  /** {@return the observer, for subclasses to tell what they emit} */
  protected final SampleObserver observer() {
    return observer;
  }

  /** Takes a sample; under {@link Switch#DEFERRED_OUTPUT} one fired by an interrupt is written out once that has returned. */
  @Override
  public final Runnable fire(Cpu cpu, EventSource source) {
    if (!source.interrupts() || !cpu.setup().has(Switch.DEFERRED_OUTPUT)) {
      sample(cpu, source);
      return null;
    }
    PerfSampleData kept = sampleForLater(cpu, source);
    return kept == null ? null : () -> outputLater(cpu, kept);
  }

  /** Takes one sample from beginning to end. */
  protected final void sample(Cpu cpu, EventSource source) {
    PerfSampleData data = open(cpu, source);
    if (data == null) {
      return;
    }
    boolean freesFirst = Entry.of(cpu).freesFirst();
    if (freesFirst) {
      frees(cpu, data);
    }
    write(cpu, data);
    if (!freesFirst) {
      frees(cpu, data);
    }
    putGuard(cpu, data);
    end(cpu, data, data.wasInSamplingPath());
  }

  /** Takes one sample up to the point where it can be written out, and gives back what it held. {@return it, or null if dropped} */
  private PerfSampleData sampleForLater(Cpu cpu, EventSource source) {
    PerfSampleData data = open(cpu, source);
    if (data != null) {
      frees(cpu, data);
      putGuard(cpu, data);
    }
    return data;
  }

  /** Writes out a sample whose handler has returned. */
  private void outputLater(Cpu cpu, PerfSampleData data) {
    data.frameReturns();
    boolean before = Entry.of(cpu).inSamplingPath(true);
    write(cpu, data);
    end(cpu, data, before);
  }

  private PerfSampleData open(Cpu cpu, EventSource source) {
    boolean before = Entry.of(cpu).inSamplingPath(true);
    Entry.of(cpu).sampleBegins();
    PerfSampleData data = new PerfSampleData(
        Driver.of(cpu).sample(),
        source,
        Frame.of(cpu).context(),
        Entry.of(cpu).firedInLag(),
        cpu.current(),
        taskPtRegs);
    data.wasInSamplingPath(before);
    observer.begins(cpu, data);
    if (source.guarded()) {
      preemptDisable(cpu);
      if (!takesGuard() && getRecursionContext(cpu, data) == RecursionContext.BUSY) {
        preemptEnable(cpu);
        end(cpu, data, before);
        return null;
      }
    }
    if (!inits(cpu, data)) {
      observer.drops(cpu, data, "no free slot");
      putGuard(cpu, data);
      end(cpu, data, before);
      return null;
    }
    prepares(cpu, data);
    if (cpu.setup().has(Switch.SAMPLING_PATH_VARIANTS)
        && cpu.era().preparesTwice()
        && Driver.of(cpu).choose(Arrival.SECOND_PREPARE)) {
      prepares(cpu, data);
    }
    return data;
  }

  private void write(Cpu cpu, PerfSampleData data) {
    // perf_output_begin() is out of line, and so a compiler barrier.
    cpu.barrier();
    if (cpu.setup().has(Switch.SAMPLING_PATH_VARIANTS)
        && Driver.of(cpu).choose(Arrival.LOST_RECORD)) {
      cpu.store(lost, 0);
    }
    Entry.of(cpu).begins(Stage.OUTPUT);
    output(cpu, data);
    Entry.of(cpu).ends();
  }

  private boolean inits(Cpu cpu, PerfSampleData data) {
    Entry.of(cpu).begins(Stage.INIT);
    boolean room = init(cpu, data);
    Entry.of(cpu).ends();
    return room;
  }

  private void prepares(Cpu cpu, PerfSampleData data) {
    Entry.of(cpu).begins(Stage.PREPARE);
    prepare(cpu, data);
    Entry.of(cpu).ends();
  }

  private void frees(Cpu cpu, PerfSampleData data) {
    Entry.of(cpu).begins(Stage.FREE);
    free(cpu, data);
    Entry.of(cpu).ends();
  }

  private void putGuard(Cpu cpu, PerfSampleData data) {
    if (data.source().guarded()) {
      if (!takesGuard()) {
        putRecursionContext(cpu, data.rctx());
      }
      preemptEnable(cpu);
    }
  }

  /** perf_swevent_get_recursion_context(). {@return the level taken, or {@link RecursionContext#BUSY}} */
  protected final int getRecursionContext(Cpu cpu, PerfSampleData data) {
    data.rctx(swevent.get(cpu));
    if (data.rctx() == RecursionContext.BUSY && data.source().guarded()) {
      observer.droppedByGuard(cpu, data);
    }
    return data.rctx();
  }

  /** perf_swevent_put_recursion_context(rctx). */
  protected final void putRecursionContext(Cpu cpu, int rctx) {
    swevent.put(cpu, rctx);
  }

  /** What the callers of the recursion helpers must do, and do not under {@link Switch#PREEMPTIBLE}. */
  private static void preemptDisable(Cpu cpu) {
    if (!cpu.setup().has(Switch.PREEMPTIBLE)) {
      cpu.preemptDisable();
    }
  }

  private static void preemptEnable(Cpu cpu) {
    if (!cpu.setup().has(Switch.PREEMPTIBLE)) {
      cpu.preemptEnable();
    }
  }

  private void end(Cpu cpu, PerfSampleData data, boolean inSamplingPath) {
    observer.ends(cpu, data);
    Entry.of(cpu).sampleOver();
    Entry.of(cpu).inSamplingPath(inSamplingPath);
  }
}
