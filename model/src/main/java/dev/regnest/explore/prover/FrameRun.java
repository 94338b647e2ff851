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

  private final Path path;
  private final Reordering reordering;
  private int marks;

  FrameRun(SliceProver prover, FrameRun interrupted, int level) {
    this.prover = prover;
    this.footprints = prover.footprints();
    this.level = level;
    this.frame = new Frame(interrupted == null ? null : interrupted.frame, level);
    this.model = prover.unfolded();
    this.path = new Path(model);
    this.reordering = model.reorders() ? new Reordering(this, path, prover) : null;
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
    queue.add(new FrameState(
        code.first(), 0, 0, 0, from.clone(), 0, 0, 0, 0, 0, null, Moves.NONE, false));
    for (FrameState state = queue.poll(); state != null; state = queue.poll()) {
      run(state);
    }
    into.complete();
    return into;
  }

  private void run(FrameState state) {
    prover.countState();
    path.resume(state, start);
    if (isNew(state.block(), state.at())) {
      run(state.block(), state.at());
    }
  }

  private boolean isNew(Block block, int at) {
    return visited.add(block, at, path);
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
          int value = isMovable(op) ? reordering.read(op, block) : read(op);
          block = unfolded(code.after(block, value));
          at = 0;
          break;
        case Op.WRITE:
          if (isMovable(op)) {
            reordering.write(op, block, at);
          } else {
            path.write(op);
          }
          break;
        case Op.LATE:
          reordering.late(op, block, at);
          break;
        case Op.BARRIER:
          reordering.barrier();
          break;
        case Op.CHOOSE:
          branch(op, code.after(block, 1));
          block = unfolded(code.after(block, 0));
          at = 0;
          break;
        case Op.BACK:
          path.pointsBefore += Op.point(op);
          at = Op.value(op);
          block = block.loopHead();
          break;
        case Op.RETURN:
          if (reordering != null) {
            reordering.barrier();
          }
          finish(op);
          return;
        case Op.ABORT:
          return;
        default:
          step(op);
      }
    }
  }

  private static boolean isMovable(long op) {
    return Op.has(op, Op.MOVABLE | Op.ORDERED);
  }

  private Block unfolded(Block block) {
    if (block.length() == 0 && model.unfolder().unfold(kind, arrival, frame, block, path.memory)) {
      footprints.grow();
    }
    return block;
  }

  // Points.

  /** Lets things arrive. {@return whether the path goes on} */
  private boolean stand(long op, Block block, int next) {
    path.point = path.pointsBefore + Op.point(op);
    List<Arrival> candidates = candidates(op, block.segment(next - 1));
    if (candidates.isEmpty()) {
      return !path.isForArrivals;
    }
    if (!isNew(block, next)) {
      return false;
    }
    marks = Op.marks(op);
    frame.stand(Op.point(op), marks);
    List<Closure.Reached> reached = closure.from(path, candidates);
    reached.forEach(arrivals -> queue.add(path.after(arrivals, block, next)));
    if (!path.moves.pending().isEmpty()) {
      reached.forEach(arrivals -> reordering.carryOutOne(path.after(arrivals, block, next - 1)));
      reordering.carryOutOne(path.at(block, next - 1));
    }
    return !path.isForArrivals;
  }

  private List<Arrival> candidates(long op, Segment rest) {
    if (!Op.has(op, Op.HAS_CELL) || rest.isLast() || model.isUserMode(path.memory.values())) {
      return prover.arrivals();
    }
    List<Arrival> before = prover.lateInjection().before(op, rest);
    return path.moves.pending().isEmpty() ? before : reordering.conflicting(before);
  }

  /** {@return what conflicts with an access to that cell} */
  List<Arrival> before(long cell, boolean isStore) {
    return prover.lateInjection().before(cell, isStore);
  }

  /** {@return the block after a read of that value} */
  Block after(Block block, int value) {
    return code.after(block, value);
  }

  /** Explores that state, too. */
  void explore(FrameState state) {
    queue.add(state);
  }

  /** {@return whether {@code what} may arrive here in that memory} */
  boolean isLegal(Arrival what, Closure.Reached in) {
    Legality legality = model.legality();
    boolean legal = legality.ask(kind, what, frame, marks, in.memory());
    long asked = legality.asked() & ~SliceProver.DEPTH | model.place();
    footprints.legality(what, asked, legality.asksPlace(what));
    footprints.read(kind, legality.asked() & ~(path.written | in.written()));
    return legal;
  }

  /** {@return the summary of what arrives here in that memory} */
  Summary summary(Arrival what, Closure.Reached in) {
    int handlerKind = model.kind(what, frame, in.memory());
    Summary found = prover.summary(
        handlerKind, what, in.memory(), level + 1, interest | summaries.touches(view));
    footprints.read(kind, footprints.reads(handlerKind) & ~(path.written | in.written()));
    // Also what no frame in between reads, and its summary leaves out: a frame further down may.
    footprints.write(kind, footprints.writes(handlerKind));
    return found;
  }

  /** Notes that a claim breaks in a handler that arrives here, after what arrived at this point already. */
  void breaks(Claim claim, Closure.Reached after, Arrival what, Broken inside) {
    int cost = path.cost + after.cost() + Cost.ARRIVAL + inside.cost();
    summary.breaks(
        claim,
        new Broken(
            cost, after.trail(), path.point, what, inside, path.moves.pending().waiting()));
  }

  /** Notes that the frame itself breaks a claim. */
  void breaks(Claim claim) {
    summary.breaks(
        claim,
        new Broken(
            path.cost, path.trail, path.point, null, null, path.moves.pending().waiting()));
  }

  /** {@return the moves that are left after an arrival that changed memory} */
  Moves remembering(Closure.Reached from, int[] memory, long changed, Trail arrived) {
    return reordering == null
        ? from.moves()
        : reordering.remembering(from, memory, changed, arrived);
  }

  private void branch(long op, Block taken) {
    FrameState state = path.at(taken, 0);
    Arrival choice = ARRIVALS[Op.value(op)];
    Trail trail = new Trail(path.trail, path.pointsBefore + Op.point(op), choice, null);
    queue.add(state.by(trail, Cost.ARRIVAL));
  }

  // Steps.

  /** {@return what is in memory, which the path depends on from now on} */
  int read(long op) {
    touch(Op.bit(op));
    if ((path.written & Op.bit(op)) == 0) {
      footprints.read(kind, Op.bit(op));
    }
    return path.memory.get(Op.address(op));
  }

  /** Notes that the frame's own code reads those cells. */
  void touch(long cells) {
    if (summaries.touch(view, cells)) {
      footprints.grow();
    }
  }

  /** Notes that what the path does depends on those cells. */
  void dependsOn(long cells) {
    touch(cells);
    footprints.read(kind, cells & ~path.written);
  }

  /** Notes that the frame's own code loads a cell where a compiler may hoist it, and whether its way depends on what it finds. */
  void loads(long cell, boolean steers) {
    if (model.load(kind, cell, steers)) {
      footprints.grow();
    }
  }

  /** {@return the cells that the frame's own code loads where a compiler may hoist it} */
  long loads() {
    return model.loads(kind);
  }

  /** {@return those of them on whose value its way depends} */
  long steers() {
    return model.steers(kind);
  }

  private void step(long op) {
    switch (Op.code(op)) {
      case Op.ADJUST:
        path.memory.add(Op.address(op), Op.value(op));
        break;
      case Op.NEST:
        path.memory.nest(Op.address(op), Op.value(op));
        break;
      case Op.SAMPLE:
        if (Op.value(op) == 1) {
          path.beginSample();
        } else {
          path.endSample();
        }
        break;
      case Op.POINT_AT:
        path.mine |= Op.bit(op);
        path.moves = path.moves.pointedAt(Op.bit(op));
        break;
      case Op.BREAKS_IF_DISTURBED:
        if (!path.isMine(Op.bit(op))) {
          breaks(Op.claim(op));
        }
        break;
      case Op.BREAKS:
        breaks(Op.claim(op));
        break;
      default:
        path.endEntry(Op.value(op));
    }
  }

  // The end.

  private void finish(long op) {
    path.noLongerMine();
    noteLeftAdjusted();
    long changed = changed();
    footprints.write(kind, changed);
    long visible = interest | prover.readByAny();
    changed &= visible;
    int[] addresses = Bits.addresses(changed);
    int[] values = new int[addresses.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = path.memory.get(addresses[i]);
    }
    summary.add(new Delta(
        changed,
        addresses,
        values,
        path.stored & visible,
        path.entriesEnded,
        path.cost,
        path.trail,
        Op.value(op),
        Op.point(op)));
  }

  /** A count that the frame has not given back is one that it has read and written. */
  private void noteLeftAdjusted() {
    for (long cells = model.counts() & ~path.written; cells != 0; cells &= cells - 1) {
      int address = Long.numberOfTrailingZeros(cells);
      if (path.memory.get(address) != start[address]) {
        footprints.read(kind, cells & -cells);
        path.written |= cells & -cells;
      }
    }
  }

  /**
   * {@return the cells written, but for those that its callers know to be what they were}
   *
   * <p>What a sample stored is never that: another sample's word looks like this one's to whoever is neither.
   */
  private long changed() {
    long changed = path.stored;
    for (long cells = path.written & ~path.stored; cells != 0; cells &= cells - 1) {
      long cell = cells & -cells;
      int address = Long.numberOfTrailingZeros(cell);
      boolean restored =
          path.memory.get(address) == start[address] && (footprints.reads(kind) & cell) != 0;
      if (!restored) {
        changed |= cell;
      }
    }
    return changed;
  }
}
