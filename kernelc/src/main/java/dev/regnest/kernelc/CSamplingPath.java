package dev.regnest.kernelc;

import dev.regnest.kernel.Context;
import dev.regnest.kernel.EventSource;
import dev.regnest.kernel.Register;
import dev.regnest.kernelc.compile.Compiled;
import dev.regnest.kernelc.compile.Trait;
import dev.regnest.kernelc.run.Sample;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Cpu;
import dev.regnest.machine.Switch;
import dev.regnest.perf.Kernel;
import dev.regnest.perf.PerfSampleData;
import dev.regnest.perf.SamplingPath;
import dev.regnest.perf.UserRegsPath;
import java.util.List;
import java.util.function.Consumer;

/** The way of samples whose storage is written in C: each marked function is one sample from init to free. */
final class CSamplingPath extends SamplingPath {
  private final Bodies bodies;
  private final Compiled compiled;
  private final List<Register> outputOrder;

  CSamplingPath(Kernel kernel, Bodies bodies, Compiled compiled) {
    super(kernel);
    this.bodies = bodies;
    this.compiled = compiled;
    outputOrder = UserRegsPath.outputOrder(kernel);
  }

  @Override
  public boolean comesFromUserMode(Cpu cpu) {
    return bodies.currentTask().comesFromUserMode(cpu);
  }

  @Override
  public void taskLeft(Cpu cpu) {
    bodies.currentTask().left(cpu);
  }

  @Override
  public boolean triesAllValues() {
    return !compiled.has(Trait.SAMPLES_VALUES);
  }

  @Override
  public List<String> handlers(EventSource source) {
    return bodies.handlers(source);
  }

  @Override
  public String ownBounds() {
    return bodies.ownBounds();
  }

  @Override
  public boolean comparesWords() {
    return compiled.has(Trait.COMPARES_WORDS);
  }

  /** A cs that is looked at stays with every word; what is masked by one that has arrived may stay so, and a function that runs so often may have run. */
  @Override
  public boolean asksBetweenWords() {
    boolean asks = compiled.has(Trait.ASKS_WHERE) && compiled.has(Trait.MASKS);
    return asks || compiled.looksAtSharedCs() || bodies.countsRunsOfSeveralMarkers();
  }

  /** {@return whether it asks user_mode() of other registers than a handler was given} */
  boolean asksModeOfCopies() {
    return compiled.code().asks().modeOfCopies();
  }

  @Override
  protected boolean takesGuard() {
    return compiled.has(Trait.TAKES_GUARD);
  }

  @Override
  protected boolean init(Cpu cpu, PerfSampleData data) {
    return true;
  }

  @Override
  protected void prepare(Cpu cpu, PerfSampleData data) {
    Sample sample = new CSample(this, observer(), outputOrder, cpu, data);
    if (isDrained(data)) {
      bodies.beforeTaskLeaves(cpu, sample);
    } else {
      bodies.run(cpu, data.source(), sample);
    }
  }

  @Override
  protected void output(Cpu cpu, PerfSampleData data) {}

  @Override
  protected void free(Cpu cpu, PerfSampleData data) {}

  /** {@return whether no interrupt took it, but the task that leaves with records in the buffer} */
  private static boolean isDrained(PerfSampleData data) {
    return data.source() == EventSource.PMI && data.context() != Context.NMI;
  }

  @Override
  public void beforeTaskLeaves(Cpu cpu) {
    if (cpu.setup().has(Switch.PEBS_SKID) && bodies.hasSchedTask()) {
      sample(cpu, EventSource.PMI);
    }
  }

  /** perf_swevent_get_recursion_context(), for its samples. */
  int takeRecursionContext(Cpu cpu, PerfSampleData data) {
    return getRecursionContext(cpu, data);
  }

  /** perf_swevent_put_recursion_context(), for its samples. */
  void giveRecursionContext(Cpu cpu, int rctx) {
    putRecursionContext(cpu, rctx);
  }

  @Override
  public String written(Cell cell, int value) {
    return bodies.written(cell, value).orElseGet(() -> CSamplingPath.super.written(cell, value));
  }

  @Override
  public List<Consumer<Cpu>> atRest() {
    return bodies.atRest();
  }
}
