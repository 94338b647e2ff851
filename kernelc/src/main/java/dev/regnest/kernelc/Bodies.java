package dev.regnest.kernelc;

import dev.regnest.kernel.EventSource;
import dev.regnest.kernelc.compile.Compiled;
import dev.regnest.kernelc.compile.Entry;
import dev.regnest.kernelc.run.CFunction;
import dev.regnest.kernelc.run.CurrentTask;
import dev.regnest.kernelc.run.Gate;
import dev.regnest.kernelc.run.Image;
import dev.regnest.kernelc.run.Run;
import dev.regnest.kernelc.run.Sample;
import dev.regnest.machine.Arrival;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Cpu;
import dev.regnest.machine.Driver;
import dev.regnest.machine.Frame;
import dev.regnest.machine.Setup;
import dev.regnest.machine.Switch;
import dev.regnest.perf.PerCpu;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

/** The marked functions of a file in one machine, each run when its source fires. */
final class Bodies {
  private static final String AT_REST = "__at_rest";
  private static final String SCHED_TASK = "__sched_task";
  private static final int SCHED_TASK_FRAME = EventSource.values().length;
  private static final int AT_REST_FRAME = SCHED_TASK_FRAME + 1;

  private final Image image;
  private final Setup setup;
  private final Devices devices;
  private final List<Entry> atRest = new ArrayList<>();
  private final List<Entry> schedTask = new ArrayList<>();
  private final CurrentTask currentTask;
  private final SetAtBoot setAtBoot;
  private final Map<CFunction, Cell> counts = new HashMap<>();

  Bodies(Compiled compiled, PerCpu perCpu) {
    image = new Image(compiled.code(), perCpu);
    currentTask = image.currentTask();
    devices = Devices.of(compiled);
    setup = perCpu.setup();
    setAtBoot = new SetAtBoot(image, compiled.code().globals(), perCpu);
    for (Entry entry : compiled.entries()) {
      if (entry.marker().equals(AT_REST)) {
        atRest.add(entry);
      }
      if (entry.marker().equals(SCHED_TASK)) {
        schedTask.add(entry);
      }
      if (entry.times() != Entry.ANY) {
        counts.computeIfAbsent(
            entry.function(), f -> perCpu.flag("times " + f.name() + "() ran", 0));
      }
    }
  }

  /** {@return how often at most what runs in that machine does, in words; empty where the file does not bound it} */
  String ownBounds() {
    List<Entry> running = new ArrayList<>(setup.has(Switch.PEBS_SKID) ? schedTask : List.of());
    setup.sources().forEach(source -> running.addAll(devices.all(source)));
    return OwnBounds.of(running, image.wrapping());
  }

  /** {@return whether a function that several markers run is counted, so that one run of it may keep another away} */
  boolean countsRunsOfSeveralMarkers() {
    Map<CFunction, Integer> markers = new HashMap<>();
    devices.sources().stream()
        .flatMap(source -> devices.all(source).stream())
        .filter(entry -> counts.containsKey(entry.function()))
        .forEach(entry -> markers.merge(entry.function(), 1, Integer::sum));
    return markers.values().stream().anyMatch(several -> several > 1);
  }

  /** {@return what the tasks are} */
  CurrentTask currentTask() {
    return currentTask;
  }

  /** {@return what that cell holds as people write it; empty if it is none of a variable} */
  Optional<String> written(Cell cell, int value) {
    return image.written(cell, value);
  }

  /** Runs what that source fires. */
  void run(Cpu cpu, EventSource source, Sample sample) {
    run(cpu, running(cpu, source), sample, source.ordinal());
  }

  /** {@return what one of the devices of that source runs, which is asked for only where there are several} */
  private List<Entry> running(Cpu cpu, EventSource source) {
    List<List<Entry>> all = devices.of(source);
    if (all.size() < 2) {
      return devices.all(source);
    }
    return all.get(dev.regnest.machine.Entry.of(cpu).device());
  }

  /** {@return the handlers of that source in words, if it has several} */
  List<String> handlers(EventSource source) {
    return devices.handlers(source);
  }

  /** {@return whether something runs when the task leaves the CPU} */
  boolean hasSchedTask() {
    return !schedTask.isEmpty();
  }

  /** Runs what the task does before it leaves the CPU. */
  void beforeTaskLeaves(Cpu cpu, Sample sample) {
    run(cpu, schedTask, sample, SCHED_TASK_FRAME);
  }

  private void run(Cpu cpu, List<Entry> entries, Sample sample, int frameKind) {
    if (!entries.isEmpty()) {
      setAtBoot.choose(cpu);
    }
    for (Entry entry : entries) {
      if (Driver.of(cpu).decides(() -> mayRun(cpu, entry))) {
        call(
            entry,
            new Run(
                cpu,
                image,
                sample,
                frameKind,
                instance(cpu, frameKind),
                setup.has(Switch.COMPILER_REORDERS)));
      }
    }
  }

  /**
   * {@return what tells a frame of that kind from others that are live: of hardirqs how deep they nest, of tasks and their softirqs the task,
   * of what is called its context; null where there is one at a time}
   */
  private IntSupplier instance(Cpu cpu, int frameKind) {
    if (frameKind >= SCHED_TASK_FRAME) {
      return null;
    }
    return switch (EventSource.values()[frameKind]) {
      case TASK_EVENT -> setup.arrivals().contains(Arrival.PREEMPTION) ? cpu::current : null;
      case SOFTIRQ_EVENT -> setup.has(Switch.PREEMPTIBLE) ? cpu::current : null;
      case HRTIMER ->
        setup.has(Switch.IRQS_ON_IN_HARDIRQ) ? dev.regnest.machine.Entry.of(cpu)::hardirqs : null;
      case PMI, BREAKPOINT, KPROBE, OPTPROBE -> null;
      case NESTED_TRACE, ENTRY_TRACE -> () -> Frame.of(cpu).context().ordinal();
    };
  }

  private boolean mayRun(Cpu cpu, Entry entry) {
    return mayRunAgain(cpu, entry) && entry.gate().stream().allMatch(g -> g.passes(cpu, image));
  }

  private boolean mayRunAgain(Cpu cpu, Entry entry) {
    Cell count = counts.get(entry.function());
    if (count == null) {
      return true;
    }
    int ran = Driver.of(cpu).peek(count);
    if (ran == entry.times()) {
      return false;
    }
    Driver.of(cpu).poke(count, ran + 1);
    return true;
  }

  /** {@return what looks at memory after everything has returned} */
  List<Consumer<Cpu>> atRest() {
    return atRest.stream()
        .<Consumer<Cpu>>map(entry -> cpu -> atRest(cpu, entry))
        .toList();
  }

  private void atRest(Cpu cpu, Entry entry) {
    setAtBoot.choose(cpu);
    call(
        entry,
        new Run(cpu, image, null, AT_REST_FRAME, /* instance= */ null, /* reorders= */ false));
  }

  private static void call(Entry entry, Run run) {
    boolean takesOne = !entry.function().type().parameters().isEmpty();
    long one = entry.gate().map(Gate::argument).orElse(run.interruptRegs());
    run.call(entry.function(), takesOne ? new long[] {one} : new long[0]);
    run.ends();
  }
}
