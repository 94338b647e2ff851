package dev.regnest.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
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
      arriveOrAbort(arrival);
    });
    return next.isPresent();
  }

  /** Where the run ends inside, what waits here is carried out right after: nobody can tell any more. */
  private void arriveOrAbort(Arrival arrival) {
    Frame interrupted = frame();
    try {
      arrive(arrival);
    } catch (RunAborted aborted) {
      comeBackTo(interrupted);
      for (WaitingAccess access : region().pending().waiting()) {
        moved(access.point(), access.cell());
        find(access);
      }
      throw aborted;
    }
  }

  private void carryOut(WaitingAccess access) {
    region().take(access);
    String here = frame().source();
    Dependences causes = frame().causes();
    frame().standsAt(access.source());
    frame().isLedToBy(access.causes());
    moved(access.point(), access.cell());
    Cell cell = access.cell();
    find(access);
    switch (access.kind()) {
      case STORE -> write(cell, access.value(), access.sample());
      case UPDATE -> {
        int value = access.operation().applyAsInt(memory().get(cell.address()));
        updates(cell);
        write(cell, value, access.sample());
        tell(access, value);
      }
      case LOAD -> tell(access, read(cell));
    }
    region().accesses(cell);
    region().certain().forEach(Runnable::run);
    frame().standsAt(here);
    frame().isLedToBy(causes);
  }

  @Override
  public void whenCertain(Runnable report) {
    if (region().pending().isAwaited()) {
      region().putOff(report);
    } else {
      report.run();
    }
  }

  private void find(WaitingAccess access) {
    if (access.isAnswered() && memory().get(access.address()) != access.value()) {
      throw new Refuted();
    }
  }

  private static void tell(WaitingAccess access, int value) {
    if (!access.isAnswered()) {
      access.then().accept(value);
    }
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
    before(cell, access, inMemory).forEach(this::carryOut);
  }

  private List<WaitingAccess> before(Cell cell, Access access, boolean inMemory) {
    return region()
        .pending()
        .before(cell.address(), access == Access.ONCE, frame().dependences(), inMemory);
  }

  @Override
  public int load(Cell cell, Access access) {
    arriveBefore(cell);
    OptionalInt answer = answer(cell, access);
    if (answer.isPresent()) {
      putOff(access(WaitingAccess.Kind.LOAD, cell, access).answered(answer.getAsInt()));
      return answer.getAsInt();
    }
    keepOrder(cell, access, /* inMemory= */ access == Access.ONCE);
    int value = loadNow(cell, access);
    region().accesses(cell);
    past = null;
    return value;
  }

  /** {@return what the code is answered if the load at which it stands waits} */
  private OptionalInt answer(Cell cell, Access access) {
    boolean inMemory = access == Access.ONCE;
    boolean mayWait = frame().mayWait();
    boolean isStuck = mayWait && !before(cell, access, inMemory).isEmpty();
    boolean isForwarded = !inMemory && region().pending().storeTo(cell.address()) != null;
    if (!mayWait || isForwarded && !isStuck) {
      return OptionalInt.empty();
    }
    return compiler.answers(cpu(), cell, memory().get(cell.address()), isStuck);
  }

  /** {@return the same for a read-modify-write, which stores, too} */
  private OptionalInt answerToUpdate(Cell cell) {
    return frame().mayWait()
        ? compiler.answers(cpu(), cell, memory().get(cell.address()), /* nowToo= */ true)
        : OptionalInt.empty();
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
    if (compiler.putsOff(cpu())) {
      putOff(access(WaitingAccess.Kind.LOAD, cell, access).telling(then));
    } else {
      keepOrder(cell, Access.PLAIN, /* inMemory= */ false);
      then.accept(loadNow(cell, access));
      region().accesses(cell);
      past = null;
    }
  }

  @Override
  public void store(Cell cell, int value, Access access) {
    arriveBefore(cell);
    if (compiler.putsOff(cpu())) {
      putOff(access(WaitingAccess.Kind.STORE, cell, access).storing(value));
    } else {
      keepOrder(cell, access, /* inMemory= */ true);
      write(cell, value, frame().sample);
      region().accesses(cell);
    }
  }

  @Override
  public int update(Cell cell, IntUnaryOperator operation) {
    arriveBefore(cell);
    OptionalInt answer = answerToUpdate(cell);
    if (answer.isPresent()) {
      putOff(access(WaitingAccess.Kind.UPDATE, cell, Access.ONCE)
          .changing(operation)
          .answered(answer.getAsInt()));
      return answer.getAsInt();
    }
    return updateNow(cell, operation);
  }

  private int updateNow(Cell cell, IntUnaryOperator operation) {
    keepOrder(cell, Access.ONCE, /* inMemory= */ true);
    int value = memory().get(cell.address());
    updates(cell);
    write(cell, operation.applyAsInt(value), frame().sample);
    region().accesses(cell);
    return value;
  }

  @Override
  public void update(Cell cell, IntUnaryOperator operation, IntConsumer then) {
    arriveBefore(cell);
    if (compiler.putsOff(cpu())) {
      putOff(access(WaitingAccess.Kind.UPDATE, cell, Access.ONCE)
          .changing(operation)
          .telling(then));
    } else {
      then.accept(operation.applyAsInt(updateNow(cell, operation)));
    }
  }

  private WaitingAccess access(WaitingAccess.Kind kind, Cell cell, Access access) {
    return WaitingAccess.of(kind, frame(), cell, access);
  }

  private void putOff(WaitingAccess access) {
    isPutOff(access.cell(), access.kind() != WaitingAccess.Kind.LOAD);
    region().putOff(access);
    region().accesses(access.cell());
  }

  @Override
  public void aborts() {
    if (region().pending().isAwaited()) {
      point();
    }
  }

  // Barriers.

  @Override
  public void barrier() {
    point();
  }

  @Override
  public void together(Runnable accesses) {
    throw new IllegalStateException("moves accesses to one cell each");
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
