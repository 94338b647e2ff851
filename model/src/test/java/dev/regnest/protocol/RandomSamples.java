package dev.regnest.protocol;

import dev.regnest.kernel.EventSource;
import dev.regnest.machine.Cpu;
import dev.regnest.machine.Switch;
import dev.regnest.perf.Kernel;
import dev.regnest.perf.PerfSampleData;
import dev.regnest.perf.SamplingPath;
import java.util.List;
import java.util.function.Consumer;

/** Samples that nobody would take: runs the routine of each source. */
final class RandomSamples extends SamplingPath {
  private final Shared shared;

  RandomSamples(Kernel kernel, RandomPrograms drawn) {
    super(kernel);
    shared = new Shared(kernel.perCpu(), drawn);
  }

  @Override
  protected boolean takesGuard() {
    return true;
  }

  @Override
  protected boolean init(Cpu cpu, PerfSampleData data) {
    return true;
  }

  @Override
  protected void prepare(Cpu cpu, PerfSampleData data) {
    if (cpu.setup().has(Switch.PEBS_SKID) && data.source() == EventSource.PMI) {
      data.pebsRecord(cpu);
    }
    Routine routine = shared.routine(cpu, data.source());
    run(cpu, data, routine).run(routine.preparing());
  }

  /** Without the locals of the preparing part, and however often that may run: the sample is under way already. */
  @Override
  protected void output(Cpu cpu, PerfSampleData data) {
    Routine routine = shared.drawn(data.source());
    run(cpu, data, routine).run(routine.writing());
  }

  private RoutineRun run(Cpu cpu, PerfSampleData data, Routine routine) {
    return new RoutineRun(shared, routine, cpu, data, observer());
  }

  @Override
  protected void free(Cpu cpu, PerfSampleData data) {}

  /** The buffer's records are drained: a second sample in the task's frame. */
  @Override
  public void beforeTaskLeaves(Cpu cpu) {
    if (cpu.setup().has(Switch.PEBS_SKID)) {
      sample(cpu, EventSource.PMI);
    }
  }

  @Override
  public List<Consumer<Cpu>> atRest() {
    return List.of(shared::atRest);
  }
}
