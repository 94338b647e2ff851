package dev.regnest.explore.prover;

import dev.regnest.check.Claim;
import dev.regnest.machine.Arrival;
import dev.regnest.machine.Values;
import java.util.List;

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
  List<Arrival> conflicting(List<Arrival> those) {
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
  Moves remembering(Closure.Reached from, Values memory, CellSet changed, Trail arrived) {
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
    Values start = path.memory.start();
    for (WaitingStep access : state.moves().pending().ready()) {
      path.resume(state, start);
      path.memory.become(state.memory().copy(), start);
      carryOut(access);
      run.explore(path.at(state.block(), state.at()).forArrivals());
    }
    path.resume(now, start);
  }

  /** Carries out all that waits: nothing is moved across here. */
  void barrier() {
    for (WaitingStep access : path.moves.pending().waiting()) {
      carryOut(access);
    }
    path.moves = Moves.NONE;
  }

  private void carryOut(WaitingStep access) {
    path.moves = path.moves.without(access).accessed(access.cell());
    path.trail = Trail.carriedOut(path.trail, access.point(), path.point);
    if (access.isStore()) {
      path.write(access.op());
    } else {
      perform(access.op());
    }
  }

  /** Carries out what must come before an access to {@code cell}, stores to it only if that is in memory. */
  private void keepOrder(int cell, boolean isOrdered, boolean inMemory) {
    path.moves.pending().before(cell, isOrdered, inMemory).forEach(this::carryOut);
  }

  // What the code does.

  /** {@return what a load finds where the code has it; what it finds earlier is explored, too} */
  int read(long op, Block block) {
    int cell = Op.address(op);
    boolean isUpdate = Op.has(op, Op.IS_STORE);
    keepOrder(cell, Op.has(op, Op.ORDERED), /* inMemory= */ isUpdate);
    WaitingStep own = path.moves.storeTo(cell);
    if (own != null) {
      run.touch(cell);
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

  /** Stores, and explores what follows if the store is put off. */
  void write(long op, Block block, int next) {
    int cell = Op.address(op);
    keepOrder(cell, /* isOrdered= */ false, /* inMemory= */ false);
    path.moves = path.moves.accessed(cell);
    putOff(op, block, next, /* isStore= */ true);
    keepOrder(cell, Op.has(op, Op.ORDERED), /* inMemory= */ true);
    path.write(op);
  }

  /** Carries out an access whose result the code does not wait for, and explores what follows if it is put off. */
  void late(long op, Block block, int next) {
    int cell = Op.address(op);
    boolean isUpdate = Op.has(op, Op.IS_STORE);
    run.touch(cell);
    keepOrder(cell, /* isOrdered= */ false, /* inMemory= */ false);
    List<Past> pasts = path.moves.pasts();
    path.moves = path.moves.accessed(cell);
    putOff(op, block, next, isUpdate);
    if (isUpdate) {
      keepOrder(cell, /* isOrdered= */ true, /* inMemory= */ true);
    } else if (path.moves.storeTo(cell) == null) {
      run.loads(cell, /* steers= */ false);
      if (!Op.has(op, Op.DEPENDENT)) {
        pasts.stream().filter(past -> past.isOf(cell)).forEach(past -> hoistLate(op, past));
      }
    }
    perform(op);
  }

  private void putOff(long op, Block block, int next, boolean isStore) {
    if (!run.before(Op.address(op), isStore).isEmpty()) {
      Moves moves = path.moves;
      path.moves = moves.putOff(new WaitingStep(op, path.point));
      run.explore(path.at(block, next).by(path.trail, Cost.MOVE));
      path.moves = moves;
    }
  }

  private void hoistLate(long op, Past past) {
    Trail trail = path.trail;
    int cost = path.cost;
    path.trail = Trail.hoisted(trail, path.point, past.before());
    path.cost += Cost.MOVE;
    outcome(op, past.value(), !past.isMine());
    path.trail = trail;
    path.cost = cost;
  }

  private void perform(long op) {
    WaitingStep own = path.moves.storeTo(Op.address(op));
    if (own != null) {
      outcome(op, Op.value(own.op()), /* disturbed= */ false);
      return;
    }
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
