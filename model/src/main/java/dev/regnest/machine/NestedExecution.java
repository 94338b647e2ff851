package dev.regnest.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/** The driver that runs straight on memory: an arrival is a nested call, so the Java call stack is the interrupt stack. */
public class NestedExecution implements Driver {
  private final Machine machine;
  private final Handler handler;
  private final Adversary adversary;
  private final Tracer tracer;
  private final Cpu cpu;
  private final Values memory;
  private final Layout layout;
  private final int cpuCells;
  private final SampleStores stores = new SampleStores();
  private final List<Frame> frames = new ArrayList<>();
  private Frame frame;
  private int samples;
  private int arrived;
  private Onlooker onlooker;

  NestedExecution(
      Machine machine, Handler handler, Adversary adversary, Monitor monitor, Tracer tracer) {
    this.machine = machine;
    this.handler = handler;
    this.adversary = adversary;
    this.tracer = tracer;
    this.cpu = machine.cpu(this, monitor);
    memory = machine.memoryAtFirst();
    layout = machine.layout();
    cpuCells = machine.cpuCells();
    frame = frame(0);
    frame.start(null);
  }

  /** {@return the machine as its code sees it} */
  public Cpu cpu() {
    return cpu;
  }

  /** {@return the number of the sample that last stored to {@code cell}, or 0 if none did} */
  public int lastStorer(Cell cell) {
    return stores.lastStorer(cell.address());
  }

  /** Lets {@code other} keep what it needs of the run. */
  public void watchedBy(Onlooker other) {
    onlooker = other;
  }

  private Frame frame(int depth) {
    while (frames.size() <= depth) {
      frames.add(new Frame(frames.isEmpty() ? null : frames.get(frames.size() - 1), frames.size()));
      stores.addFrame();
    }
    return frames.get(depth);
  }

  @Override
  public void point() {
    arriveBefore(null);
  }

  @Override
  public void point(Cell mask) {
    arriveBefore(null);
  }

  @Override
  public void together(Runnable accesses) {
    arriveBefore(null);
    frame.together(accesses);
  }

  /** Lets things arrive before an access to {@code cell}, unless it stands at the point of another. */
  void arriveBeforeAccess(Cell cell) {
    if (!frame.isTogether) {
      arriveBefore(cell);
    }
  }

  /** Lets things arrive at the next point of the running frame, which is before an access to {@code cell}, or to none if null. */
  void arriveBefore(Cell cell) {
    frame.nextPoint(cell);
    letArrive();
  }

  /** Lets things arrive where the running frame stands. */
  void letArrive() {
    for (Optional<Arrival> next = adversary.arriving(cpu);
        next.isPresent();
        next = adversary.arriving(cpu)) {
      arrive(next.get());
    }
  }

  /** Runs what arrived to completion. */
  void arrive(Arrival arrival) {
    arrive(device(arrival));
  }

  /** Runs what that device has brought about to completion. */
  void arrive(Device device) {
    Frame interrupted = frame;
    arrived++;
    frame = frame(interrupted.depth + 1);
    frame.startBy(device);
    entered();
    if (onlooker == null) {
      execute(cpu, device.arrival());
      returned();
    } else {
      executeWatched(device.arrival());
    }
    frame = interrupted;
  }

  private Device device(Arrival arrival) {
    List<Device> devices = machine.devices(arrival);
    return devices.size() == 1
        ? devices.get(0)
        : devices.get(adversary.device(cpu, arrival, devices.size()));
  }

  private void executeWatched(Arrival arrival) {
    Values before = memory.copy();
    onlooker.entered(frame);
    try {
      execute(cpu, arrival);
      onlooker.returns(frame);
      returned();
    } catch (Onlooker.SetAside setAside) {
      keepCpu(before);
    }
  }

  /** Sets the CPU's own cells to what they hold in {@code other}. */
  private void keepCpu(Values other) {
    for (int address = 0; address < cpuCells; address++) {
      memory.set(address, other.get(address));
    }
  }

  /** Lets a frame that stands still find {@code other} in memory, but for the CPU's own cells. */
  public void remember(Values other) {
    for (int address = cpuCells; address < layout.size(); address++) {
      memory.set(address, other.get(address));
    }
  }

  /** Comes back to a frame from what interrupted it, which has been aborted. */
  void comeBackTo(Frame interrupted) {
    while (frame != interrupted) {
      returned();
      frame = frame.interrupted;
    }
  }

  /** Tells that the running frame begins. */
  void entered() {
    if (tracer != null) {
      tracer.entered(frame);
    }
  }

  /** Tells that the running frame returns. */
  void returned() {
    if (tracer != null) {
      tracer.returned(frame);
    }
  }

  /** The task at the bottom is through. */
  public void finish() {
    if (onlooker != null) {
      onlooker.returns(frame);
    }
  }

  /** Tells that the running frame goes another way, or elsewhere. */
  void took(Arrival way) {
    if (tracer != null) {
      tracer.took(frame, way);
    }
  }

  /** {@return who stored to what, as samples see it} */
  SampleStores stores() {
    return stores;
  }

  /** Runs the code of the frame that has just been started. */
  void execute(Cpu on, Arrival arrival) {
    handler.run(on, arrival);
  }

  @Override
  public void loopHead() {
    // A run goes round as often as its schedule says.
  }

  private record Mark(Values memory, int arrived, Object seen) {}

  @Override
  public void goesRound(Rounds loop, boolean isBack) {
    boolean isMark = loop.besideMark() instanceof Mark;
    Mark mark = isMark ? (Mark) loop.besideMark() : null;
    if (isBack && onlooker != null) {
      onlooker.isBack(frame, mark.seen());
    }
    boolean isSame = isBack && mark.arrived() == arrived && holdsAsIn(mark.memory());
    if (isSame) {
      Standstill standstill = adversary.standsStill(cpu);
      if (standstill != Standstill.GOES_ON) {
        throw loop.ending(standstill, cpu);
      }
    }
    if (isSame || loop.isMarkDue() || mark.arrived() != arrived) {
      Object seen = onlooker == null ? null : onlooker.mark(frame);
      loop.mark(new Mark(memory.copy(), arrived, seen));
    }
  }

  private boolean holdsAsIn(Values other) {
    for (int address = 0; address < layout.size(); address++) {
      if (memory.get(address) != other.get(address)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean choose(Arrival choice) {
    point();
    return takes(choice);
  }

  @Override
  public boolean takes(Arrival choice) {
    boolean taken = adversary.takes(cpu, choice);
    if (taken) {
      took(choice);
    }
    learns(taken ? 1 : 0);
    return taken;
  }

  @Override
  public int load(Cell cell, Access access) {
    arriveBeforeAccess(cell);
    return read(cell);
  }

  /** {@return the value of {@code cell} now, as a load by the running frame} */
  int read(Cell cell) {
    return loaded(cell, peek(cell));
  }

  /** Notes that the running frame loaded {@code value}. {@return it} */
  int loaded(Cell cell, int value) {
    learns(value);
    if (tracer != null) {
      tracer.loaded(frame, cell, value);
    }
    return value;
  }

  private void learns(int value) {
    if (onlooker != null) {
      onlooker.learns(frame, value);
    }
  }

  @Override
  public void store(Cell cell, int value, Access access) {
    arriveBeforeAccess(cell);
    write(cell, value, frame.sample);
  }

  @Override
  public int update(Cell cell, IntUnaryOperator operation) {
    arriveBeforeAccess(cell);
    int value = peek(cell);
    learns(value);
    updates(cell);
    write(cell, operation.applyAsInt(value), frame.sample);
    return value;
  }

  /** Tells that the store that comes next is that of a read-modify-write. */
  void updates(Cell cell) {
    if (tracer != null) {
      tracer.updates(frame, cell);
    }
  }

  /** Stores by the running frame, for a sample of its own or, if 0, for none. */
  void write(Cell cell, int value, int sample) {
    int address = cell.address();
    memory.set(address, value);
    if (sample != 0) {
      stores.stored(frame.depth, address, sample);
    }
    if (tracer != null) {
      tracer.stored(frame, cell, value);
    }
    if (onlooker != null) {
      onlooker.stores();
    }
  }

  /** Notes that the access to {@code cell} that the code has at {@code point} is carried out here. */
  void moved(int point, Cell cell) {
    if (tracer != null) {
      tracer.moved(frame, point, cell);
    }
  }

  /** {@return how many cells there are by now} */
  int cells() {
    return layout.size();
  }

  /** {@return all memory} */
  public Values memory() {
    return memory;
  }

  @Override
  public void barrier() {
    // Accesses are made in program order here, so there is nothing to hold back.
  }

  @Override
  public int peek(Cell cell) {
    return memory.get(cell.address());
  }

  @Override
  public void poke(Cell cell, int value) {
    memory.set(cell.address(), value);
  }

  @Override
  public void adjust(Cell count, int units) {
    memory.set(count.address(), peek(count) + units);
  }

  @Override
  public void nest(Cell count, int units) {
    adjust(count, units);
  }

  @Override
  public void beginSample() {
    samples++;
    stores.begin(frame.depth);
    frame.sample = samples;
  }

  @Override
  public int sample() {
    return frame.sample;
  }

  @Override
  public void endSample() {
    frame.sample = 0;
  }

  @Override
  public void pointAt(Cell cell) {
    stores.pointAt(frame.depth, cell.address());
  }

  @Override
  public void ifDisturbed(Cell cell, Runnable report) {
    ifDisturbed(cell, stores.last(), report);
  }

  /** The same, judged by the last stores to all cells at another time. */
  void ifDisturbed(Cell cell, ByCell lastStores, Runnable report) {
    if (!stores.undisturbed(frame.depth, cell.address(), lastStores)) {
      report.run();
    }
  }

  @Override
  public void endEntry(int task, Cell entry) {
    memory.set(entry.address(), peek(entry) + 1);
  }

  @Override
  public Frame frame() {
    return frame;
  }

  @Override
  public int depth() {
    return frame.depth;
  }

  /** Tells that the access at which the running frame stands is carried out later. */
  void isPutOff(Cell cell, boolean stores) {
    if (tracer != null) {
      tracer.putOff(frame, cell, stores);
    }
  }

  @Override
  public boolean asksForCauses() {
    return tracer != null && tracer.asksForCauses();
  }

  @Override
  public void passedBy(int[] addresses, boolean others) {
    tracer.passedBy(frame, addresses, others);
  }

  @Override
  public void decides(String local, String value) {
    tracer.decides(frame, local, value);
  }

  @Override
  public void lookedAt(Cell cell, int value) {
    if (tracer != null) {
      tracer.lookedAt(cell, value);
    }
  }

  @Override
  public void asked(Predicate predicate, int answer) {
    if (tracer != null) {
      tracer.asked(frame, predicate, answer);
    }
  }

  @Override
  public void did(Deed deed) {
    if (tracer != null) {
      tracer.did(frame, deed);
    }
  }
}
