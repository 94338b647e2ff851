package dev.regnest.machine;

import java.util.function.IntUnaryOperator;

/**
 * The execution of two tasks, of which B may be left half done where it preempted A, and A may move to another CPU meanwhile.
 *
 * <p>There are no threads: task B runs as what arrived in task A, and where A goes on before B has ended, B's run is given up, to be
 * repeated up to that point later. While it is repeated nothing of it happens.
 */
final class TwoTasksExecution extends NestedExecution {
  private final Layout layout;
  private final SecondTask second;
  private final Tracer tracer;
  private int cpuNumber;
  private boolean firstIsThrough;

  TwoTasksExecution(
      Machine machine,
      SecondTask second,
      Handler handler,
      Adversary adversary,
      Monitor monitor,
      Tracer tracer) {
    super(machine, handler, adversary, monitor, tracer);
    this.layout = machine.layout();
    this.second = second;
    this.tracer = tracer;
  }

  @Override
  public boolean isRepeating() {
    return second.isRepeating();
  }

  @Override
  public int cpuNumber() {
    return cpuNumber;
  }

  private boolean isSecond() {
    return frame().arrival == Arrival.PREEMPTION;
  }

  // Switches.

  @Override
  void arriveBefore(Cell cell) {
    if (!isRepeating() && !firstIsThrough) {
      super.arriveBefore(cell);
    } else if (!second.repeats(frame().nextPoint(cell)) && !firstIsThrough) {
      letArrive();
    }
  }

  @Override
  void arrive(Arrival arrival) {
    if (arrival == Arrival.MIGRATION) {
      cpuNumber = 1 - cpuNumber;
      took(arrival);
    } else if (arrival == Arrival.PREEMPTION && second.isRunning()) {
      took(arrival);
      throw LeftHalfDone.INSTANCE;
    } else {
      super.arrive(arrival);
    }
  }

  @Override
  void execute(Cpu on, Arrival arrival) {
    if (arrival != Arrival.PREEMPTION) {
      super.execute(on, arrival);
      return;
    }
    Frame preempted = frame().interrupted;
    int cpuOfFirst = cpuNumber;
    cpuNumber = 0;
    frame().ranFrom = second.enter(memory());
    int[] ofThisDepth = exchangeStoresSeen(second.storesSeen());
    int left = 0;
    try {
      super.execute(on, arrival);
    } catch (LeftHalfDone half) {
      left = frame().point;
      preempted.ranFrom = preempted.point;
    }
    exchangeStoresSeen(ofThisDepth);
    second.leave(memory(), left);
    cpuNumber = cpuOfFirst;
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
    if (second.isHalfDone()) {
      firstIsThrough = true;
      super.arrive(Arrival.PREEMPTION);
    }
  }

  // Accesses: made where the code runs now, and what task B learns from them is noted.

  private Cell here(Cell cell) {
    return layout.on(cpuNumber, cell);
  }

  private int noted(int value) {
    return isSecond() ? second.reads(value) : value;
  }

  @Override
  public int load(Cell cell, Access access) {
    arriveBefore(cell);
    return isRepeating() ? second.readAgain() : noted(read(here(cell)));
  }

  @Override
  public void store(Cell cell, int value, Access access) {
    arriveBefore(cell);
    if (!isRepeating()) {
      write(here(cell), value, frame().sample);
    }
  }

  @Override
  public int update(Cell cell, IntUnaryOperator operation) {
    arriveBefore(cell);
    if (isRepeating()) {
      return second.readAgain();
    }
    Cell here = here(cell);
    int value = memory()[here.address()];
    write(here, operation.applyAsInt(value), frame().sample);
    return noted(value);
  }

  @Override
  public boolean choose(Arrival choice) {
    arriveBefore(null);
    if (isRepeating()) {
      return second.readAgain() != 0;
    }
    boolean taken = !firstIsThrough && takes(choice);
    return noted(taken ? 1 : 0) != 0;
  }

  // Samples, and what is told of them.

  @Override
  public void beginSample() {
    if (isRepeating()) {
      frame().sample = second.readAgain();
    } else {
      super.beginSample();
      noted(frame().sample);
    }
  }

  @Override
  public void pointAt(Cell cell) {
    if (!isRepeating()) {
      super.pointAt(cell);
    }
  }

  @Override
  public void asked(String predicate, int answer) {
    if (!isRepeating()) {
      super.asked(predicate, answer);
    }
  }

  @Override
  public void did(String operation) {
    if (!isRepeating()) {
      super.did(operation);
    }
  }
}
