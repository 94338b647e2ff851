package dev.regnest.explore.prover;

import dev.regnest.check.Claim;
import dev.regnest.explore.Model;
import dev.regnest.explore.Schedule;
import dev.regnest.machine.Arrival;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Cpu;
import dev.regnest.machine.Driver;
import dev.regnest.machine.Frame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Decides one model whose cells fit into a set of bits: the task from every memory it can start with, any number of times. */
final class SliceProver {
  /** The number of all entries but the current one, as they are told apart from it and from nothing else. */
  static final int PAST_ENTRY = 0;

  /** Stands among the cells for the depth at which a handler runs. */
  static final long DEPTH = 1L << 63;

  private static final int MOST_CELLS = 63;

  private final Model model;
  private final Set<Reduction> reductions;
  private final BooleanSupplier stop;
  private final Cell[] cells;
  private final List<Cell> words;
  private final List<Arrival> arrivals;
  private final Footprints footprints = new Footprints(Kinds.COUNT);
  private final LateInjection lateInjection;
  private final List<FrameRun> runs = new ArrayList<>();
  private final Map<Claim, TaskTrail> broken = new EnumMap<>(Claim.class);
  private IntArrays memories;
  private Map<Long, Integer> logs;
  private List<Map<List<Integer>, Summary>> summaries;
  private boolean recursed;
  private long states;

  SliceProver(Model model, Set<Reduction> reductions, BooleanSupplier stop) {
    this.model = model;
    this.reductions = reductions;
    this.stop = stop;
    cells = model.cells().toArray(Cell[]::new);
    if (cells.length > MOST_CELLS) {
      throw new IllegalArgumentException(
          "a slice of " + cells.length + " cells; at most " + MOST_CELLS + " fit, so give fewer registers");
    }
    words = model.cells().stream().filter(c -> c.kind() == Cell.Kind.WORD).toList();
    arrivals = model.machine().setup().arrivals().stream().filter(a -> !a.isChoice()).toList();
    lateInjection = new LateInjection(footprints, arrivals, !reductions.contains(Reduction.LATE_INJECTION));
    if (!reductions.contains(Reduction.FOOTPRINT_KEYS)) {
      footprints.readEverything(allCells() | DEPTH);
    }
  }

  /** One pass of the task, and the passes before it. */
  record TaskTrail(TaskTrail before, Delta pass, Broken broken, int arrivals) {
    /** {@return the schedule that leads there} */
    Schedule schedule() {
      return Rebuild.schedule(this);
    }
  }

  /** {@return for every broken claim the way with the fewest arrivals; empty if all hold} */
  Map<Claim, TaskTrail> prove() {
    do {
      recursed = false;
      startAgain();
      passes();
    } while (footprints.grewSinceLastAsked());
    if (recursed) {
      throw new IllegalStateException("a handler nests in itself without bound");
    }
    return broken;
  }

  private void startAgain() {
    broken.clear();
    memories = new IntArrays();
    logs = new HashMap<>();
    summaries = new ArrayList<>();
    for (int kind = 0; kind < Kinds.COUNT; kind++) {
      summaries.add(new HashMap<>());
    }
    model.checker().startRun(cell -> 0, (cpu, violation) -> ((FrameRun) cpu.driver()).violated(violation));
  }

  private record Pass(int[] memory, TaskTrail trail, int arrivals) {}

  private void passes() {
    PriorityQueue<Pass> queue = new PriorityQueue<>((a, b) -> Integer.compare(a.arrivals(), b.arrivals()));
    Set<Integer> known = new HashSet<>();
    int[] initial = new int[cells.length];
    Arrays.setAll(initial, address -> cells[address].initial());
    queue.add(new Pass(initial, null, 0));
    for (Pass pass = queue.poll(); pass != null; pass = queue.poll()) {
      if (!known.add(number(pass.memory()))) {
        continue;
      }
      Summary summary = run(0).explore(Kinds.TASK, null, pass.memory(), new Summary());
      for (Map.Entry<Claim, Broken> entry : summary.broken().entrySet()) {
        note(entry.getKey(), pass, entry.getValue());
      }
      for (Delta delta : summary.deltas()) {
        int total = pass.arrivals() + delta.arrivals() + 1;
        queue.add(new Pass(delta.applyTo(pass.memory()), new TaskTrail(pass.trail(), delta, null, total), total));
      }
    }
  }

  private void note(Claim claim, Pass pass, Broken way) {
    int total = pass.arrivals() + way.arrivals();
    TaskTrail best = broken.get(claim);
    if (best == null || total < best.arrivals()) {
      broken.put(claim, new TaskTrail(pass.trail(), null, way, total));
    }
  }

  private FrameRun run(int level) {
    while (runs.size() <= level) {
      runs.add(new FrameRun(this, runs.isEmpty() ? null : runs.get(runs.size() - 1), runs.size()));
    }
    return runs.get(level);
  }

  /** {@return the summary of a handler of that kind from that memory, explored now if it is not known} */
  Summary summary(int kind, Arrival arrival, int[] memory, int level) {
    List<Integer> key = key(footprints.reads(kind), memory, level);
    Map<List<Integer>, Summary> known = summaries.get(kind);
    Summary summary = known.get(key);
    if (summary == null) {
      summary = new Summary();
      known.put(key, summary);
      run(level).explore(kind, arrival, memory, summary);
    } else if (!summary.isComplete()) {
      recursed = true;
    }
    return summary;
  }

  private static List<Integer> key(long reads, int[] memory, int level) {
    List<Integer> key = new ArrayList<>(Long.bitCount(reads));
    for (long set = reads & ~DEPTH; set != 0; set &= set - 1) {
      key.add(memory[Long.numberOfTrailingZeros(set)]);
    }
    if ((reads & DEPTH) != 0) {
      key.add(level);
    }
    return key;
  }

  int kind(Arrival arrival, Frame interrupted, int[] memory) {
    if (arrival == Arrival.TRACE) {
      return Kinds.traced(interrupted.context(), interrupted.inEntryLag());
    }
    return model.machine().isUserMode(memory) ? Kinds.overUserMode(arrival) : Kinds.overKernel(arrival);
  }

  private long allCells() {
    return (1L << cells.length) - 1;
  }

  // What frames ask for.

  Cpu cpu(Driver driver) {
    return model.machine().cpu(driver, model.checker());
  }

  void execute(Cpu cpu, Arrival arrival) {
    if (arrival == null) {
      model.task().run(cpu);
    } else {
      model.handler().run(cpu, arrival);
    }
  }

  void atRest(Cpu cpu) {
    model.checker().atRest(cpu, model.cells());
  }

  boolean isLegal(Cpu cpu, Arrival arrival) {
    return model.machine().refusing(cpu, arrival).isEmpty();
  }

  int number(int[] memory) {
    return memories.number(memory, memory.length);
  }

  int logNumber(int before, int value) {
    long key = (long) before << 32 | value & 0xffffffffL;
    return logs.computeIfAbsent(key, k -> logs.size() + 1);
  }

  void countState() {
    states++;
    if ((states & 0xff) == 0 && stop.getAsBoolean()) {
      throw new Stopped();
    }
  }

  long states() {
    return states;
  }

  Footprints footprints() {
    return footprints;
  }

  LateInjection lateInjection() {
    return lateInjection;
  }

  List<Arrival> arrivals() {
    return arrivals;
  }

  List<Cell> words() {
    return words;
  }
}
