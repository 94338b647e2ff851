package dev.regnest.explore.prover;

import dev.regnest.check.Claim;
import dev.regnest.machine.Dependences;
import dev.regnest.machine.Device;
import dev.regnest.machine.Values;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a compiler may do to the accesses of the path that runs: put them off, carry them out, hoist loads.
 *
 * <p>The rules are those of the machine's reordered execution, which confirms whatever is found here. Only what something may arrive to
 * see is put off: an access that no arrival conflicts with commutes with all of them, wherever it is carried out.
 */
final class Reordering {
  private final FrameRun run;
  private final Path path;
  private final SliceProver prover;

  Reordering(FrameRun run, Path path, SliceProver prover) {
    this.run = run;
    this.path = path;
    this.prover = prover;
  }

  /** {@return those arrivals, and those that conflict with what waits} */
  List<Device> conflicting(List<Device> those) {
    return prover.arrivals().stream()
        .filter(arrival -> those.contains(arrival)
            || path.moves.pending().waiting().stream()
                .anyMatch(w -> run.before(w.cell(), w.changes()).contains(arrival)))
        .toList();
  }

  /**
   * {@return the moves of that memory, and what a load finds that is hoisted over an arrival which changed cells}
   *
   * <p>That a load found what was before an arrival, the code can tell only by another load that found what came after it. Without one, the
   * arrival might as well have come after both.
   */
  Moves remembering(Arrivals.Reached from, Values memory, CellSet changed, Trail arrived) {
    Moves moves = from.moves();
    if (!changed.intersects(run.steers())) {
      return moves;
    }
    CellSet seen = changed.intersection(run.loads());
    for (int cell = seen.next(0); cell != CellSet.END; cell = seen.next(cell + 1)) {
      int before = from.memory().get(cell);
      if (before != memory.get(cell) && moves.storeTo(cell) == null) {
        boolean isMine = path.isMine(cell) && !from.stored().contains(cell);
        moves = moves.with(new Past(cell, before, isMine, arrived));
      }
    }
    return moves;
  }

  /**
   * Explores the state with each of the accesses carried out that may be next.
   *
   * <p>Only for what arrives right then: with nothing there to see it, an access is carried out as well at the next point.
   */
  void carryOutOne(FrameState state) {
    FrameState now = path.at(null, 0);
    for (WaitingStep access : state.moves.pending().ready()) {
      path.resume(state);
      path.memory.become(state.memory.copy(), state.start);
      carryOut(access);
      if (!path.isRefuted) {
        FrameState seen = path.at(state.block, state.at);
        seen.isForArrivals = true;
        run.explore(seen);
      }
    }
    path.resume(now);
  }

  /** Carries out all that waits: nothing is moved across here. */
  void barrier() {
    carryOut(path.moves.pending().waiting());
    path.moves = Moves.NONE;
  }

  private void carryOut(List<WaitingStep> those) {
    for (int i = 0; i < those.size() && !path.isRefuted; i++) {
      carryOut(those.get(i));
    }
  }

  private void carryOut(WaitingStep access) {
    path.moves = path.moves.without(access).accessed(access.cell());
    path.trail = Trail.carriedOut(path.trail, access.point(), path.point);
    if (access.isStore()) {
      path.write(access.op());
    } else if (access.isAnswered()) {
      find(access);
    } else {
      perform(access.op());
    }
  }

  /** Carries out what the code has been answered: the path ends here unless that comes true. */
  private void find(WaitingStep access) {
    path.isRefuted = run.read(access.op()) != Op.value(access.op());
    if (path.isRefuted) {
      return;
    }
    if (access.changes()) {
      path.write(access.store());
    }
    if (!path.moves.pending().isAwaited()) {
      Set<Claim> broken = path.moves.suspected();
      path.moves = path.moves.suspectingNone();
      broken.forEach(run::breaks);
    }
  }

  /** Carries out what must come before an access to {@code cell}, stores to it only if that is in memory. */
  private void keepOrder(int cell, boolean isOrdered, Dependences dependences, boolean inMemory) {
    carryOut(before(cell, isOrdered, dependences, inMemory));
  }

  private List<WaitingStep> before(
      int cell, boolean isOrdered, Dependences dependences, boolean inMemory) {
    return path.moves.pending().before(cell, isOrdered, dependences, inMemory);
  }

  // What the code does.

  /** {@return what a load finds where the code has it; what it finds earlier or later is explored, too} */
  int read(long op, Block block, Dependences dependences) {
    int cell = Op.address(op);
    boolean isOrdered = Op.has(op, Op.ORDERED);
    if (Op.has(op, Op.MAY_WAIT) && block.isPassed()) {
      putOffAnswered(op, block, dependences);
    }
    keepOrder(cell, isOrdered, dependences, /* inMemory= */ isOrdered);
    if (path.isRefuted) {
      return 0;
    }
    WaitingStep own = path.moves.storeTo(cell);
    if (own != null) {
      run.reads(cell);
      return Op.value(own.op());
    }
    int now = run.read(op);
    List<Past> pasts = path.moves.pasts();
    path.moves = path.moves.accessed(cell);
    run.loads(cell, /* steers= */ true);
    if (!Op.has(op, Op.ORDERED | Op.DEPENDENT)) {
      for (Past past : pasts) {
        if (past.isOf(cell) && past.value() != now) {
          hoist(past, block);
        }
      }
    }
    return now;
  }

  private void hoist(Past past, Block block) {
    Trail trail = Trail.hoisted(path.trail, path.point, past.before());
    run.explore(path.at(run.after(block, past.value()), 0).by(trail, Cost.MOVE));
  }

  /** Explores what follows if the load waits, for each value that it may find then. */
  private void putOffAnswered(long op, Block block, Dependences dependences) {
    int cell = Op.address(op);
    boolean isUpdate = Op.has(op, Op.IS_STORE);
    WaitingStep own = path.moves.storeTo(cell);
    run.awaits(cell);
    boolean isOrdered = Op.has(op, Op.ORDERED);
    boolean isStuck =
        !before(cell, isOrdered, dependences, /* inMemory= */ isOrdered).isEmpty();
    if (!isStuck && (own != null || run.before(cell, isUpdate).isEmpty())) {
      return;
    }
    int now = own == null ? run.read(op) : Op.value(own.op());
    run.loads(cell, /* steers= */ true);
    Moves moves = path.moves;
    SortedSet<Integer> values = new TreeSet<>(prover.unfolded().found(Op.address(op)));
    if (isStuck || isUpdate) {
      values.add(now);
    } else {
      values.remove(now);
    }
    for (int value : values) {
      Block after = run.after(block, value);
      path.moves = moves
          .accessed(cell)
          .putOff(new WaitingStep(Op.withValue(op, value), path.point, dependences, after));
      run.explore(path.at(after, isUpdate ? 1 : 0).by(path.trail, Cost.MOVE));
    }
    path.moves = moves;
  }

  /** Stores, and explores what follows if the store is put off. */
  void write(long op, Block block, int next, Dependences dependences) {
    int cell = Op.address(op);
    path.moves = path.moves.accessed(cell);
    putOff(op, block, next, dependences, /* isStore= */ true);
    keepOrder(cell, Op.has(op, Op.ORDERED), dependences, /* inMemory= */ true);
    path.write(op);
  }

  /** Carries out an access whose result the code does not wait for, and explores what follows if it is put off. */
  void late(long op, Block block, int next, Dependences dependences) {
    int cell = Op.address(op);
    boolean isUpdate = Op.has(op, Op.IS_STORE);
    run.reads(cell);
    List<Past> pasts = path.moves.pasts();
    path.moves = path.moves.accessed(cell);
    putOff(op, block, next, dependences, isUpdate);
    keepOrder(cell, /* isOrdered= */ isUpdate, dependences, /* inMemory= */ isUpdate);
    if (path.isRefuted) {
      return;
    }
    WaitingStep own = path.moves.storeTo(cell);
    if (own != null) {
      outcome(op, Op.value(own.op()), /* disturbed= */ false);
      return;
    }
    if (!isUpdate) {
      run.loads(cell, /* steers= */ false);
      if (!Op.has(op, Op.DEPENDENT)) {
        pasts.stream()
            .filter(past -> past.isOf(cell))
            .forEach(past -> hoistLate(op, past, block, next));
      }
    }
    perform(op);
  }

  /** Explores what follows if the access waits: for something that may arrive to see it, or because it has to come behind what does. */
  private void putOff(long op, Block block, int next, Dependences dependences, boolean isStore) {
    int cell = Op.address(op);
    if (!run.before(cell, isStore).isEmpty()
        || !before(cell, Op.has(op, Op.ORDERED), dependences, isStore).isEmpty()) {
      Moves moves = path.moves;
      path.moves = moves.putOff(new WaitingStep(op, path.point, dependences, null));
      run.explore(path.at(block, next).by(path.trail, Cost.MOVE));
      path.moves = moves;
    }
  }

  private void hoistLate(long op, Past past, Block block, int next) {
    Moves moves = path.moves;
    Trail trail = path.trail;
    int cost = path.cost;
    path.trail = Trail.hoisted(trail, path.point, past.before());
    path.cost += Cost.MOVE;
    outcome(op, past.value(), !past.isMine());
    if (path.moves != moves) {
      // What breaks by that, breaks if what the code was answered comes true on the same path.
      run.explore(path.at(block, next));
    }
    path.moves = moves;
    path.trail = trail;
    path.cost = cost;
  }

  /** Carries out an access; whatever else of the frame's own went to its cell before is carried out already. */
  private void perform(long op) {
    int written = outcome(op, run.read(op), !path.isMine(Op.address(op)));
    if (Op.has(op, Op.IS_STORE)) {
      path.set(op, written);
    }
  }

  /** Notes what an access breaks that finds {@code value}. {@return what it writes} */
  private int outcome(long op, int value, boolean disturbed) {
    Late access = prover.unfolded().late(Op.value(op));
    LateOutcome outcome = prover.unfolded().unfolder().outcome(access, value, path.memory);
    run.dependsOn(outcome.reads());
    for (Claim claim : outcome.broken(disturbed)) {
      run.breaks(claim);
    }
    return outcome.written(value);
  }
}
