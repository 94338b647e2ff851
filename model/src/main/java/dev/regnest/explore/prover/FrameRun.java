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
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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
  private Set<List<Long>> visited;

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
  private int arrivals;
  private Trail trail;
  private boolean inSample;
  private int reentryPoint;

  FrameRun(SliceProver prover, FrameRun interrupted, int level) {
    this.prover = prover;
    this.level = level;
    this.frame = new Frame(interrupted == null ? null : interrupted.frame, level);
    this.cpu = prover.cpu(this);
  }

  /** {@return all that the handler can do from {@code memory}} */
  Summary explore(int handlerKind, Arrival what, int[] from, Summary into) {
    kind = handlerKind;
    arrival = what;
    start = from;
    summary = into;
    queue = new FrameQueue();
    visited = new HashSet<>();
    queue.add(new FrameState(0, new int[0], 0, from, 0, 0, 0, 0, null));
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
    arrivals = resumeAt.arrivals();
    trail = resumeAt.trail();
    if (!visited.add(here(resumeAt.point()))) {
      throw PathDone.INSTANCE;
    }
  }

  private List<Long> here(int point) {
    return List.of((long) point, (long) logNumber, (long) prover.number(memory), mine, written, stored);
  }

  private void finish() {
    if (arrival == null) {
      prover.atRest(cpu);
    }
    long changed = 0;
    int count = 0;
    for (long cells = written; cells != 0; cells &= cells - 1) {
      long cell = cells & -cells;
      int address = Long.numberOfTrailingZeros(cell);
      boolean restored = memory[address] == start[address] && (prover.footprints().reads(kind) & cell) != 0;
      if (!restored) {
        changed |= cell;
        count++;
      }
    }
    int[] values = new int[count];
    int i = 0;
    for (long cells = changed; cells != 0; cells &= cells - 1) {
      values[i] = memory[Long.numberOfTrailingZeros(cells)];
      i++;
    }
    prover.footprints().write(kind, changed | stored);
    summary.add(new Delta(changed, values, stored, arrivals, trail, reentryPoint, frame.point()));
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
    if (!visited.add(here(point))) {
      throw PathDone.INSTANCE;
    }
    List<Arrival> candidates =
        cell == null ? prover.arrivals() : prover.lateInjection().before(bit(cell), isStore);
    if (candidates.isEmpty()) {
      return;
    }
    for (Closure.Reached reached : new Closure(prover, this, point).from(memory, trail, candidates)) {
      queue.add(
          new FrameState(
              point,
              Arrays.copyOf(log, logged),
              logNumber,
              reached.memory(),
              mine & ~reached.stored(),
              written | reached.written(),
              stored | reached.stored(),
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
    Summary found = prover.summary(handlerKind, what, in.memory(), level + 1);
    prover.footprints().read(kind, prover.footprints().reads(handlerKind) & ~(written | in.written()));
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
    logNumber = prover.logNumber(logNumber, value);
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
  public int add(Cell cell, int delta) {
    before(cell, /* isStore= */ true);
    int value = read(cell) + delta;
    write(cell, value, inSample);
    return value;
  }

  @Override
  public void point() {
    before(null, /* isStore= */ false);
  }

  @Override
  public boolean choose(Arrival choice) {
    before(null, /* isStore= */ false);
    if (choice == Arrival.REENTRY) {
      // Every memory the task ends with is one that it may enter with again, so this needs no branch.
      reentryPoint = frame.point();
      return false;
    }
    if (!live) {
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
    queue.add(
        new FrameState(
            point,
            taken,
            prover.logNumber(logNumber, 1),
            memory.clone(),
            mine,
            written,
            stored,
            arrivals + 1,
            new Trail(trail, point, choice, null)));
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

  // Samples.

  @Override
  public void beginSample() {
    inSample = true;
    own = 0;
    claimed = 0;
    if (live) {
      mine = 0;
    }
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
    for (Cell cell : prover.words()) {
      Word word = Word.ofToken(read(cell));
      if (word.origin() == Word.Origin.USER && word.task() == task && word.entry() != SliceProver.PAST_ENTRY) {
        write(cell, Word.user(task, SliceProver.PAST_ENTRY, word.register()).token(), /* bySample= */ false);
      }
    }
  }

  @Override
  public Frame frame() {
    return frame;
  }

  @Override
  public int depth() {
    prover.footprints().read(kind, SliceProver.DEPTH);
    return level;
  }

  @Override
  public void asked(String predicate, int answer) {
    // Nobody watches a proof.
  }
}
