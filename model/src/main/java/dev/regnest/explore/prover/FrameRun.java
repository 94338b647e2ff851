package dev.regnest.explore.prover;

import dev.regnest.check.Claim;
import dev.regnest.check.Violation;
import dev.regnest.machine.Access;
import dev.regnest.machine.Arrival;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Cpu;
import dev.regnest.machine.Driver;
import dev.regnest.machine.Frame;
import dev.regnest.machine.RunAborted;
import dev.regnest.machine.Word;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** The driver that explores one frame, depth by depth: every way through its handler from one memory. */
final class FrameRun implements Driver {
  private final SliceProver prover;
  private final Cpu cpu;
  private final Frame frame;
  private final int level;

  // The exploration of one handler.
  private int kind;
  private Arrival arrival;
  private int[] start;
  private Summary summary;
  private FrameQueue queue;
  private LongTuples visited;
  private IntArrays memories;
  private Logs logs;
  private int[] scratch = new int[64];
  private Summaries summaries;
  private int view;
  private long interest;
  private long relevant;

  // The path that runs now.
  private int[] log = new int[64];
  private int logged;
  private int answered;
  private int logNumber;
  private FrameState resumeAt;
  private boolean live;
  private int[] memory;
  private int[] probed;
  private long probedWritten;
  private long mine;
  private long own;
  private long claimed;
  private long written;
  private long stored;
  private int entriesEnded;
  private int arrivals;
  private Trail trail;
  private boolean inSample;

  // The loop that the path is in: its rounds before this one, which left no trace but in memory.
  private boolean inLoop;
  private int headPoint;
  private int headLog;
  private int headLogNumber;
  private int pointsBefore;
  private int reentryPoint;

  FrameRun(SliceProver prover, FrameRun interrupted, int level) {
    this.prover = prover;
    this.level = level;
    this.frame = new Frame(interrupted == null ? null : interrupted.frame, level);
    this.cpu = prover.cpu(this);
  }

  /**
   * {@return all that the handler can do from {@code from}, in {@code into}}
   *
   * @param among the summaries of its kind
   * @param seen the number of what it reads
   * @param wanted the words that the frames below will still read
   */
  Summary explore(
      int handlerKind,
      Arrival what,
      int[] from,
      Summaries among,
      int seen,
      long wanted,
      Summary into) {
    kind = handlerKind;
    arrival = what;
    start = from;
    summaries = among;
    view = seen;
    interest = wanted;
    relevant = wanted | among.touches(seen) | prover.readByAny();
    summary = into;
    queue = new FrameQueue();
    visited = new LongTuples(64);
    memories = new IntArrays();
    logs = new Logs();
    queue.add(new FrameState(0, 0, 0, new int[0], 0, from, 0, 0, 0, 0, 0, null));
    for (FrameState state = queue.poll(); state != null; state = queue.poll()) {
      run(state);
    }
    into.complete();
    return into;
  }

  private void run(FrameState state) {
    prover.countState();
    resumeAt = state;
    answered = 0;
    logged = state.log().length;
    if (log.length < logged) {
      log = new int[2 * logged];
    }
    System.arraycopy(state.log(), 0, log, 0, logged);
    own = 0;
    claimed = 0;
    inSample = false;
    inLoop = false;
    frame.start(arrival);
    live = false;
    if (state.point() == 0) {
      goLive();
    }
    try {
      prover.execute(cpu, arrival);
      finish();
    } catch (PathDone done) {
      // Another path has been here.
    } catch (RunAborted aborted) {
      // A violation left no meaning to the rest.
    }
  }

  private void goLive() {
    live = true;
    memory = resumeAt.memory().clone();
    logNumber = resumeAt.logNumber();
    mine = resumeAt.mine();
    written = resumeAt.written();
    stored = resumeAt.stored();
    entriesEnded = resumeAt.entriesEnded();
    arrivals = resumeAt.arrivals();
    trail = resumeAt.trail();
    pointsBefore = resumeAt.pointsBefore();
    headLogNumber = resumeAt.headLogNumber();
    stopIfKnown(resumeAt.point());
  }

  private void stopIfKnown(int point) {
    long place = (long) point << 32 | logNumber;
    long values = (long) number(memory) << 2 | entriesEnded;
    if (!visited.add(place, values, mine, written & relevant, stored & relevant)) {
      throw PathDone.INSTANCE;
    }
  }

  /** {@return a number that memories have in common if they agree on what is relevant} */
  int number(int[] values) {
    int length = 0;
    for (long set = relevant & ~SliceProver.DEPTH; set != 0; set &= set - 1) {
      scratch[length] = values[Long.numberOfTrailingZeros(set)];
      length++;
    }
    return memories.number(scratch, length);
  }

  /** {@return the cells that this frame, or one below, or any handler may still read} */
  long relevant() {
    return relevant;
  }

  private void finish() {
    if (arrival == null) {
      prover.atRest(cpu);
    }
    prover.noLongerMine(memory);
    long changed = changed();
    prover.footprints().write(kind, changed);
    long visible = interest | prover.readByAny();
    changed &= visible;
    int[] values = new int[Long.bitCount(changed)];
    int i = 0;
    for (long cells = changed; cells != 0; cells &= cells - 1) {
      values[i] = memory[Long.numberOfTrailingZeros(cells)];
      i++;
    }
    summary.add(new Delta(
        changed,
        values,
        stored & visible,
        entriesEnded,
        arrivals,
        trail,
        reentryPoint,
        frame.point()));
  }

  /**
   * {@return the cells written, but for those that its callers know to be what they were}
   *
   * <p>What a sample stored is never that: another sample's word looks like this one's to whoever is neither.
   */
  private long changed() {
    long changed = stored;
    for (long cells = written & ~stored; cells != 0; cells &= cells - 1) {
      long cell = cells & -cells;
      int address = Long.numberOfTrailingZeros(cell);
      boolean restored =
          memory[address] == start[address] && (prover.footprints().reads(kind) & cell) != 0;
      if (!restored) {
        changed |= cell;
      }
    }
    return changed;
  }

  // Points.

  private void before(Cell cell, boolean isStore) {
    int point = frame.nextPoint(cell);
    if (!live) {
      if (point == resumeAt.point()) {
        goLive();
      }
      return;
    }
    List<Arrival> candidates =
        cell == null ? prover.arrivals() : prover.lateInjection().before(bit(cell), isStore);
    if (candidates.isEmpty()) {
      return;
    }
    stopIfKnown(point);
    for (Closure.Reached reached :
        new Closure(prover, this, pointsBefore + point).from(memory, trail, candidates)) {
      queue.add(new FrameState(
          point,
          pointsBefore,
          headLogNumber,
          Arrays.copyOf(log, logged),
          logNumber,
          reached.memory(),
          mine & ~reached.stored(),
          written | reached.written(),
          stored | reached.stored(),
          entriesEnded | reached.entriesEnded(),
          arrivals + reached.arrivals(),
          reached.trail()));
    }
  }

  /** {@return whether {@code what} may arrive here in that memory} */
  boolean isLegal(Arrival what, Closure.Reached in) {
    probed = in.memory();
    probedWritten = written | in.written();
    boolean legal = prover.isLegal(cpu, what);
    probed = null;
    return legal;
  }

  /** {@return the summary of what arrives here in that memory} */
  Summary summary(Arrival what, Closure.Reached in) {
    int handlerKind = prover.kind(what, frame, in.memory());
    Summary found = prover.summary(
        handlerKind, what, in.memory(), level + 1, interest | summaries.touches(view));
    prover
        .footprints()
        .read(kind, prover.footprints().reads(handlerKind) & ~(written | in.written()));
    // Also what no frame in between reads, and its summary leaves out: a frame further down may.
    prover.footprints().write(kind, prover.footprints().writes(handlerKind));
    return found;
  }

  /** Notes that a claim breaks in a handler that arrives here, with so many arrivals at this point. */
  void breaks(Claim claim, int arrivalsHere, Trail way, int point, Arrival what, Broken inside) {
    summary.breaks(claim, new Broken(arrivals + arrivalsHere, way, point, what, inside));
  }

  /** Notes that the running frame itself breaks a claim. */
  void violated(Violation violation) {
    if (live) {
      summary.breaks(violation.claim(), new Broken(arrivals, trail, 0, null, null));
    }
  }

  // Accesses.

  private static long bit(Cell cell) {
    return 1L << cell.address();
  }

  private int read(Cell cell) {
    if (!live) {
      answered++;
      return log[answered - 1];
    }
    if (summaries.touch(view, bit(cell))) {
      prover.footprints().grow();
    }
    if ((written & bit(cell)) == 0) {
      prover.footprints().read(kind, bit(cell));
    }
    return log(memory[cell.address()]);
  }

  private int log(int value) {
    if (logged == log.length) {
      log = Arrays.copyOf(log, 2 * logged);
    }
    log[logged] = value;
    logged++;
    logNumber = logs.number(logNumber, value);
    return value;
  }

  private void write(Cell cell, int value, boolean bySample) {
    long bit = bit(cell);
    boolean word = cell.kind() == Cell.Kind.WORD;
    if (word && bySample) {
      own |= bit;
      claimed |= bit;
    }
    if (!live) {
      return;
    }
    if (word && Word.ofToken(value).ofSample()) {
      prover.ownsWords();
    }
    memory[cell.address()] = value;
    written |= bit;
    if (word && bySample) {
      stored |= bit;
      mine |= bit;
    }
  }

  @Override
  public int load(Cell cell, Access access) {
    before(cell, /* isStore= */ false);
    return read(cell);
  }

  @Override
  public void store(Cell cell, int value, Access access) {
    before(cell, /* isStore= */ true);
    write(cell, value, inSample);
  }

  @Override
  public int update(Cell cell, IntUnaryOperator operation) {
    before(cell, /* isStore= */ true);
    int value = read(cell);
    write(cell, operation.applyAsInt(value), inSample);
    return value;
  }

  @Override
  public void point() {
    before(null, /* isStore= */ false);
  }

  @Override
  public void point(Cell mask) {
    before(mask, /* isStore= */ true);
  }

  @Override
  public void loopHead() {
    if (!inLoop) {
      inLoop = true;
      headPoint = frame.point();
      headLog = live ? logged : answered;
      if (live) {
        headLogNumber = logNumber;
      }
      return;
    }
    pointsBefore += frame.point() - headPoint;
    frame.backTo(headPoint);
    logged = headLog;
    logNumber = headLogNumber;
  }

  @Override
  public boolean choose(Arrival choice) {
    before(null, /* isStore= */ false);
    if (choice == Arrival.REENTRY) {
      // Every memory the task ends with is one that it may enter with again, so this needs no
      // branch.
      reentryPoint = frame.point();
      return false;
    }
    if (!live || answered < resumeAt.log().length) {
      answered++;
      return log[answered - 1] != 0;
    }
    branch(choice);
    return log(0) != 0;
  }

  private void branch(Arrival choice) {
    int point = frame.point();
    int[] taken = Arrays.copyOf(log, logged + 1);
    taken[logged] = 1;
    queue.add(new FrameState(
        point,
        pointsBefore,
        headLogNumber,
        taken,
        logs.number(logNumber, 1),
        memory.clone(),
        mine,
        written,
        stored,
        entriesEnded,
        arrivals + 1,
        new Trail(trail, pointsBefore + point, choice, null)));
  }

  @Override
  public void barrier() {
    // Accesses are made in program order here, so there is nothing to hold back.
  }

  @Override
  public int peek(Cell cell) {
    if (probed == null) {
      return read(cell);
    }
    if ((probedWritten & bit(cell)) == 0) {
      prover.footprints().read(kind, bit(cell));
    }
    return probed[cell.address()];
  }

  @Override
  public void poke(Cell cell, int value) {
    write(cell, value, /* bySample= */ false);
  }

  /** Leaves no trace in a summary, as the frame takes it back before it returns. */
  @Override
  public void adjust(Cell count, int units) {
    if (live) {
      memory[count.address()] += units;
    }
  }

  /** Unless depth is exact, a count tells only none from some: then frames nest without limit, which covers every limit. */
  @Override
  public void nest(Cell count, int units) {
    if (prover.exactDepth()) {
      adjust(count, units);
    } else if (live) {
      int address = count.address();
      memory[address] = units > 0 ? units : start[address];
    }
  }

  // Samples.

  @Override
  public void beginSample() {
    inSample = true;
    own = 0;
    claimed = 0;
    if (live) {
      mine = 0;
      prover.noLongerMine(memory);
    }
  }

  @Override
  public int sample() {
    return Owners.MINE;
  }

  @Override
  public void endSample() {
    inSample = false;
    if (live) {
      mine = 0;
    }
  }

  @Override
  public void pointAt(Cell cell) {
    long bit = bit(cell);
    if ((own & bit) != 0) {
      return;
    }
    claimed |= bit;
    if (live) {
      mine |= bit;
    }
  }

  @Override
  public boolean undisturbed(Cell cell) {
    return !live || (claimed & bit(cell)) == 0 || (mine & bit(cell)) != 0;
  }

  @Override
  public void endEntry(int task, Cell entry) {
    if (live) {
      Entries.end(memory, prover.wordCells(), 1 << task);
      entriesEnded |= 1 << task;
    }
  }

  @Override
  public Frame frame() {
    return frame;
  }

  @Override
  public int depth() {
    if (!prover.exactDepth()) {
      return 0;
    }
    prover.footprints().read(kind, SliceProver.DEPTH);
    return level;
  }

  @Override
  public void asked(String predicate, int answer) {
    // Nobody watches a proof.
  }
}
