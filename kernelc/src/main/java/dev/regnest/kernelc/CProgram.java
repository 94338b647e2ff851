package dev.regnest.kernelc;

import dev.regnest.kernel.EventSource;
import dev.regnest.kernelc.compile.Compiled;
import dev.regnest.machine.Cpu;
import dev.regnest.perf.Kernel;
import dev.regnest.perf.Program;
import java.util.EnumSet;
import java.util.Set;

/** A C file that takes no samples: its functions are all that runs. */
final class CProgram implements Program {
  private final Bodies bodies;

  private CProgram(Bodies bodies) {
    this.bodies = bodies;
  }

  /** {@return the program of that file in that kernel} */
  static Program of(Compiled compiled, Kernel kernel) {
    Bodies bodies = new Bodies(compiled, kernel.perCpu());
    return compiled.takesSamples()
        ? new CSamplingPath(kernel, bodies, compiled.takesGuard())
        : new CProgram(bodies);
  }

  /** {@return what fires something in that file} */
  static Set<EventSource> sources(Compiled compiled) {
    Set<EventSource> all = EnumSet.noneOf(EventSource.class);
    compiled.entries().forEach(entry -> all.addAll(Bodies.sources(entry)));
    return all;
  }

  @Override
  public Runnable fire(Cpu cpu, EventSource source) {
    cpu.runs(source);
    bodies.run(cpu, source, null);
    return null;
  }

  @Override
  public boolean copiesWords() {
    return false;
  }

  @Override
  public void atRest(Cpu cpu) {
    bodies.atRest(cpu);
  }
}
