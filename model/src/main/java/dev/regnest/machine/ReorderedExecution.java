package dev.regnest.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.IntUnaryOperator;

/**
 * The execution of code that a compiler has reordered: between two barriers of a frame, plain accesses are carried out later or, loads,
 * earlier than where the code has them, as long as the code alone cannot tell.
 *
 * <p>Memory is what an interrupt sees; what waits belongs to its frame. {@code barrier()} is a point here, so that things arrive between
 * the last access before it and what has waited up to it. Source of the rules: the kernel's Documentation/memory-barriers.txt, "Compiler
 * barrier" and "READ_ONCE() and WRITE_ONCE()".
 */
final class ReorderedExecution extends NestedExecution {
  private final Adversary adversary;
  private final Compiler compiler;
  private final List<Region> regions = new ArrayList<>();
  private Region.Past past;

  ReorderedExecution(
      Machine machine, Handler handler, Adversary adversary, Monitor monitor, Tracer tracer) {
    super(machine, handler, adversary, monitor, tracer);
    this.adversary = adversary;
    compiler = adversary.compiler();
  }

  private Region region() {
    while (regions.size() <= frame().depth) {
      regions.add(new Region());
    }
    return regions.get(frame().depth);
  }

  @Override
  void execute(Cpu on, Arrival arrival) {
    region().start();
    super.execute(on, arrival);
    carryOutAll();
  }

  @Override
  void arriveBefore(Cell cell) {
    frame().nextPoint(cell);
    while (carriesOut() || arrives()) {
      // Until both have had enough.
    }
  }

  private boolean carriesOut() {
    List<WaitingAccess> ready = region().pending().ready();
    int point = compiler.carriesOut(cpu(), ready);
    if (point == Compiler.NOTHING) {
      return false;
    }
    carryOut(at(point, ready));
    return true;
  }

  private static WaitingAccess at(int point, List<WaitingAccess> ready) {
    return ready.stream()
        .filter(access -> access.point() == point)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("nothing waits from point " + point));
  }

  private boolean arrives() {
    Optional<Arrival> next = adversary.arriving(cpu());
    next.ifPresent(arrival -> {
      region().arriving(memory(), stores().last());
      arrive(arrival);
    });
    return next.isPresent();
  }

  private void carryOut(WaitingAccess access) {
    region().take(access);
    String here = frame().source();
    frame().standsAt(access.source());
    moved(access.point(), access.cell());
    Cell cell = access.cell();
    switch (access.kind()) {
      case STORE -> write(cell, access.value(), access.sample());
      case UPDATE -> {
        int value = access.operation().applyAsInt(memory().get(cell.address()));
        write(cell, value, access.sample());
        access.then().accept(value);
      }
      case LOAD -> access.then().accept(forwarded(cell).orElseGet(() -> read(cell)));
    }
    region().accesses(cell);
    frame().standsAt(here);
  }

  /** {@return what the frame's own store to {@code cell} will leave there, if it waits} */
  private Optional<Integer> forwarded(Cell cell) {
    return Optional.ofNullable(region().pending().storeTo(cell.address()))
        .map(store -> loaded(cell, store.value()));
  }

  private void carryOutAll() {
    region().pending().waiting().forEach(this::carryOut);
  }

  /** Carries out what must come before the running frame accesses {@code cell} that way, stores to it only if that is in memory. */
  private void keepOrder(Cell cell, Access access, boolean inMemory) {
    region()
        .pending()
        .before(cell.address(), access == Access.ONCE, inMemory)
        .forEach(this::carryOut);
  }

  @Override
  public int load(Cell cell, Access access) {
    arriveBefore(cell);
    keepOrder(cell, access, /* inMemory= */ false);
    int value = loadNow(cell, access);
    region().accesses(cell);
    past = null;
    return value;
  }

  private int loadNow(Cell cell, Access access) {
    Optional<Integer> own = forwarded(cell);
    if (own.isPresent()) {
      return own.get();
    }
    if (access != Access.PLAIN) {
      return read(cell);
    }
    int arrivals = region().arrivals();
    int earliest = region().earliest(cell);
    List<Integer> different = region().different(cell, memory().get(cell.address()));
    int before = compiler.hoists(cpu(), earliest, arrivals, different);
    if (before >= arrivals) {
      return read(cell);
    }
    past = region().before(before);
    moved(frame().point(), cell);
    return loaded(cell, past.value(cell));
  }

  @Override
  public void output(Cell cell, Access access, IntConsumer then) {
    arriveBefore(cell);
    keepOrder(cell, Access.PLAIN, /* inMemory= */ false);
    if (compiler.putsOff(cpu())) {
      putOff(WaitingAccess.Kind.LOAD, cell, 0, null, access, then);
    } else {
      then.accept(loadNow(cell, access));
      region().accesses(cell);
      past = null;
    }
  }

  @Override
  public void store(Cell cell, int value, Access access) {
    arriveBefore(cell);
    keepOrder(cell, Access.PLAIN, /* inMemory= */ false);
    if (compiler.putsOff(cpu())) {
      putOff(WaitingAccess.Kind.STORE, cell, value, null, access, null);
    } else {
      keepOrder(cell, access, /* inMemory= */ true);
      write(cell, value, frame().sample);
      region().accesses(cell);
    }
  }

  @Override
  public int update(Cell cell, IntUnaryOperator operation) {
    arriveBefore(cell);
    return updateNow(cell, operation);
  }

  private int updateNow(Cell cell, IntUnaryOperator operation) {
    keepOrder(cell, Access.ONCE, /* inMemory= */ true);
    int value = memory().get(cell.address());
    write(cell, operation.applyAsInt(value), frame().sample);
    region().accesses(cell);
    return value;
  }

  @Override
  public void update(Cell cell, IntUnaryOperator operation, IntConsumer then) {
    arriveBefore(cell);
    if (compiler.putsOff(cpu())) {
      keepOrder(cell, Access.PLAIN, /* inMemory= */ false);
      putOff(WaitingAccess.Kind.UPDATE, cell, 0, operation, Access.ONCE, then);
    } else {
      then.accept(operation.applyAsInt(updateNow(cell, operation)));
    }
  }

  private void putOff(
      WaitingAccess.Kind kind,
      Cell cell,
      int value,
      IntUnaryOperator operation,
      Access access,
      IntConsumer then) {
    Frame at = frame();
    region()
        .putOff(new WaitingAccess(
            kind, at.point(), cell, value, operation, access, at.sample, at.source(), then));
    region().accesses(cell);
  }

  // Barriers.

  @Override
  public void barrier() {
    point();
  }

  @Override
  public void point() {
    super.point();
    endRegion();
  }

  @Override
  public void point(Cell mask) {
    super.point(mask);
    endRegion();
  }

  @Override
  public void beginSample() {
    endRegion();
    super.beginSample();
  }

  private void endRegion() {
    carryOutAll();
    region().startAfterBarrier();
  }

  @Override
  public void ifDisturbed(Cell cell, Runnable report) {
    if (region().pending().storeTo(cell.address()) == null) {
      ifDisturbed(cell, past == null ? stores().last() : past.lastStores(), report);
    }
  }
}
