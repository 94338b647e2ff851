package dev.regnest.explore;

import dev.regnest.machine.Arrival;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Device;
import dev.regnest.machine.Frame;
import dev.regnest.machine.Predicate;
import dev.regnest.machine.Tracer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Writes down the schedule of a run while it goes on.
 *
 * <p>Where an access is carried out that the compiler put off shows only then, so the schedule of such a run is known when it has ended.
 */
public final class ScheduleWriter implements Tracer {
  /** What is written of one frame, and where it arrived. */
  private static final class Written {
    private final Device device;
    private final int point;
    private final List<Schedule.Event> events = new ArrayList<>();
    private final List<Schedule.Event> arrivals = new ArrayList<>();

    Written(Device device, int point) {
      this.device = device;
      this.point = point;
    }
  }

  private final Tracer stores;
  private boolean softirqIsLeft;
  private final Deque<Written> frames = new ArrayDeque<>(List.of(new Written(null, 0)));

  /** Creates one that writes down nothing else. */
  public ScheduleWriter() {
    this(new StoredValues());
  }

  /** Creates one that passes on to {@code stores} what is stored. */
  public ScheduleWriter(Tracer stores) {
    this.stores = stores;
  }

  /** {@return the schedule of the run that has ended, if need be in the middle} */
  public Schedule schedule() {
    while (frames.size() > 1) {
      close();
    }
    return new Schedule(frames.peek().events);
  }

  @Override
  public void entered(Frame frame) {
    boolean goesOn = softirqIsLeft && frame.arrival() == Arrival.SOFTIRQ && frame.isInTaskB();
    softirqIsLeft &= !goesOn;
    int point = goesOn ? Schedule.GOES_ON : frame.interrupted().point();
    frames.push(new Written(frame.device(), point));
  }

  @Override
  public void returned(Frame frame) {
    close();
  }

  private void close() {
    Written ended = frames.pop();
    Schedule.Event event = new Schedule.Event(ended.device.arrival(), ended.point, ended.events)
        .by(ended.device.number());
    frames.peek().events.add(event);
    frames.peek().arrivals.add(event);
  }

  /** The load at which {@code frame} stands is carried out before the arrival of that number in it. */
  public void hoisted(Frame frame, int before) {
    Schedule.Event arrival = frames.peek().arrivals.get(before);
    int at = 0;
    while (frames.peek().events.get(at) != arrival) {
      at++;
    }
    frames.peek().events.add(at, Schedule.Event.move(frame.point(), arrival.point()));
  }

  @Override
  public void moved(Frame frame, int point, Cell cell) {
    if (point < frame.point()) {
      frames.peek().events.add(Schedule.Event.move(point, frame.point()));
    }
  }

  @Override
  public void took(Frame frame, Arrival choice) {
    softirqIsLeft |= choice == Arrival.PREEMPTION && frame.arrival() == Arrival.SOFTIRQ;
    frames.peek().events.add(new Schedule.Event(choice, frame.point(), List.of()));
  }

  @Override
  public void loaded(Frame frame, Cell cell, int value) {}

  @Override
  public void stored(Frame frame, Cell cell, int value) {
    stores.stored(frame, cell, value);
  }

  @Override
  public void asked(Frame frame, Predicate predicate, int answer) {}
}
