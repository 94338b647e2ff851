package dev.regnest.explore;

import dev.regnest.machine.Adversary;
import dev.regnest.machine.Arrival;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Compiler;
import dev.regnest.machine.Cpu;
import dev.regnest.machine.Frame;
import dev.regnest.machine.Machine;
import dev.regnest.machine.Standstill;
import dev.regnest.machine.Waiting;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;

/** Plays decisions, and then decides nothing more but notes whatever could be decided next. */
final class Extensions implements Adversary, Compiler {
  private final Machine machine;
  private final List<Decision> prefix;
  private final ScheduleWriter writer;
  private final StoredValues stored;
  private final boolean arrivals;
  private final boolean moves;
  private final Supplier<Standstill> standstills;
  private final List<Decision> found = new ArrayList<>();
  private int played;
  private int asked;
  private boolean asksForAnswers;

  /**
   * Plays {@code prefix}.
   *
   * @param writer told of loads that are carried out earlier
   * @param stored what loads that wait may find
   * @param arrivals whether to note arrivals; values that nobody knows are noted either way
   * @param moves whether to note moved accesses
   * @param standstills decides what becomes of a frame that stands still once all is played, or null if nobody asks
   */
  Extensions(
      Machine machine,
      List<Decision> prefix,
      ScheduleWriter writer,
      StoredValues stored,
      boolean arrivals,
      boolean moves,
      Supplier<Standstill> standstills) {
    this.machine = machine;
    this.prefix = List.copyOf(prefix);
    this.writer = writer;
    this.stored = stored;
    this.arrivals = arrivals;
    this.moves = moves;
    this.standstills = standstills;
  }

  /** {@return what could be decided next, in the order in which a run asks} */
  List<Decision> found() {
    return found;
  }

  /** {@return how often the run has asked, at a point or for a value} */
  int asked() {
    return asked;
  }

  /** {@return whether there was a load that may wait} */
  boolean asksForAnswers() {
    return asksForAnswers;
  }

  /** {@return whether all has been played} */
  boolean isPlayed() {
    return played == prefix.size();
  }

  private boolean isNext(Frame frame, Decision.Move what) {
    return !isPlayed() && prefix.get(played).isAt(frame) && prefix.get(played).what() == what;
  }

  @Override
  public Optional<Arrival> arriving(Cpu cpu) {
    asked++;
    if (!isPlayed()) {
      if (!isNext(Frame.of(cpu), null) || prefix.get(played).kind().isChoice()) {
        return Optional.empty();
      }
      return Optional.of(prefix.get(played++).kind());
    }
    if (arrivals) {
      note(Frame.of(cpu), legal(cpu));
    }
    return Optional.empty();
  }

  @Override
  public int device(Cpu cpu, Arrival arrival, int devices) {
    return prefix.get(played - 1).which();
  }

  /** {@return what may arrive where {@code cpu} stands} */
  Set<Arrival> legal(Cpu cpu) {
    Set<Arrival> legal = EnumSet.noneOf(Arrival.class);
    for (Arrival arrival : machine.setup().arrivals()) {
      if (!arrival.isChoice() && machine.refusing(cpu, arrival).isEmpty()) {
        legal.add(arrival);
      }
    }
    return legal;
  }

  /** Notes that these could arrive where {@code frame} stands. */
  void note(Frame frame, Set<Arrival> arriving) {
    for (Arrival arrival : arriving) {
      machine.devices(arrival).forEach(device -> found.add(Decision.arrival(device, frame)));
    }
  }

  @Override
  public boolean takes(Cpu cpu, Arrival choice) {
    asked++;
    if (!isPlayed()) {
      boolean isTaken = isNext(Frame.of(cpu), null) && prefix.get(played).kind() == choice;
      played += isTaken ? 1 : 0;
      return isTaken;
    }
    Decision taking = Decision.choice(choice, Frame.of(cpu));
    if (!taking.isArrival() || arrivals && machine.setup().arrivals().contains(choice)) {
      found.add(taking);
    }
    return false;
  }

  @Override
  public Standstill standsStill(Cpu cpu) {
    if (!isPlayed() && prefix.get(played).isAfter(Frame.of(cpu))) {
      return Standstill.GOES_ON;
    }
    return standstills == null ? Standstill.ENDLESS : standstills.get();
  }

  @Override
  public Compiler compiler() {
    return this;
  }

  @Override
  public boolean putsOff(Cpu cpu) {
    if (isNext(Frame.of(cpu), Decision.Move.PUT_OFF)) {
      played++;
      return true;
    }
    if (isPlayed() && moves) {
      found.add(Decision.move(Decision.Move.PUT_OFF, Frame.of(cpu), 0));
    }
    return false;
  }

  @Override
  public OptionalInt answers(Cpu cpu, Cell cell, int now, boolean nowToo) {
    if (isNext(Frame.of(cpu), Decision.Move.ANSWER)) {
      return OptionalInt.of(prefix.get(played++).which());
    }
    if (isPlayed() && moves && arrivals) {
      asksForAnswers = true;
      if (nowToo) {
        found.add(Decision.move(Decision.Move.ANSWER, Frame.of(cpu), now));
      }
      for (int value : stored.of(cell)) {
        if (value != now) {
          found.add(Decision.move(Decision.Move.ANSWER, Frame.of(cpu), value));
        }
      }
    }
    return OptionalInt.empty();
  }

  @Override
  public int carriesOut(Cpu cpu, List<? extends Waiting> ready) {
    if (isNext(Frame.of(cpu), Decision.Move.CARRY_OUT)) {
      return prefix.get(played++).which();
    }
    if (isPlayed()) {
      for (Waiting access : ready) {
        found.add(Decision.move(Decision.Move.CARRY_OUT, Frame.of(cpu), access.point()));
      }
    }
    return NOTHING;
  }

  @Override
  public int hoists(Cpu cpu, int first, int arrived, List<Integer> different) {
    if (isNext(Frame.of(cpu), Decision.Move.HOIST)) {
      int before = prefix.get(played++).which();
      writer.hoisted(Frame.of(cpu), before);
      return before;
    }
    if (isPlayed() && moves) {
      for (int before : different) {
        found.add(Decision.move(Decision.Move.HOIST, Frame.of(cpu), before));
      }
    }
    return arrived;
  }
}
