package dev.regnest.kernelc;

import dev.regnest.kernel.EventSource;
import dev.regnest.kernelc.compile.Compiled;
import dev.regnest.kernelc.compile.Trait;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Cpu;
import dev.regnest.machine.Entry;
import dev.regnest.machine.Setup;
import dev.regnest.perf.Kernel;
import dev.regnest.perf.PerCpu;
import dev.regnest.perf.Program;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** A C file that takes no samples: its functions are all that runs. */
final class CProgram implements Program {
  private final Bodies bodies;
  private final Compiled compiled;
  private final Setup setup;

  private CProgram(Bodies bodies, Compiled compiled, Setup setup) {
    this.bodies = bodies;
    this.compiled = compiled;
    this.setup = setup;
  }

  /** {@return the program of that file in that kernel} */
  static Program of(Compiled compiled, Kernel kernel) {
    PerCpu perCpu = kernel.perCpu();
    Bodies bodies = new Bodies(compiled, perCpu);
    return compiled.has(Trait.TAKES_SAMPLES)
        ? new CSamplingPath(kernel, bodies, compiled)
        : new CProgram(bodies, compiled, perCpu.setup());
  }

  /** {@return what fires something in that file} */
  static Set<EventSource> sources(Compiled compiled) {
    return Devices.of(compiled).sources();
  }

  @Override
  public Runnable fire(Cpu cpu, EventSource source) {
    cpu.runs(source);
    Entry.of(cpu).codeBegins();
    bodies.run(cpu, source, null);
    Entry.of(cpu).codeOver();
    return null;
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
  public String untested() {
    List<String> early = compiled.coverage().leftEarly();
    return early.isEmpty()
        ? Untested.of(compiled.checks(), setup.sources())
        : "every run left " + String.join("() and ", early) + "() before it was through";
  }

  /** It writes none out, but may look at cs of those that others can store to. */
  @Override
  public boolean copiesWords() {
    return compiled.looksAtSharedCs();
  }

  @Override
  public boolean asksBetweenWords() {
    return compiled.looksAtSharedCs();
  }

  @Override
  public String written(Cell cell, int value) {
    return bodies.written(cell, value).orElseGet(() -> Program.super.written(cell, value));
  }

  @Override
  public List<Consumer<Cpu>> atRest() {
    return bodies.atRest();
  }
}
