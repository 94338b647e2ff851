package dev.regnest.explore.prover;

import dev.regnest.check.Claim;
import dev.regnest.explore.HowFar;
import dev.regnest.explore.Model;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Device;
import dev.regnest.machine.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

/** Decides one model at a time: the task from every memory it can start with, any number of times. */
final class SliceProver {
  /** More frames than any era lets nest; a proof without limit that goes deeper is counting something. */
  private static final int DEEPEST_WITHOUT_LIMIT = 48;

  /** More than the Java stack is sure to hold; what nests deeper stays undecided. */
  private static final int DEEPEST = 96;

  /** A round with footprints that have grown is worth going on for so many states at least, as they may grow more. */
  private static final int LEAST_AFTER_GROWTH = 256;

  /** A variable that one read finds with more values than this is taken for one that counts for ever. */
  private static final int MOST_VALUES = 1 << 13;

  /** So is one with more than this where states grow with the square of its values, as they do where two levels count it. */
  private static final int MANY_VALUES = 1 << 10;

  private final Model model;
  private final UnfoldedModel unfolded;
  private final BooleanSupplier stop;
  private final boolean hasKeys;
  private final boolean shares;
  private final List<Device> arrivals;
  private final Footprints footprints;
  private final LateInjection lateInjection;
  private final LateInjection intoTaskB;
  private final GoingOn goingOn;
  private final DeadCells deadCells;
  private final List<FrameRun> runs = new ArrayList<>();
  private final MemoryNumbers starts = new MemoryNumbers();
  private Map<Claim, Broken> broken = Map.of();
  private int started;
  private final SortedSet<String> endless = new TreeSet<>();
  private final List<Summaries> summaries = new ArrayList<>();
  private Values initial;
  private CellSet readByAny = CellSet.NONE;
  private boolean recursed;
  private boolean discovering;
  private boolean isWaitedFor;
  private int rounds;
  private long roundBegan;
  private long grewAt;
  private long growthsBefore;
  private long states;
  private String grows = "";
  private String widest = "";
  private int mostValues = 1;

  SliceProver(Model model, Set<Reduction> reductions, boolean exactDepth, BooleanSupplier stop) {
    this.model = model;
    this.stop = stop;
    hasKeys = reductions.contains(Reduction.FOOTPRINT_KEYS);
    shares = reductions.contains(Reduction.SHARED_STATES);
    unfolded = new UnfoldedModel(model, exactDepth);
    unfolded.unfolder().joinWays(reductions.contains(Reduction.OWN_STATES));
    unfolded
        .unfolder()
        .drop(
            reductions.contains(Reduction.CONE_OF_INFLUENCE),
            reductions.contains(Reduction.DEMANDED_BITS));
    Kinds kinds = unfolded.kinds();
    arrivals = kinds.devices();
    footprints = new Footprints(kinds.count());
    goingOn = new GoingOn(unfolded, footprints);
    deadCells = unfolded.taskB() == null ? null : new DeadCells(unfolded, footprints);
    boolean isNotLate = !reductions.contains(Reduction.LATE_INJECTION);
    boolean tasks = unfolded.taskB() != null;
    lateInjection =
        new LateInjection(unfolded, footprints, tasks, /* intoTaskB= */ false, isNotLate);
    intoTaskB = new LateInjection(unfolded, footprints, tasks, /* intoTaskB= */ true, isNotLate);
    for (int kind = 0; kind < kinds.count(); kind++) {
      summaries.add(new Summaries());
    }
  }

  /** {@return for every broken claim the way that costs least; empty if all hold} */
  Map<Claim, Broken> prove() {
    return prove(unfolded.memoryAtFirst());
  }

  /** {@return the same where the task starts from another memory} */
  Map<Claim, Broken> prove(Values from) {
    initial = from;
    discovering = true;
    round();
    discovering = false;
    do {
      round();
    } while (footprints.grewSinceLastAsked() || recursed && !settled());
    return broken;
  }

  /** {@return what the round that was stopped had come to: ways that may rest on footprints which had not grown enough} */
  Map<Claim, Broken> brokenSoFar() {
    return broken;
  }

  private void round() {
    recursed = false;
    rounds++;
    startAgain();
    roundBegan = states;
    grewAt = states;
    growthsBefore = footprints.growths();
    try {
      passes();
    } catch (Outgrown outgrown) {
      recursed = true;
    }
  }

  private boolean settled() {
    return summaries.stream().allMatch(Summaries::settled);
  }

  private void startAgain() {
    endless.clear();
    summaries.forEach(Summaries::startAgain);
    lateInjection.startAgain();
    intoTaskB.startAgain();
    if (!hasKeys) {
      footprints.readEverything(CellSet.upTo(model.cells().size()), unfolded.exactDepth());
    }
    readByAny = footprints.readByAny();
    if (deadCells != null) {
      deadCells.startAgain();
    }
  }

  private void passes() {
    Summaries ofTask = summaries.get(Kinds.TASK);
    int key = ofTask.key(CellSet.NONE, initial, Summaries.ANY_DEPTH);
    Summary all = new Summary();
    ofTask.put(ofTask.number(key, CellSet.NONE), all);
    broken = all.broken();
    starts.clear();
    started = 0;
    isNewStart(initial);
    try {
      run(0).explore(Kinds.TASK, null, initial, ofTask, key, CellSet.NONE, CellSet.NONE, all);
    } finally {
      broken = all.broken();
    }
  }

  /** {@return whether the task has not begun yet from a memory that it cannot tell from this one} */
  boolean isNewStart(Values memory) {
    starts.tellApartBy(footprints.reads(Kinds.TASK));
    if (!unfolded.exactDepth() && !unfolded.nestsAsAtFirst(memory)) {
      throw new NestsWithoutLimit();
    }
    int number = starts.number(memory);
    boolean isNew = number >= started;
    started = Math.max(started, number + 1);
    return isNew;
  }

  private FrameRun run(int level) {
    if (!unfolded.exactDepth() && level > DEEPEST_WITHOUT_LIMIT) {
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
  Summary summary(int kind, Device device, Values memory, int level, CellSet live) {
    Summaries known = summaries.get(kind);
    CellSet wanted = discovering ? CellSet.NONE : live.intersection(footprints.writes(kind));
    int depth = footprints.readsDepth(kind) ? level : Summaries.ANY_DEPTH;
    boolean isOfTaskB = deadCells != null && unfolded.kinds().isTaskB(kind);
    CellSet dead = isOfTaskB ? deadCells.forTaskB(memory) : CellSet.NONE;
    int key = known.key(footprints.reads(kind), without(dead, memory), depth);
    int number = known.number(key, wanted);
    Summary summary = known.get(number);
    if (summary == null) {
      summary = new Summary();
      known.put(number, summary);
      run(level).explore(kind, device, memory, known, key, dead, wanted, summary);
    } else if (!summary.isComplete()) {
      recursed = true;
      return known.ofLastRound(number);
    }
    return summary;
  }

  /** {@return whether handlers that begin in different memories go on through the same states} */
  boolean sharesStates() {
    return shares && !isWaitedFor && deadCells == null && !unfolded.reorders();
  }

  /** Notes that what interrupts a handler may wait in it for ever. */
  void isWaitedFor() {
    if (!isWaitedFor) {
      isWaitedFor = true;
      footprints.grow();
    }
  }

  /** {@return the number of the round, in each of which everything is found anew} */
  int rounds() {
    return rounds;
  }

  /** {@return what clears the cells that nobody reads any more, where there are two tasks; else null} */
  DeadCells deadCells() {
    return deadCells;
  }

  private Values without(CellSet dead, Values memory) {
    if (dead.isEmpty()) {
      return memory;
    }
    Values other = memory.copy();
    deadCells.clear(dead, other);
    return other;
  }

  /** Notes that nothing modelled ends the loop at that place. */
  void isEndless(String place) {
    endless.add(place);
  }

  /** {@return the places of the loops, in the last round, that nothing modelled ends} */
  SortedSet<String> endless() {
    return endless;
  }

  /** {@return whether what was set aside comes to its end from that memory} */
  boolean ends(Wait wait, Values memory) {
    return goingOn.ends(wait, memory);
  }

  /** {@return the cells that any handler reads before writing} */
  CellSet readByAny() {
    return readByAny;
  }

  /**
   * Comes to code behind a read that found what none there has found before.
   *
   * @throws Stopped if no end is seen to what it finds
   */
  void comesToNew(Block block) {
    Block before = block.before();
    if (before == null || before.values() <= mostValues || Op.code(before.lastOp()) != Op.READ) {
      return;
    }
    mostValues = before.values();
    Cell cell = model.cells().get(Op.address(before.lastOp()));
    widest = cell.name();
    if (isEndless(mostValues)) {
      int largest = before.branches().stream().mapToInt(Block::lastRead).max().orElseThrow();
      grows = cell.name() + ", which had " + before.values() + " up to " + largest;
      throw new Stopped();
    }
  }

  private boolean isEndless(int values) {
    return values > MOST_VALUES || values > MANY_VALUES && states > (long) values * values / 3;
  }

  /** {@return the variable to whose values no end was seen, with how many it had; empty if none made it stop} */
  String grows() {
    return grows;
  }

  void countState() {
    states++;
    if (footprints.growths() != growthsBefore) {
      growthsBefore = footprints.growths();
      grewAt = states;
    } else if (grewAt != roundBegan && states - grewAt > grewAt - roundBegan + LEAST_AFTER_GROWTH) {
      throw Outgrown.INSTANCE;
    }
    if ((states & 0xff) == 0 && isToStop()) {
      throw new Stopped();
    }
  }

  private boolean isToStop() {
    if (stop instanceof HowFar told) {
      told.at(states, started, widest, mostValues);
    }
    return stop.getAsBoolean();
  }

  /** {@return from how many memories that it can tell apart the task has begun in the last round} */
  int starts() {
    return started;
  }

  long states() {
    return states;
  }

  /** {@return the model as far as it is unfolded} */
  UnfoldedModel unfolded() {
    return unfolded;
  }

  /** {@return the summaries of that kind of handler, of the last round} */
  Summaries summaries(int kind) {
    return summaries.get(kind);
  }

  Footprints footprints() {
    return footprints;
  }

  LateInjection lateInjection(boolean inTaskB) {
    return inTaskB ? intoTaskB : lateInjection;
  }

  List<Device> arrivals() {
    return arrivals;
  }
}
