package dev.regnest.explore.prover;

import dev.regnest.check.Violation;
import dev.regnest.machine.Access;
import dev.regnest.machine.Arrival;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Cpu;
import dev.regnest.machine.Device;
import dev.regnest.machine.Driver;
import dev.regnest.machine.Frame;
import dev.regnest.machine.Predicate;
import dev.regnest.machine.Rounds;
import dev.regnest.machine.RunAborted;
import dev.regnest.machine.Word;
import java.util.function.IntConsumer;
import java.util.function.IntUnaryOperator;

/**
 * The driver that runs a handler's Java code to write it down as blocks.
 *
 * <p>Design code is deterministic and depends on nothing but what it reads, so running it again with its first reads answered from the log
 * brings it back to the same place, and what it does from there to the next read is the same for every memory: a computation tree,
 * unfolded as far as it is reached. The rest of a run goes on in the memory at hand, as if nothing more arrived.
 */
final class Unfolder implements Driver {
  private final UnfoldedModel model;
  private final Cpu cpu;

  private final Transcript transcript = new Transcript();
  private final Memory memory;
  private final boolean reorders;
  private Frame frame;
  private LateOutcome outcome;

  private boolean inSample;
  private CellSet own = CellSet.NONE;
  private CellSet claimed = CellSet.NONE;
  private Cell disturbed;
  private boolean ends;
  private final LoadsOfRegion region = new LoadsOfRegion();
  private int reentryPoint;
  private int lastPoint;
  private boolean joins = true;
  private boolean dropsValues = true;
  private boolean dropsBits = true;
  private Object readBefore;
  private Object ownState;

  Unfolder(UnfoldedModel model) {
    this.model = model;
    this.cpu = model.cpu(this);
    this.memory = new Memory(model);
    this.reorders = model.reorders();
  }

  /** Says whether ways that come to the same state of the code's own are one from there on. */
  void joinWays(boolean doJoin) {
    joins = doJoin;
  }

  /** Says whether code may drop what nothing depends on: whole values, and high bits of others. */
  void drop(boolean values, boolean bits) {
    dropsValues = values;
    dropsBits = bits;
  }

  /**
   * Writes down one way through a handler, from a block on to its end. {@return whether more is known by it of what comes after some point}
   *
   * @param kind the kind of handler
   * @param device what brought it about, or null for the task
   * @param runsIn a frame to run it in, over the frame that it interrupts
   * @param from the block, empty so far
   * @param now the memory there, which stays as it is
   */
  boolean unfold(int kind, Device device, Frame runsIn, Block from, Memory now) {
    begin(model.code(kind), runsIn, from.log());
    memory.become(now.values().copy(), now.start());
    run(device);
    boolean morePassed = region.morePassedSinceLastAsked();
    return transcript.segmentsGrewSinceLastAsked() || morePassed;
  }

  /**
   * Runs a handler of that kind on the way on which it reads what {@code reads} holds.
   *
   * @throws Deviation if it does not do what is written down
   */
  void follow(int kind, int[] reads) {
    begin(model.code(kind), model.kinds().frame(kind), reads);
    memory.become(model.memoryAtFirst(), model.memoryAtFirst());
    run(model.kinds().device(kind));
  }

  /**
   * Writes down one answer to whether {@code arrival} may arrive in a frame that stands where it does, from a block on. {@return whether it
   * depends on the place in the frame's code}
   */
  boolean unfoldRules(Code rules, Arrival arrival, Frame standing, Block from, Memory now) {
    begin(rules, standing, from.log());
    memory.become(now.values().copy(), now.start());
    frame.forgetWhetherPlaceWasAsked();
    boolean legal = model.isLegal(cpu, arrival);
    emit(Op.of(Op.RETURN, legal ? 1 : 0));
    return frame.placeWasAsked();
  }

  private void begin(Code known, Frame runsIn, int[] reads) {
    transcript.begin(known, reads);
    frame = runsIn;
    own = CellSet.NONE;
    claimed = CellSet.NONE;
    inSample = false;
    disturbed = null;
    ends = false;
    region.startAgain();
    reentryPoint = 0;
    lastPoint = 0;
    readBefore = null;
    ownState = null;
  }

  private void run(Device device) {
    frame.startBy(device);
    try {
      model.execute(cpu, frame.arrival());
      emit(Op.atPoint(Op.RETURN, 0, lastPoint - reentryPoint));
    } catch (PathDone back) {
      // The loop's head has been written down.
    } catch (RunAborted aborted) {
      emit(Op.of(Op.ABORT, ends ? 1 : 0));
    }
  }

  private void emit(long op) {
    transcript.emit(op);
  }

  private void before(Cell cell, boolean isStore) {
    if (frame.isTogether()) {
      return;
    }
    int point = frame.nextPoint(cell);
    if (ownState != null) {
      transcript.comesTo(ownState, point);
      ownState = null;
    }
    emit(Op.point(point, cell, isStore ? Op.IS_STORE : 0, frame.marks()));
    if (cell != null && reorders) {
      emit(Op.of(Op.DEPENDS, model.number(frame.dependences())));
    }
  }

  private int read(Cell cell) {
    return read(cell, 0);
  }

  private int read(Cell cell, int flags) {
    emit(Op.of(Op.READ, cell, flags, 0));
    ownState = null;
    return transcript.answer(memory.get(reached(cell, flags)));
  }

  /** {@return the address that the access reaches in the memory at hand} */
  private int reached(Cell cell, int flags) {
    return (flags & Op.HERE) != 0 ? model.reached(cell.address(), memory.values()) : cell.address();
  }

  /** {@return what says of an access that it reaches what its own CPU has, where each has one} */
  private int here(int address) {
    return model.onEachCpu().contains(address) ? Op.HERE : 0;
  }

  private void write(Cell cell, int value, boolean bySample, int flags) {
    boolean sampled = bySample && cell.kind() == Cell.Kind.WORD;
    if (sampled) {
      own = own.with(cell.address());
      claimed = claimed.with(cell.address());
    }
    if (cell.kind() == Cell.Kind.WORD && Word.ofToken(value).ofSample()) {
      model.ownsWords();
    }
    emit(Op.of(Op.WRITE, cell, flags | (sampled ? Op.BY_SAMPLE : 0), value));
    if (transcript.isAhead()) {
      memory.set(reached(cell, flags), value);
    }
  }

  @Override
  public int load(Cell cell, Access access) {
    before(cell, /* isStore= */ false);
    int flags = flags(access == Access.ONCE ? Op.ORDERED : movable(access));
    if (access == Access.PLAIN) {
      region.hoists(cell);
    } else {
      region.passes(cell, access == Access.ONCE, frame.dependences());
    }
    return read(cell, flags | mayWait(cell, access == Access.ONCE) | here(cell.address()));
  }

  private int mayWait(Cell cell, boolean isOrdered) {
    if (!frame.mayWait() || !reorders) {
      return 0;
    }
    region.loads(transcript.block(), frame.point(), cell, isOrdered);
    return Op.MAY_WAIT;
  }

  private static int movable(Access access) {
    return access == Access.DEPENDENT ? Op.MOVABLE | Op.DEPENDENT : Op.MOVABLE;
  }

  /** {@return those flags where a compiler moves accesses, and none where it does not} */
  private int flags(int ifReordered) {
    return reorders ? ifReordered : 0;
  }

  @Override
  public void store(Cell cell, int value, Access access) {
    before(cell, /* isStore= */ true);
    region.passes(cell, access == Access.ONCE, frame.dependences());
    int ordered = access == Access.ONCE ? Op.ORDERED : 0;
    write(cell, value, inSample, flags(Op.MOVABLE | ordered) | here(cell.address()));
  }

  @Override
  public void output(Cell cell, Access access, IntConsumer then) {
    if (reorders) {
      before(cell, /* isStore= */ false);
      late(new Late(cell, null, then, claimed), movable(access));
    } else {
      Driver.super.output(cell, access, then);
    }
  }

  @Override
  public void update(Cell cell, IntUnaryOperator operation, IntConsumer then) {
    if (reorders) {
      before(cell, /* isStore= */ true);
      region.passes(cell, /* isOrdered= */ true, frame.dependences());
      late(new Late(cell, operation, then, claimed), Op.MOVABLE | Op.ORDERED | Op.IS_STORE);
      if (transcript.isAhead()) {
        memory.set(cell.address(), operation.applyAsInt(memory.get(cell.address())));
      }
    } else {
      Driver.super.update(cell, operation, then);
    }
  }

  /** Writes down an access whose result the code does not wait for; what is told of it is found out when it is carried out. */
  private void late(Late access, int flags) {
    int number = transcript.isNew() ? model.add(access) : Op.value(transcript.next());
    emit(Op.of(Op.LATE, access.cell(), flags, number));
  }

  /** {@return what comes of an access that is carried out and finds {@code value}, in that memory} */
  LateOutcome outcome(Late access, int value, Memory now) {
    memory.become(now.values(), now.start());
    outcome = new LateOutcome(access);
    try {
      access.then().accept(outcome.written(value));
      return outcome;
    } finally {
      outcome = null;
    }
  }

  @Override
  public int update(Cell cell, IntUnaryOperator operation) {
    if (model.taskB() == null || !frame.isTakingLock()) {
      return updated(cell, operation);
    }
    Cell wanted = model.taskB().wanted(cpu.current());
    int before = peek(wanted);
    poke(wanted, HalfDoneTask.asWanted(cell));
    int value = updated(cell, operation);
    poke(wanted, before);
    return value;
  }

  private int updated(Cell cell, IntUnaryOperator operation) {
    before(cell, /* isStore= */ true);
    region.passes(cell, /* isOrdered= */ true, frame.dependences());
    int flags = flags(Op.ORDERED | Op.IS_STORE) | mayWait(cell, /* isOrdered= */ true);
    int here = here(cell.address());
    int value = read(cell, flags | here);
    write(cell, operation.applyAsInt(value), inSample, here);
    return value;
  }

  @Override
  public void point() {
    before(null, /* isStore= */ false);
    endRegion();
  }

  /** Announces no cell, so that everything is tried there. */
  @Override
  public void together(Runnable accesses) {
    before(null, /* isStore= */ false);
    frame.together(accesses);
  }

  @Override
  public void point(Cell mask) {
    before(mask, /* isStore= */ true);
    endRegion();
  }

  @Override
  public void aborts() {
    if (reorders) {
      int point = frame.nextPoint(null);
      emit(Op.point(point, null, Op.ABORTS, frame.marks()));
      endRegion();
    }
  }

  /** The task has returned, and code looks at memory, or there is none. */
  void comesToRest(boolean looks) {
    lastPoint = frame.point();
    emit(Op.atRest(lastPoint, lastPoint - reentryPoint, looks));
  }

  private void endRegion() {
    if (reorders) {
      region.startAgain();
      emit(Op.of(Op.BARRIER));
    }
  }

  @Override
  public void loopHead() {
    transcript.loopHead(frame.point());
  }

  /** What a sample has of cells is no state of its code. */
  private record Mark(Transcript.Head head, CellSet own, CellSet claimed) {}

  @Override
  public void goesRound(Rounds loop, boolean isBack) {
    if (isBack
        && loop.besideMark() instanceof Mark mark
        && mark.own().equals(own)
        && mark.claimed().equals(claimed)) {
      transcript.goBack(mark.head(), frame.point(), loop.place());
    }
    if (loop.isMarkDue()) {
      loop.mark(new Mark(transcript.here(frame.point()), own, claimed));
    }
  }

  @Override
  public boolean beginsToTellStates() {
    readBefore = ownState == null ? transcript.readSoFar() : ownState;
    return joins && !reorders && !model.isInterposed();
  }

  /** Not where something stands between the code and memory that may take one value for another, nor where loads wait for what they were answered. */
  @Override
  public boolean dropsValues() {
    return dropsValues && !reorders && !model.isInterposed();
  }

  @Override
  public boolean dropsBits() {
    return dropsBits && !reorders && !model.isInterposed();
  }

  @Override
  public void comesTo(Object state) {
    boolean isAll = !inSample && own.isEmpty() && claimed.isEmpty();
    int sinceReentry = reentryPoint == 0 ? -1 : frame.point() - reentryPoint;
    ownState = isAll ? OwnStates.state(readBefore, state, frame, sinceReentry) : null;
  }

  @Override
  public boolean choose(Arrival choice) {
    point();
    if (choice == Arrival.REENTRY) {
      // Every memory the task ends with is one that it may enter with again, so this needs no
      // branch.
      reentryPoint = frame.point();
      return false;
    }
    return takes(choice);
  }

  @Override
  public boolean takes(Arrival choice) {
    emit(Op.atPoint(Op.CHOOSE, frame.point(), choice.ordinal()));
    ownState = null;
    return transcript.answer(0) != 0;
  }

  @Override
  public void barrier() {
    if (reorders) {
      point();
    }
  }

  @Override
  public int peek(Cell cell) {
    if (outcome != null) {
      outcome.read(cell);
      return memory.get(cell.address());
    }
    return read(cell);
  }

  /** Code that can tell one nested frame from two asks for a proof that counts them. */
  @Override
  public int peekNested(Cell count) {
    if (!model.exactDepth()) {
      throw new NestsWithoutLimit();
    }
    return peek(count);
  }

  @Override
  public void poke(Cell cell, int value) {
    write(cell, value, /* bySample= */ false, /* flags= */ 0);
  }

  /** Leaves no trace in a summary if the frame takes it back before it returns. */
  @Override
  public void adjust(Cell count, int units) {
    model.adjusts(count);
    emit(Op.of(Op.ADJUST, count, 0, units));
    if (transcript.isAhead()) {
      memory.add(count.address(), units);
    }
  }

  @Override
  public void nest(Cell count, int units) {
    model.nests(count);
    emit(Op.of(Op.NEST, count, 0, units));
    if (transcript.isAhead()) {
      memory.nest(count.address(), units);
    }
  }

  @Override
  public void beginSample() {
    inSample = true;
    own = CellSet.NONE;
    claimed = CellSet.NONE;
    endRegion();
    ownState = null;
    emit(Op.of(Op.SAMPLE, 1));
    if (transcript.isAhead() && model.hasOwnedWords()) {
      memory.noLongerMine();
    }
  }

  @Override
  public int sample() {
    return Owners.MINE;
  }

  @Override
  public void endSample() {
    inSample = false;
    emit(Op.of(Op.SAMPLE, 0));
  }

  @Override
  public void pointAt(Cell cell) {
    if (!own.contains(cell.address())) {
      claimed = claimed.with(cell.address());
      emit(Op.of(Op.POINT_AT, cell, 0, 0));
    }
  }

  /** Reports wherever it depends on who stored; {@link #violated} then writes down what it depends on. */
  @Override
  public void ifDisturbed(Cell cell, Runnable report) {
    if (outcome != null) {
      outcome.ifDisturbed(cell, report);
    } else if (claimed.contains(cell.address())) {
      disturbed = cell;
      report.run();
      disturbed = null;
    }
  }

  /** Writes down that a claim breaks here. */
  void violated(Violation violation) {
    ends |= violation.endsTheRun();
    int claim = violation.claim().ordinal();
    if (outcome != null) {
      outcome.breaks(violation.claim());
    } else if (disturbed != null) {
      emit(Op.of(Op.BREAKS_IF_DISTURBED, disturbed, 0, claim));
    } else {
      emit(Op.of(Op.BREAKS, claim));
    }
  }

  @Override
  public void endEntry(int task, Cell entry) {
    emit(Op.of(Op.END_ENTRY, task));
    if (transcript.isAhead()) {
      memory.endEntry(task);
    }
  }

  @Override
  public int cpuNumber() {
    return model.cpuNumber().map(this::read).orElse(0);
  }

  @Override
  public Cell here(Cell cell) {
    return model.onEachCpu().contains(cell.address())
        ? model.cells().get(model.on(cpuNumber(), cell.address()))
        : cell;
  }

  @Override
  public int otherTaskWaitsFor() {
    if (model.taskB() == null) {
      return 0;
    }
    int wanted = peek(model.taskB().wanted(1 - cpu.current()));
    return wanted == HalfDoneTask.NO_LOCK ? 0 : peek(model.taskB().lock(wanted));
  }

  @Override
  public Frame frame() {
    return frame;
  }

  /** No handler asks this, only the rules. */
  @Override
  public int depth() {
    if (!model.exactDepth()) {
      return 0;
    }
    emit(Op.of(Op.READ_DEPTH));
    ownState = null;
    return transcript.answer(frame.depth());
  }

  @Override
  public void asked(Predicate predicate, int answer) {
    // Nobody watches a proof.
  }
}
