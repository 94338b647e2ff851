package dev.regnest.machine;

import dev.regnest.kernel.Era;
import dev.regnest.kernel.EventSource;
import dev.regnest.kernel.PreemptCount;
import dev.regnest.kernel.Register;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** A machine led by hand, step by step, to a place where one asks what may arrive. */
final class Bench implements Adversary {
  private final Machine machine;
  private final Cpu cpu;
  private Optional<Arrival> next = Optional.empty();
  private Runnable body = () -> {};

  private Bench(Setup setup) {
    machine = new Machine(setup);
    cpu = machine
        .execution((c, arrival) -> body.run(), this, new NoMonitor(), null)
        .cpu();
  }

  /** {@return a machine in which everything may arrive that the rules of that era let in} */
  static Bench of(Era era) {
    return of(era, EnumSet.allOf(Arrival.class), EnumSet.allOf(EventSource.class));
  }

  static Bench of(Era era, Set<Arrival> arrivals, Set<EventSource> sources) {
    return of(era, arrivals, sources, Set.of(Switch.NOKPROBE_TEXT, Switch.BH_LOCK));
  }

  static Bench of(Era era, Set<Arrival> arrivals, Set<EventSource> sources, Set<Switch> switches) {
    return new Bench(new Setup(era, sources, arrivals, switches, List.of(Register.AX)));
  }

  /** {@return a machine on which two tasks share a CPU, or one of them moves to another} */
  static Bench ofTwoTasks(Switch... switches) {
    return new Bench(new Setup(
        Era.V4_4,
        EnumSet.allOf(EventSource.class),
        EnumSet.allOf(Arrival.class),
        Set.of(switches),
        List.of(Register.AX)));
  }

  Cpu cpu() {
    return cpu;
  }

  Optional<LegalityRule> refusing(Arrival arrival) {
    return machine.refusing(cpu, arrival);
  }

  /** The task has entered the kernel. */
  Bench inKernel() {
    Entry.of(cpu).complete();
    return this;
  }

  Bench softirq() {
    Entry.of(cpu).servingSoftirq(true);
    return this;
  }

  Bench hardirq() {
    Entry.of(cpu).irqsOff(true);
    Entry.of(cpu).addHardirqCount(PreemptCount.HARDIRQ_OFFSET);
    return this;
  }

  Bench nmi() {
    Entry.of(cpu).nmi();
    return nmiLike(1);
  }

  /** An exception as that era enters it. */
  Bench exception() {
    Entry.of(cpu).irqsOff(true);
    Entry.of(cpu).exceptionCount(/* enter= */ true);
    return this;
  }

  /** So many exceptions that entered like NMIs. */
  Bench nmiLike(int times) {
    Entry.of(cpu).irqsOff(true);
    for (int i = 0; i < times; i++) {
      Entry.of(cpu).nmiCount(/* enter= */ true);
    }
    return this;
  }

  /** The task goes on after something arrived at its next point. */
  Bench after(Arrival arrival) {
    next = Optional.of(arrival);
    Driver.of(cpu).point();
    return this;
  }

  Bench atNextPoint() {
    Driver.of(cpu).point();
    return this;
  }

  /** Another task is current. */
  Bench taskB() {
    Entry.of(cpu).switchTo(1);
    return this;
  }

  /** {@return what {@code ask} answers in a frame that arrived here as that} */
  <T> T inside(Arrival arrival, Supplier<T> ask) {
    List<T> answer = new java.util.ArrayList<>();
    next = Optional.of(arrival);
    body = () -> answer.add(ask.get());
    Driver.of(cpu).point();
    return answer.get(0);
  }

  @Override
  public Optional<Arrival> arriving(Cpu asking) {
    Optional<Arrival> now = next;
    next = Optional.empty();
    return now;
  }

  @Override
  public boolean takes(Cpu asking, Arrival choice) {
    return false;
  }

  /** Nothing on a bench breaks a counter or an array. */
  private static final class NoMonitor implements Monitor {
    @Override
    public void belowZero(Cpu cpu, Cell counter) {
      throw new AssertionError(counter);
    }

    @Override
    public void outOfBounds(Cpu cpu, String array, int index, int length) {
      throw new AssertionError(array);
    }
  }
}
