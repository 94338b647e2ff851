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
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Decides one model whose cells fit into a set of bits: the task from every memory it can start with, any number of times. */
final class SliceProver {
  /** Stands among the cells for the depth at which a handler runs. */
  static final long DEPTH = 1L << 63;

  private static final int MOST_CELLS = 63;

  /** More frames than any era lets nest; a proof without limit that goes deeper is counting something. */
  private static final int DEEPEST_WITHOUT_LIMIT = 48;

  /** More than the Java stack is sure to hold; what nests deeper stays undecided. */
  private static final int DEEPEST = 96;

  private final Model model;
  private final Set<Reduction> reductions;
  private final BooleanSupplier stop;
  private final boolean exactDepth;
  private final Cell[] cells;
  private final long wordCells;
  private final List<Arrival> arrivals;
  private final Footprints footprints = new Footprints(Kinds.COUNT);
  private final LateInjection lateInjection;
  private final List<FrameRun> runs = new ArrayList<>();
  private final Map<Claim, TaskTrail> broken = new EnumMap<>(Claim.class);
  private final List<Summaries> summaries = new ArrayList<>();
  private long readByAny;
  private boolean ownedWords;
  private boolean recursed;
  private boolean discovering;
  private long states;

  SliceProver(Model model, Set<Reduction> reductions, boolean exactDepth, BooleanSupplier stop) {
    this.exactDepth = exactDepth;
    this.model = model;
    this.reductions = reductions;
    this.stop = stop;
    cells = model.cells().toArray(Cell[]::new);
    if (cells.length > MOST_CELLS) {
      throw new IllegalArgumentException("a slice of " + cells.length + " cells; at most "
          + MOST_CELLS + " fit, so give fewer registers");
    }
    wordCells = model.cells().stream()
        .filter(c -> c.kind() == Cell.Kind.WORD)
        .mapToLong(c -> 1L << c.address())
        .sum();
    arrivals =
        model.machine().setup().arrivals().stream().filter(a -> !a.isChoice()).toList();
    lateInjection =
        new LateInjection(footprints, arrivals, !reductions.contains(Reduction.LATE_INJECTION));
    for (int kind = 0; kind < Kinds.COUNT; kind++) {
      summaries.add(new Summaries());
    }
    if (!reductions.contains(Reduction.FOOTPRINT_KEYS)) {
      footprints.readEverything(exactDepth ? allCells() | DEPTH : allCells());
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
    discovering = true;
    rounds();
    discovering = false;
    rounds();
    return broken;
  }

  private void rounds() {
    do {
      recursed = false;
      startAgain();
      passes();
    } while (footprints.grewSinceLastAsked() || recursed && !settled());
  }

  private boolean settled() {
    return summaries.stream().allMatch(Summaries::settled);
  }

  private void startAgain() {
    broken.clear();
    summaries.forEach(Summaries::startAgain);
    lateInjection.startAgain();
    readByAny = footprints.readByAny() & ~DEPTH;
    model
        .checker()
        .startRun(cell -> 0, (cpu, violation) -> ((FrameRun) cpu.driver()).violated(violation));
  }

  private record Pass(int[] memory, TaskTrail trail, int arrivals) {}

  private void passes() {
    PriorityQueue<Pass> queue =
        new PriorityQueue<>((a, b) -> Integer.compare(a.arrivals(), b.arrivals()));
    int[] initial = new int[cells.length];
    Arrays.setAll(initial, address -> cells[address].initial());
    queue.add(new Pass(initial, null, 0));
    Summaries ofTask = summaries.get(Kinds.TASK);
    for (Pass pass = queue.poll(); pass != null; pass = queue.poll()) {
      int view = ofTask.view(footprints.reads(Kinds.TASK), pass.memory(), 0);
      int key = ofTask.number(view, 0);
      if (ofTask.get(key) != null) {
        continue;
      }
      Summary summary = new Summary();
      ofTask.put(key, summary);
      run(0).explore(Kinds.TASK, null, pass.memory(), ofTask, view, 0, summary);
      for (Map.Entry<Claim, Broken> entry : summary.broken().entrySet()) {
        note(entry.getKey(), pass, entry.getValue());
      }
      for (Delta delta : summary.deltas()) {
        int total = pass.arrivals() + delta.arrivals() + 1;
        queue.add(new Pass(
            delta.applyTo(pass.memory(), wordCells),
            new TaskTrail(pass.trail(), delta, null, total),
            total));
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
    if (!exactDepth && level > DEEPEST_WITHOUT_LIMIT) {
      throw new NestsWithoutLimit();
    }
    if (level > DEEPEST) {
      throw new Stopped();
    }
    while (runs.size() <= level) {
      runs.add(new FrameRun(this, runs.isEmpty() ? null : runs.get(runs.size() - 1), runs.size()));
    }
    return runs.get(level);
  }

  /** {@return the summary of a handler of that kind from that memory, explored now if it is not known} */
  Summary summary(int kind, Arrival arrival, int[] memory, int level, long interest) {
    int[] seen = ownedWords ? memory.clone() : memory;
    noLongerMine(seen);
    Summaries known = summaries.get(kind);
    long wanted = discovering ? 0 : interest & footprints.writes(kind);
    int view = known.view(footprints.reads(kind), seen, level);
    int key = known.number(view, wanted);
    Summary summary = known.get(key);
    if (summary == null) {
      summary = new Summary();
      known.put(key, summary);
      run(level).explore(kind, arrival, seen, known, view, wanted, summary);
    } else if (!summary.isComplete()) {
      recursed = true;
      return known.ofLastRound(key);
    }
    return summary;
  }

  /** Notes that a word in memory belongs to a sample. */
  void ownsWords() {
    ownedWords = true;
  }

  /** Makes what belongs to the observed sample another's, in a memory that another frame is going to see. */
  void noLongerMine(int[] memory) {
    if (!ownedWords) {
      return;
    }
    for (long set = wordCells; set != 0; set &= set - 1) {
      int address = Long.numberOfTrailingZeros(set);
      memory[address] = Owners.seenByOthers(memory[address]);
    }
  }

  /** {@return the cells that any handler reads before writing} */
  long readByAny() {
    return readByAny;
  }

  int kind(Arrival arrival, Frame interrupted, int[] memory) {
    if (arrival == Arrival.TRACE) {
      return Kinds.traced(interrupted.context(), interrupted.inEntryLag());
    }
    return Kinds.of(arrival, model.machine().isUserMode(memory));
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
    model.atRest(cpu);
  }

  boolean isLegal(Cpu cpu, Arrival arrival) {
    return model.machine().refusing(cpu, arrival).isEmpty();
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

  /** {@return whether counts of nested frames are kept exactly, up to the limit of the era} */
  boolean exactDepth() {
    return exactDepth;
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

  long wordCells() {
    return wordCells;
  }
}
