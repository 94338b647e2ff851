package dev.regnest.explore.prover;

import dev.regnest.check.Claim;
import dev.regnest.explore.Schedule;
import dev.regnest.machine.Arrival;
import dev.regnest.machine.Dependences;
import dev.regnest.machine.Device;
import dev.regnest.machine.Frame;
import dev.regnest.machine.RunRefused;
import dev.regnest.machine.Values;
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
  private final Arrivals arrivals;

  // The exploration of one handler.
  private int kind;
  private Device device;
  private Code code;
  private Summary summary;
  private Summaries summaries;
  private int key;
  private CellSet liveBelow = CellSet.NONE;
  private CellSet visible = CellSet.NONE;
  private CellSet ownReads = CellSet.NONE;
  private CellSet live = CellSet.NONE;
  private CellSet notKeyed = CellSet.NONE;

  private final Waits waits;
  private final Outcome outcome;
  private Block standsIn;
  private int standsAt;

  private final Path path;
  private final Reordering reordering;
  private final HalfDoneTask taskB;
  private int beganAt;
  private int marks;
  private final SharedRuns sharedRuns;
  private SharedStates shared;

  FrameRun(SliceProver prover, FrameRun interrupted, int level) {
    this.prover = prover;
    this.footprints = prover.footprints();
    this.level = level;
    this.frame = new Frame(interrupted == null ? null : interrupted.frame, level);
    this.model = prover.unfolded();
    this.path = new Path(model);
    this.taskB = model.taskB();
    this.reordering = model.reorders() ? new Reordering(this, path, prover) : null;
    this.waits = new Waits(prover, path, /* isTask= */ level == 0);
    this.outcome = new Outcome(model, footprints, path);
    this.arrivals = new Arrivals(prover, this, visited);
    this.sharedRuns = level == 0 ? null : new SharedRuns(prover, path, outcome);
  }

  /**
   * {@return all that the handler can do from {@code from}, in {@code into}}
   *
   * @param among the summaries of its kind
   * @param keyed the key: the number of the values of what it reads
   * @param dead the cells that it is known to write before it reads them, which are no part of the key
   * @param wanted the live set of the frames below: the words that they will still read
   */
  Summary explore(
      int handlerKind,
      Device what,
      Values from,
      Summaries among,
      int keyed,
      CellSet dead,
      CellSet wanted,
      Summary into) {
    kind = handlerKind;
    device = what;
    code = model.code(kind);
    summaries = among;
    key = keyed;
    liveBelow = wanted;
    summary = into;
    visible = wanted.union(prover.readByAny());
    notKeyed = dead;
    ownReads = CellSet.NONE;
    live = wanted;
    waits.startAgain(code);
    frame.startBy(what);
    Values start = startIn(from);
    run(start);
    if (shared != null && sharedRuns.isToRunAlone()) {
      start = startIn(from);
      run(start);
    }
    waits.standstills().forEach(still -> summary.waits(wait(still)));
    if (shared != null) {
      sharedRuns.sumUp(kind, start, visible, summary);
    }
    into.complete();
    return into;
  }

  private void run(Values start) {
    queue.clear();
    begin(start);
    for (FrameState state = queue.poll(); state != null; state = queue.poll()) {
      run(state);
    }
  }

  /** {@return the memory to begin in, for {@code from}} */
  private Values startIn(Values from) {
    CellSet toldApart = visible.union(summaries.ownReads());
    boolean isShared = level > 0 && sharedRuns.isWorthIt(summaries) && !waits.areKept();
    shared = isShared ? sharedRuns.among(kind, liveBelow, toldApart, from) : null;
    if (shared != null) {
      return shared.beginningIn(from, footprints.reads(kind));
    }
    visited.startAgain(toldApart, footprints.reads(kind).minus(notKeyed), level == 0);
    arrivals.startAgain();
    return from;
  }

  private void begin(Values from) {
    path.isOfTaskB = taskB != null && model.kinds().isInTaskB(kind);
    if (!path.isOfTaskB) {
      queue.add(new FrameState(code.first(), 0, from.copy(), from));
      return;
    }
    path.endedBySample = taskB.endedBySampleOf(kind);
    FrameState first = taskB.enter(kind, code, from, this);
    beganAt = first.point;
    HalfDoneFrame.Place softirq = model.kinds().isTaskB(kind) ? taskB.softirq(first.memory) : null;
    if (softirq == null) {
      queue.add(first);
    } else {
      goOn(first, softirq.device());
    }
  }

  /** Goes on with a softirq over task B, at whose end, or where it is left again, task B stands where that hit. */
  private void goOn(FrameState first, Device softirq) {
    path.resume(first);
    Kinds kinds = model.kinds();
    int ofSoftirq =
        kinds.isFinishing(kind) ? kinds.finishingOverTaskB(softirq) : kinds.overTaskB(softirq);
    Arrivals.Reached here = new Arrivals.Reached(
        first.memory, CellSet.NONE, CellSet.NONE, 0, 0, path.trail, path.moves);
    Summary rest = summary(ofSoftirq, softirq, here);
    rest.broken()
        .forEach((claim, inside) -> summary.breaks(
            claim,
            new Broken(
                path.cost + inside.cost(),
                path.trail,
                Schedule.GOES_ON,
                softirq,
                inside,
                List.of(),
                path.passes)));
    rest.waits().forEach(wait -> prover.isEndless(wait.place()));
    rest.deltas().forEach(delta -> {
      Arrivals.Reached after = new Arrivals.Reached(
          delta.applyTo(first.memory, model.words()),
          delta.written(),
          delta.stored(),
          delta.entriesEnded(),
          delta.cost(),
          Trail.arrived(path.trail, Schedule.GOES_ON, softirq, delta),
          path.moves);
      if (isLeftWith(after)) {
        leave(after, first.block, first.at);
      } else {
        queue.add(path.after(after, first.block, first.at));
      }
    });
  }

  /** {@return whether task B, whose frame it is, is left with a softirq over it, as that has ended in that memory} */
  boolean isLeftWith(Arrivals.Reached softirq) {
    return path.isOfTaskB && model.kinds().isTaskB(kind) && taskB.softirq(softirq.memory()) != null;
  }

  /** Leaves task B half done where the path stands, with a softirq over it. */
  void leave(Arrivals.Reached with) {
    leave(with, standsIn, standsAt - 1);
  }

  private void leave(Arrivals.Reached with, Block block, int at) {
    FrameState here = path.at(block, at);
    waits.isLeft();
    path.resume(path.after(with, block, at));
    leave(block, at);
    path.resume(here);
  }

  private void leave(Block block, int at) {
    if (taskB.leave(kind, path, block, at)) {
      footprints.grow();
    }
    summary.add(delta(visible));
  }

  private void run(FrameState state) {
    path.resume(state);
    // Where something arrived it stands at a point, which asks whether it is new itself.
    boolean arrived = state.way == Progress.Way.ARRIVAL && state.aside == null;
    if (arrived || isNew(state.block, state.at)) {
      run(state.block, state.at);
    }
  }

  private boolean isNew(Block block, int at) {
    if (path.aside == null && waits.areKept()) {
      waits.comes(visited.state(block, at, path));
    }
    boolean isNew = isNewState(block, at);
    if (isNew) {
      prover.countState();
    } else {
      // Its end is another's, which may have written less: only what is known to be written tells
      // the two apart.
      noteWritten();
    }
    return isNew;
  }

  private void noteWritten() {
    footprints.write(kind, path.written.minus(footprints.reads(kind).minus(notKeyed)));
  }

  private boolean isNewState(Block block, int at) {
    if (shared != null) {
      return shared.comesTo(block, at, path);
    }
    return path.aside == null ? visited.add(block, at, path) : waits.isNew(block, at);
  }

  private void run(Block from, int next) {
    Block block = unfolded(from);
    int at = next;
    while (true) {
      long op = taskB == null ? block.op(at) : onThisCpu(block.op(at));
      at++;
      switch (Op.code(op)) {
        case Op.POINT:
          if (!stand(op, block, at)) {
            return;
          }
          break;
        case Op.READ:
          touches(op, /* isWrite= */ false);
          int value = isMovable(op) ? reordering.read(op, block, dependences(block, at)) : read(op);
          if (path.isRefuted) {
            return;
          }
          block = unfolded(code.after(block, value));
          at = 0;
          break;
        case Op.WRITE:
          touches(op, /* isWrite= */ true);
          if (isMovable(op)) {
            reordering.write(op, block, at, dependences(block, at));
          } else {
            path.write(op);
          }
          if (path.isRefuted || path.aside != null && waits.isEnded(summary)) {
            return;
          }
          break;
        case Op.LATE:
          reordering.late(op, block, at, dependences(block, at));
          if (path.isRefuted || path.aside != null && waits.isEnded(summary)) {
            return;
          }
          break;
        case Op.BARRIER:
          reordering.barrier();
          if (path.isRefuted || path.aside != null && waits.isEnded(summary)) {
            return;
          }
          break;
        case Op.AT_REST:
          path.point = path.pointsBefore + Op.point(op);
          if (path.aside != null && Op.has(op, Op.LOOKS)) {
            waits.comeToRest(summary);
            return;
          }
          if (taskB != null && isLeftToTaskB(op, block, at)) {
            return;
          }
          break;
        case Op.CHOOSE:
          if (path.aside == null && !isFinishing(ARRIVALS[Op.number(op)])) {
            branch(op, code.after(block, 1));
          }
          block = unfolded(code.after(block, 0));
          at = 0;
          break;
        case Op.BACK:
          path.pointsBefore += Op.point(op);
          at = Op.number(op);
          String place = block.waits();
          block = block.loopHead();
          if (place != null && !comesBack(block, at, place)) {
            return;
          }
          break;
        case Op.JOIN:
          path.pointsBefore += Op.point(op);
          at = Op.number(op);
          block = block.joined();
          path.joins = true;
          break;
        case Op.RETURN:
          if (reordering != null) {
            reordering.barrier();
          }
          if (!path.isRefuted) {
            finish(op, block, at);
          }
          return;
        case Op.ABORT:
          waits.abort(Op.value(op) == 1);
          return;
        default:
          step(op);
      }
    }
  }

  /** {@return what the access depends on before which that step of the block stands: the point before it says it} */
  private Dependences dependences(Block block, int at) {
    return model.dependences(Op.value(block.op(at - 2))).later(path.pointsBefore);
  }

  private static boolean isMovable(long op) {
    return Op.has(op, Op.MOVABLE | Op.ORDERED);
  }

  private Block unfolded(Block block) {
    if (block.length() == 0) {
      prover.comesToNew(block);
      boolean isMoreKnown = model.unfolder().unfold(kind, device, frame, block, path.memory);
      if (isMoreKnown || taskB != null) {
        footprints.grow();
      }
    }
    return block;
  }

  // Points.

  /** Lets things arrive. {@return whether the path goes on} */
  private boolean stand(long op, Block block, int next) {
    path.point = path.pointsBefore + Op.point(op);
    if (taskB != null && level == 0) {
      prover.deadCells().clear(block, next - 1, path.memory.values());
    }
    if (path.aside != null
        || Op.has(op, Op.ABORTS) && !path.moves.pending().isAwaited()
        || isFinishing(null)) {
      return !path.isForArrivals;
    }
    List<Device> candidates = candidates(op, block.segment(next - 1));
    boolean isAsked = path.joins || !candidates.isEmpty();
    path.joins = false;
    if (isAsked && !isNew(block, next)) {
      return false;
    }
    if (candidates.isEmpty()) {
      return !path.isForArrivals;
    }
    marks = Op.marks(op);
    standsIn = block;
    standsAt = next;
    frame.stand(Op.point(op), marks);
    if (path.isOfTaskB) {
      leaveTaskB(block, next - 1);
    }
    if (waits.areKept() || shared != null) {
      // Each state is to be seen to lead to the next, known or not.
      arrivals.at(path, candidates).forEach(one -> queue.add(path.after(one, block, next - 1)));
    } else {
      boolean areTriedElsewhere =
          candidates == prover.arrivals() || block.segment(next - 1).isNothing();
      arrivals.queue(path, candidates, marks, areTriedElsewhere, block, next);
    }
    carryOutOne(block, next);
    return !path.isForArrivals;
  }

  private void carryOutOne(Block block, int next) {
    if (!path.moves.pending().isEmpty()) {
      reordering.carryOutOne(path.at(block, next - 1));
    }
  }

  /** Leaves task B half done here, where that may be and comes to something. */
  private void leaveTaskB(Block block, int at) {
    boolean hasJustCome = path.trail == null && path.point == beganAt;
    if (!mayArrive(Arrival.PREEMPTION, path.memory.values(), CellSet.NONE)) {
      return;
    }
    // Also where it has just come, as it would be in the same state after a round of its loop.
    waits.isLeft();
    if (hasJustCome) {
      return;
    }
    FrameState here = path.at(block, at);
    path.trail = Trail.taken(path.trail, path.point, Arrival.PREEMPTION);
    path.cost += Cost.ARRIVAL;
    leave(block, at);
    path.resume(here);
  }

  /** {@return whether task A is through and task B goes on to its end, so that nothing arrives and {@code choice} is not offered} */
  private boolean isFinishing(Arrival choice) {
    return path.isOfTaskB && choice != Arrival.VALUE && model.kinds().isFinishing(kind);
  }

  /**
   * Comes to the end of task A, behind which memory is looked at. {@return whether task B is half done, and goes on first} Where task A begins
   * anew instead, it stays half done.
   */
  private boolean isLeftToTaskB(long op, Block block, int at) {
    readsFirst(taskB.stands());
    Values memory = path.memory.values();
    if (!taskB.isHalfDone(memory)) {
      return false;
    }
    Device device = model.kinds().device(model.kinds().finishing());
    Arrivals.Reached here =
        new Arrivals.Reached(memory, CellSet.NONE, CellSet.NONE, 0, 0, path.trail, path.moves);
    Summary finished = summary(model.kinds().finishing(), device, here);
    finished.broken().forEach((claim, inside) -> summary.breaks(claim, broken()));
    finished.waits().forEach(wait -> prover.isEndless(wait.place()));
    finished.deltas().forEach(delta -> {
      Values after = delta.applyTo(memory, model.words());
      taskB.isThroughIn(after);
      queue.add(path.after(
          new Arrivals.Reached(
              after, delta.written(), delta.stored(), 0, 0, path.trail, path.moves),
          block,
          at));
    });
    path.noLongerMine();
    startAnew(Op.number(op), delta(visible));
    return true;
  }

  private List<Device> candidates(long op, Segment rest) {
    if (!Op.has(op, Op.HAS_CELL) || rest.isLast() || model.isUserMode(path.memory.values())) {
      return prover.arrivals();
    }
    List<Device> before = prover.lateInjection(path.isOfTaskB).before(op, rest);
    return path.moves.pending().isEmpty() ? before : reordering.conflicting(before);
  }

  /** {@return what conflicts with an access to that cell} */
  List<Device> before(int cell, boolean isStore) {
    return prover.lateInjection(path.isOfTaskB).before(cell, isStore);
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
  boolean isLegal(Device what, Arrivals.Reached in) {
    boolean isSwitch = what.arrival() == Arrival.PREEMPTION;
    if (isSwitch && path.isOfTaskB || !mayArrive(what.arrival(), in.memory(), in.written())) {
      return false;
    }
    if (isSwitch && level > 0 && isOverTaskB(in)) {
      throw RunRefused.leftIn(frame.arrival());
    }
    return true;
  }

  private boolean isOverTaskB(Arrivals.Reached in) {
    int current = taskB.current();
    reads(current);
    footprints.read(kind, CellSet.NONE.with(current), path.written, in.written());
    return in.memory().get(current) != 0;
  }

  private boolean mayArrive(Arrival arrival, Values in, CellSet written) {
    Legality legality = model.legality();
    boolean legal = legality.ask(kind, arrival, frame, marks, in);
    footprints.legality(arrival, legality.asked().with(model.place()), legality.asksPlace(arrival));
    footprints.read(kind, legality.asked(), path.written, written);
    if (legality.askedDepth()) {
      footprints.readDepth(kind);
    }
    return legal;
  }

  /** {@return the summary of what arrives here in that memory} */
  Summary summary(Device what, Arrivals.Reached in) {
    if (what.arrival() == Arrival.MIGRATION) {
      return moved(what, in);
    }
    boolean isOverTaskB = path.isOfTaskB && what.arrival() == Arrival.SOFTIRQ;
    int handlerKind =
        isOverTaskB ? model.kinds().overTaskB(what) : model.kind(what, frame, in.memory());
    return summary(handlerKind, what, in);
  }

  /** {@return what it comes to that the task goes on on the other CPU} */
  private Summary moved(Device what, Arrivals.Reached in) {
    int handlerKind = model.kind(what, frame, in.memory());
    int cpu = model.cpuNumber().orElseThrow().address();
    CellSet only = CellSet.NONE.with(cpu);
    reads(cpu);
    footprints.read(kind, only, path.written, in.written());
    footprints.read(handlerKind, cpu);
    footprints.write(handlerKind, only);
    footprints.write(kind, only);
    Values after = in.memory().copy();
    after.set(cpu, 1 - after.get(cpu));
    Summary summary = new Summary();
    summary.add(new Delta(
        only, new int[] {cpu}, new int[] {after.get(cpu)}, after, CellSet.NONE, 0, 0, null));
    summary.complete();
    return summary;
  }

  private Summary summary(int handlerKind, Device what, Arrivals.Reached in) {
    Summary found = prover.summary(handlerKind, what, in.memory(), level + 1, live());
    footprints.read(kind, footprints.reads(handlerKind), path.written, in.written());
    if (footprints.readsDepth(handlerKind)) {
      footprints.readDepth(kind);
    }
    // Also what no frame in between reads, and its summary leaves out: a frame further down may.
    footprints.write(kind, footprints.writes(handlerKind));
    return found;
  }

  /** {@return what this frame's own code, or a frame below, may still read} */
  private CellSet live() {
    if (ownReads != summaries.ownReads()) {
      ownReads = summaries.ownReads();
      live = liveBelow.union(ownReads);
    }
    return live;
  }

  /**
   * Notes that a claim breaks in a handler that arrives here, after what arrived at this point already.
   *
   * <p>Not where a load waits that the code has been answered. The handler sees nothing that depends on that load, and so breaks the claim as
   * well where the load is carried out at once, whatever it finds, and what depends on it waits.
   */
  void breaks(Claim claim, Arrivals.Reached after, Device what, Broken inside) {
    if (after.moves().pending().isAwaited()) {
      return;
    }
    int cost = path.cost + after.cost() + Cost.ARRIVAL + inside.cost();
    breaks(
        claim,
        new Broken(
            cost,
            after.trail(),
            path.point,
            what,
            inside,
            path.moves.pending().waiting(),
            path.passes));
  }

  /** Notes that the frame itself breaks a claim, if what its code was answered comes true. */
  void breaks(Claim claim) {
    if (path.aside != null) {
      return;
    }
    if (path.moves.pending().isAwaited()) {
      path.moves = path.moves.suspecting(claim);
      return;
    }
    breaks(claim, broken());
  }

  private void breaks(Claim claim, Broken way) {
    if (shared != null) {
      shared.breaks(claim, path, way);
    } else {
      summary.breaks(claim, way);
    }
  }

  /** {@return the moves that are left after an arrival that changed memory} */
  Moves remembering(Arrivals.Reached from, Values memory, CellSet changed, Trail arrived) {
    return reordering == null
        ? from.moves()
        : reordering.remembering(from, memory, changed, arrived);
  }

  private void branch(long op, Block taken) {
    FrameState state = path.at(taken, 0);
    Arrival choice = ARRIVALS[Op.number(op)];
    Trail trail = Trail.taken(path.trail, path.pointsBefore + Op.point(op), choice);
    state.way = Progress.Way.CHOICE;
    queue.add(state.by(trail, Cost.ARRIVAL));
  }

  // Steps.

  /** {@return what is in memory, which the path depends on from now on} */
  int read(long op) {
    int cell = Op.address(op);
    reads(cell);
    if (!path.written.contains(cell)) {
      footprints.read(kind, cell);
    }
    return path.memory.get(cell);
  }

  /** Notes that the frame's own code reads that cell. */
  void reads(int cell) {
    if (summaries.reads(cell)) {
      footprints.grow();
    }
  }

  /** The same of a cell that the path has not written, nor anything that arrived. */
  void readsFirst(int cell) {
    reads(cell);
    footprints.read(kind, cell);
  }

  /** Notes that what the path does depends on those cells. */
  void dependsOn(CellSet cells) {
    if (summaries.reads(cells)) {
      footprints.grow();
    }
    footprints.read(kind, cells, path.written, CellSet.NONE);
  }

  /** Notes that the frame's own code loads a cell where a compiler may hoist it, and whether its way depends on what it finds. */
  void loads(int cell, boolean steers) {
    if (model.load(kind, cell, steers)) {
      footprints.grow();
    }
  }

  /** Notes that loads of that cell may wait. */
  void awaits(int cell) {
    if (model.await(cell)) {
      footprints.grow();
    }
  }

  /** {@return the cells that the frame's own code loads where a compiler may hoist it} */
  CellSet loads() {
    return model.loads(kind);
  }

  /** {@return those of them on whose value its way depends} */
  CellSet steers() {
    return model.steers(kind);
  }

  /** {@return the same step, of the cell that it reaches on the CPU that runs the code} */
  private long onThisCpu(long op) {
    boolean isAccess = Op.code(op) == Op.READ || Op.code(op) == Op.WRITE;
    if (!isAccess || !Op.has(op, Op.HERE)) {
      return op;
    }
    int cpu = model.cpuNumber().orElseThrow().address();
    reads(cpu);
    footprints.read(kind, CellSet.NONE.with(cpu), path.written, CellSet.NONE);
    return Op.withAddress(op, model.reached(Op.address(op), path.memory.values()));
  }

  /** Notes what the frame's own code touches, where another task may run before its next access. */
  private void touches(long op, boolean isWrite) {
    if (taskB != null) {
      footprints.touch(kind, Op.address(op), isWrite);
    }
  }

  private void step(long op) {
    switch (Op.code(op)) {
      case Op.ADJUST:
        touches(op, /* isWrite= */ true);
        path.memory.add(Op.address(op), Op.value(op));
        break;
      case Op.NEST:
        touches(op, /* isWrite= */ true);
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
        path.mine = path.mine.with(Op.address(op));
        path.moves = path.moves.pointedAt(Op.address(op));
        break;
      case Op.BREAKS_IF_DISTURBED:
        touches(op, /* isWrite= */ false);
        if (!path.isMine(Op.address(op))) {
          breaks(Op.claim(op));
        }
        break;
      case Op.BREAKS:
        breaks(Op.claim(op));
        break;
      case Op.END_ENTRY:
        path.endEntry(Op.value(op));
        break;
      default:
      // The access that this stands before looks at it.
    }
  }

  // The end.

  private void finish(long op, Block block, int at) {
    path.noLongerMine();
    if (shared != null) {
      noteWritten();
      shared.end(block, at, path);
      return;
    }
    if (path.aside != null) {
      if (!waits.isEnded(summary)) {
        waits.leave(summary, delta(everything()));
      }
      return;
    }
    waits.end();
    if (path.isOfTaskB) {
      taskB.end(kind, path);
    } else if (taskB != null && level == 0 && taskB.isThrough(path.memory.values())) {
      return;
    }
    Delta delta = delta(visible);
    if (level == 0) {
      startAnew(Op.number(op), delta);
    } else {
      summary.add(delta);
    }
  }

  /** The task is through, and begins again, unless it has begun from that memory before. */
  private void startAnew(int sinceReentry, Delta pass) {
    Values memory = pass.applyTo(path.memory.start(), model.words());
    if (taskB != null) {
      prover.deadCells().clear(code.first(), 0, memory);
    }
    if (prover.isNewStart(memory)) {
      FrameState state = new FrameState(code.first(), 0, memory.copy(), memory);
      state.cost = path.cost + Cost.ARRIVAL;
      state.passes = new Pass(path.passes, path.trail, path.point - sinceReentry, path.point);
      queue.add(state);
    }
  }

  /** Comes back to the head of a loop in which the code waits. {@return whether it was not there in that state before} */
  private boolean comesBack(Block head, int at, String place) {
    boolean isNew = isNew(head, at);
    waits.comesBack(head, at, place, isNew);
    return isNew;
  }

  private Wait wait(Progress.Standstill still) {
    FrameState at = still.at();
    path.resume(at);
    return new Wait(
        kind, at.block, at.at, still.place(), model.cpu(at.memory), delta(everything()), broken());
  }

  /** {@return the way to where the path stands} */
  private Broken broken() {
    return new Broken(
        path.cost, path.trail, path.point, null, null, path.moves.pending().waiting(), path.passes);
  }

  /** Goes on where what arrived never comes to its end. */
  void setAside(Wait wait, Arrivals.Reached from, Device what) {
    if (shared != null) {
      prover.isWaitedFor();
      return;
    }
    if (from.moves().pending().isAwaited()) {
      return;
    }
    Broken way = new Broken(
        path.cost + from.cost() + Cost.ARRIVAL + wait.way().cost(),
        from.trail(),
        path.point,
        what,
        wait.way(),
        path.moves.pending().waiting(),
        path.passes);
    queue.add(waits.state(wait.after(wait.changes(), way), from, standsIn, standsAt));
  }

  private Delta delta(CellSet seenByOthers) {
    return outcome.delta(kind, path.memory.start(), notKeyed, seenByOthers);
  }

  private CellSet everything() {
    return CellSet.upTo(model.cells().size());
  }
}
