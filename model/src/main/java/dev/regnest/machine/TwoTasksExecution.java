package dev.regnest.machine;

import java.util.function.BooleanSupplier;
import java.util.function.IntUnaryOperator;

/**
 * The execution of two tasks, of which B may be left half done where it preempted A, and A may move to another CPU meanwhile.
 *
 * <p>There are no threads: task B runs as what arrived in task A, and where A goes on before B has ended, B's run is given up, and that of a softirq over it, to be
 * repeated up to that point later. While it is repeated nothing of it happens.
 */
public final class TwoTasksExecution extends NestedExecution {
  private static final int ARRIVALS = Arrival.values().length;

  private final Machine machine;
  private final CpuState state;
  private final SecondTask second;
  private final Adversary adversary;
  private final Tracer tracer;
  private boolean firstIsThrough;
  private int deeds;

  TwoTasksExecution(
      Machine machine,
      CpuState state,
      SecondTask second,
      Handler handler,
      Adversary adversary,
      Monitor monitor,
      Tracer tracer) {
    super(machine, handler, adversary, monitor, tracer);
    this.machine = machine;
    this.state = state;
    this.second = second;
    this.adversary = adversary;
    this.tracer = tracer;
  }

  @Override
  public boolean isRepeating() {
    HalfDoneFrame running = second.of(frame());
    return running != null && running.isRepeating();
  }

  @Override
  public int cpuNumber() {
    return state.cpu == null ? 0 : peek(state.cpu);
  }

  @Override
  public int otherTaskWaitsFor() {
    Cell wanted = second.isRunning() ? wantedByFirst() : second.wanted();
    return wanted == null ? 0 : memory().get(wanted.address());
  }

  private Cell wantedByFirst() {
    Frame ofSecond = frame();
    while (ofSecond.arrival != Arrival.PREEMPTION) {
      ofSecond = ofSecond.interrupted;
    }
    Frame ofFirst = ofSecond.interrupted;
    return ofFirst.takesLock ? ofFirst.next : null;
  }

  @Override
  public void goesRound(Rounds loop, boolean isBack) {
    if (!isRepeating()) {
      super.goesRound(loop, isBack && loop.besideMark() != null);
    }
  }

  // Switches.

  @Override
  void arriveBefore(Cell cell) {
    HalfDoneFrame repeating = isRepeating() ? second.of(frame()) : null;
    int point = frame().nextPoint(cell);
    if (repeating != null && repeating.repeats(point)) {
      return;
    }
    if (repeating == second.own() && second.softirq().isHalfDone()) {
      adversary.goesOn(cpu());
      arrive(second.softirq().device());
      frame().somethingHappened();
    }
    if (!firstIsThrough) {
      letArrive();
    }
  }

  @Override
  void arrive(Arrival arrival) {
    if (arrival == Arrival.MIGRATION) {
      if (state.cpu != null) {
        super.poke(state.cpu, 1 - cpuNumber());
      }
      frame().somethingHappened();
      took(arrival);
    } else if (arrival == Arrival.PREEMPTION && second.isRunning()) {
      if (second.of(frame()) == null) {
        throw RunRefused.leftIn(frame().arrival);
      }
      took(arrival);
      throw LeftHalfDone.INSTANCE;
    } else {
      super.arrive(arrival);
      if (arrival != Arrival.PREEMPTION) {
        frame().somethingHappened();
      }
    }
  }

  @Override
  void execute(Cpu on, Arrival arrival) {
    Frame running = frame();
    HalfDoneFrame half = second.of(running);
    if (half == null) {
      super.execute(on, arrival);
    } else if (half == second.own()) {
      executeSecond(on, running);
    } else {
      execute(on, running, half);
    }
  }

  private void executeSecond(Cpu on, Frame running) {
    second.enter(memory());
    try {
      execute(on, running, second.own());
    } catch (LeftHalfDone left) {
      Frame preempted = running.interrupted;
      preempted.ranFrom = preempted.point;
    }
    second.leave(memory());
  }

  /** Runs that frame, from where it was left if it was; where it is left again, so is what it interrupted. */
  private void execute(Cpu on, Frame running, HalfDoneFrame half) {
    running.ranFrom = half.enter();
    ByCell ofThisDepth = stores().exchange(running.depth, half.notebook());
    try {
      super.execute(on, running.arrival);
      half.isThrough();
    } catch (LeftHalfDone left) {
      comeBackTo(running);
      half.isLeft(running);
      throw left;
    } finally {
      stores().exchange(running.depth, ofThisDepth);
    }
  }

  @Override
  void entered() {
    if (!firstIsThrough) {
      super.entered();
    } else if (tracer != null) {
      tracer.wentOn(frame());
    }
  }

  @Override
  void returned() {
    if (!firstIsThrough) {
      super.returned();
    } else if (tracer != null) {
      tracer.ended(frame());
    }
  }

  /** Lets task B go on to its end; nothing arrives meanwhile. */
  @Override
  public void finish() {
    if (second.own().isHalfDone()) {
      firstIsThrough = true;
      super.arrive(Arrival.PREEMPTION);
    }
  }

  // Accesses: made where the code runs now, and what task B learns from them is noted.

  @Override
  public Cell here(Cell cell) {
    return machine.layout().on(cpuNumber(), cell);
  }

  private int noted(int value) {
    knows(value);
    HalfDoneFrame running = second.of(frame());
    return running != null ? running.reads(value) : value;
  }

  private int readAgain() {
    return knows(second.of(frame()).readAgain());
  }

  /** Adds to what the running frame knows, which is all that its code can go by. {@return the same} */
  private int knows(int value) {
    frame().knowledge = Fingerprint.mix(frame().knowledge + 1, value);
    return value;
  }

  @Override
  public int smpProcessorId() {
    arriveBefore(null);
    return isRepeating() ? readAgain() : noted(cpuNumber());
  }

  @Override
  public int load(Cell cell, Access access) {
    arriveBeforeAccess(cell);
    return isRepeating() ? readAgain() : noted(read(here(cell)));
  }

  @Override
  public void store(Cell cell, int value, Access access) {
    arriveBeforeAccess(cell);
    if (!isRepeating()) {
      write(here(cell), value, frame().sample);
    }
  }

  @Override
  public int update(Cell cell, IntUnaryOperator operation) {
    arriveBeforeAccess(cell);
    if (isRepeating()) {
      return readAgain();
    }
    Cell here = here(cell);
    int value = memory().get(here.address());
    updates(here);
    write(here, operation.applyAsInt(value), frame().sample);
    return noted(value);
  }

  @Override
  public boolean choose(Arrival choice) {
    arriveBefore(null);
    if (isRepeating()) {
      return readAgain() != 0;
    }
    boolean taken = !firstIsThrough && takes(choice);
    return noted(taken ? 1 : 0) != 0;
  }

  @Override
  public boolean decides(BooleanSupplier question) {
    return isRepeating() ? readAgain() != 0 : noted(super.decides(question) ? 1 : 0) != 0;
  }

  /**
   * {@return a number for all that what happens from here on can depend on: memory, where each frame stands and what it knows, and whose
   * stores its sample has seen} The numbers of samples are left out, but for those that memory holds.
   */
  public long fingerprint() {
    long state = 0;
    Values memory = memory();
    int[] words = machine.words();
    int cells = machine.layout().size();
    for (int address = 0; address < cells; address++) {
      state = Fingerprint.mix(state, memory.get(address));
    }
    for (Frame each = frame(); each != null; each = each.interrupted) {
      state = Fingerprint.mix(state, each.knowledge);
      state = Fingerprint.mix(state, arrived(each.device()));
      state = Fingerprint.mix(state, each.point << 1 | (each.point == each.ranFrom ? 1 : 0));
      if (each.sample != 0) {
        ByCell notebook = stores().notebook(each.depth);
        state = stores().fingerprint(state, each.sample, notebook, words, memory);
      }
    }
    state = fingerprint(state, second.own());
    return Fingerprint.finish(fingerprint(state, second.softirq()));
  }

  private long fingerprint(long state, HalfDoneFrame half) {
    if (!half.isHalfDone()) {
      return state;
    }
    long known = Fingerprint.mix(state, half.knowledge() + arrived(half.device()));
    return stores().fingerprint(known, half.sample(), half.notebook(), machine.words(), memory());
  }

  private static int arrived(Device device) {
    return device == null ? -1 : device.arrival().ordinal() + device.number() * ARRIVALS;
  }

  /** {@return how often something was done that is no access, and still changes what may follow} */
  public int deeds() {
    return deeds;
  }

  @Override
  public void poke(Cell cell, int value) {
    deeds++;
    super.poke(cell, value);
  }

  @Override
  public void adjust(Cell count, int units) {
    deeds++;
    super.adjust(count, units);
  }

  @Override
  public void endEntry(int task, Cell entry) {
    deeds++;
    super.endEntry(task, entry);
  }

  @Override
  public void endSample() {
    deeds++;
    super.endSample();
  }

  // Samples, and what is told of them.

  @Override
  public void beginSample() {
    deeds++;
    HalfDoneFrame running = second.of(frame());
    if (isRepeating()) {
      frame().sample = running.readAgain();
      return;
    }
    super.beginSample();
    if (running != null) {
      running.reads(frame().sample);
    }
  }

  @Override
  public void pointAt(Cell cell) {
    deeds++;
    if (!isRepeating()) {
      super.pointAt(cell);
    }
  }

  @Override
  public void passedBy(int[] addresses, boolean others) {
    if (!isRepeating()) {
      super.passedBy(addresses, others);
    }
  }

  @Override
  public void decides(String local, String value) {
    if (!isRepeating()) {
      super.decides(local, value);
    }
  }

  @Override
  public void asked(Predicate predicate, int answer) {
    if (!isRepeating()) {
      super.asked(predicate, answer);
    }
  }

  @Override
  public void did(Deed deed) {
    if (!isRepeating()) {
      super.did(deed);
    }
  }
}
