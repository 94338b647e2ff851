package dev.regnest.explore.prover;

import dev.regnest.check.Claim;
import dev.regnest.machine.Arrival;
import dev.regnest.machine.Frame;
import java.util.List;

/** Explores the frames of one depth: every way through a handler from one memory, step by step. */
final class FrameRun {
  private static final Arrival[] ARRIVALS = Arrival.values();

  private final SliceProver prover;
  private final UnfoldedModel model;
  private final Footprints footprints;
  private final Frame frame;
  private final int level;
  private final FrameQueue queue = new FrameQueue();
  private final Visited visited = new Visited();
  private final Closure closure;

  // The exploration of one handler.
  private int kind;
  private Arrival arrival;
  private Code code;
  private int[] start;
  private Summary summary;
  private Summaries summaries;
  private int view;
  private long interest;

  // The path that runs now.
  private final Memory memory;
  private int marks;
  private long mine;
  private long written;
  private long stored;
  private int entriesEnded;
  private int arrivals;
  private int pointsBefore;
  private Trail trail;

  FrameRun(SliceProver prover, FrameRun interrupted, int level) {
    this.prover = prover;
    this.footprints = prover.footprints();
    this.level = level;
    this.frame = new Frame(interrupted == null ? null : interrupted.frame, level);
    this.model = prover.unfolded();
    this.memory = model.newMemory();
    this.closure = new Closure(prover, this, visited);
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
    code = model.code(kind);
    start = from;
    summaries = among;
    view = seen;
    interest = wanted;
    summary = into;
    visited.startAgain(wanted | among.touches(seen) | prover.readByAny());
    frame.start(what);
    queue.add(new FrameState(code.first(), 0, 0, from.clone(), 0, 0, 0, 0, 0, null));
    for (FrameState state = queue.poll(); state != null; state = queue.poll()) {
      run(state);
    }
    into.complete();
    return into;
  }

  private void run(FrameState state) {
    prover.countState();
    memory.become(state.memory(), start);
    mine = state.mine();
    written = state.written();
    stored = state.stored();
    entriesEnded = state.entriesEnded();
    arrivals = state.arrivals();
    pointsBefore = state.pointsBefore();
    trail = state.trail();
    if (isNew(state.block(), state.at())) {
      run(state.block(), state.at());
    }
  }

  private boolean isNew(Block block, int at) {
    return visited.add(block, at, memory.values(), mine, written, stored, entriesEnded);
  }

  private void run(Block from, int next) {
    Block block = unfolded(from);
    int at = next;
    while (true) {
      long op = block.op(at);
      at++;
      switch (Op.code(op)) {
        case Op.POINT:
          if (!stand(op, block, at)) {
            return;
          }
          break;
        case Op.READ:
          block = unfolded(code.after(block, read(op)));
          at = 0;
          break;
        case Op.CHOOSE:
          branch(op, code.after(block, 1));
          block = unfolded(code.after(block, 0));
          at = 0;
          break;
        case Op.BACK:
          pointsBefore += Op.point(op);
          at = Op.value(op);
          block = block.loopHead();
          break;
        case Op.RETURN:
          finish(op);
          return;
        case Op.ABORT:
          return;
        default:
          step(op);
      }
    }
  }

  private Block unfolded(Block block) {
    if (block.length() == 0) {
      model.unfolder().unfold(kind, arrival, frame, block, memory);
    }
    return block;
  }

  // Points.

  /** Lets things arrive. {@return whether the path goes on} */
  private boolean stand(long op, Block block, int next) {
    List<Arrival> candidates = Op.has(op, Op.HAS_CELL)
        ? prover.lateInjection().before(Op.bit(op), Op.has(op, Op.IS_STORE))
        : prover.arrivals();
    if (candidates.isEmpty()) {
      return true;
    }
    if (!isNew(block, next)) {
      return false;
    }
    marks = Op.marks(op);
    frame.stand(Op.point(op), marks);
    int point = pointsBefore + Op.point(op);
    for (Closure.Reached reached : closure.from(memory.values(), trail, point, candidates)) {
      queue.add(new FrameState(
          block,
          next,
          pointsBefore,
          reached.memory(),
          mine & ~reached.stored(),
          written | reached.written(),
          stored | reached.stored(),
          entriesEnded | reached.entriesEnded(),
          arrivals + reached.arrivals(),
          reached.trail()));
    }
    return true;
  }

  /** {@return whether {@code what} may arrive here in that memory} */
  boolean isLegal(Arrival what, Closure.Reached in) {
    Legality legality = model.legality();
    boolean legal = legality.ask(kind, what, frame, marks, in.memory());
    footprints.read(kind, legality.asked() & ~(written | in.written()));
    return legal;
  }

  /** {@return the summary of what arrives here in that memory} */
  Summary summary(Arrival what, Closure.Reached in) {
    int handlerKind = model.kind(what, frame, in.memory());
    Summary found = prover.summary(
        handlerKind, what, in.memory(), level + 1, interest | summaries.touches(view));
    footprints.read(kind, footprints.reads(handlerKind) & ~(written | in.written()));
    // Also what no frame in between reads, and its summary leaves out: a frame further down may.
    footprints.write(kind, footprints.writes(handlerKind));
    return found;
  }

  /** Notes that a claim breaks in a handler that arrives here, with so many arrivals at this point. */
  void breaks(Claim claim, int arrivalsHere, Trail way, int point, Arrival what, Broken inside) {
    summary.breaks(claim, new Broken(arrivals + arrivalsHere, way, point, what, inside));
  }

  private void breaks(Claim claim) {
    summary.breaks(claim, new Broken(arrivals, trail, 0, null, null));
  }

  private void branch(long op, Block taken) {
    Arrival choice = ARRIVALS[Op.value(op)];
    queue.add(new FrameState(
        taken,
        0,
        pointsBefore,
        memory.values().clone(),
        mine,
        written,
        stored,
        entriesEnded,
        arrivals + 1,
        new Trail(trail, pointsBefore + Op.point(op), choice, null)));
  }

  // Steps.

  private int read(long op) {
    long cell = Op.bit(op);
    if (summaries.touch(view, cell)) {
      footprints.grow();
    }
    if ((written & cell) == 0) {
      footprints.read(kind, cell);
    }
    return memory.get(Op.address(op));
  }

  private void step(long op) {
    switch (Op.code(op)) {
      case Op.WRITE:
        write(op);
        break;
      case Op.ADJUST:
        memory.add(Op.address(op), Op.value(op));
        break;
      case Op.NEST:
        memory.nest(Op.address(op), Op.value(op));
        break;
      case Op.BEGIN_SAMPLE:
        mine = 0;
        noLongerMine();
        break;
      case Op.END_SAMPLE:
        mine = 0;
        break;
      case Op.POINT_AT:
        mine |= Op.bit(op);
        break;
      case Op.BREAKS_IF_DISTURBED:
        if ((mine & Op.bit(op)) == 0) {
          breaks(Op.claim(op));
        }
        break;
      case Op.BREAKS:
        breaks(Op.claim(op));
        break;
      default:
        memory.endEntry(Op.value(op));
        entriesEnded |= 1 << Op.value(op);
    }
  }

  private void write(long op) {
    memory.set(Op.address(op), Op.value(op));
    written |= Op.bit(op);
    if (Op.has(op, Op.BY_SAMPLE)) {
      stored |= Op.bit(op);
      mine |= Op.bit(op);
    }
  }

  // The end.

  private void finish(long op) {
    noLongerMine();
    long changed = changed();
    footprints.write(kind, changed);
    long visible = interest | prover.readByAny();
    changed &= visible;
    int[] addresses = Bits.addresses(changed);
    int[] values = new int[addresses.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = memory.get(addresses[i]);
    }
    summary.add(new Delta(
        changed,
        addresses,
        values,
        stored & visible,
        entriesEnded,
        arrivals,
        trail,
        Op.value(op),
        Op.point(op)));
  }

  private void noLongerMine() {
    if (model.hasOwnedWords()) {
      memory.noLongerMine();
    }
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
          memory.get(address) == start[address] && (footprints.reads(kind) & cell) != 0;
      if (!restored) {
        changed |= cell;
      }
    }
    return changed;
  }
}
