package dev.regnest.explore;

import dev.regnest.machine.Arrival;
import dev.regnest.machine.Device;
import java.util.ArrayList;
import java.util.List;

/**
 * What arrives where: a sequence of arrivals, each at a point of the frame it interrupts, with its own arrivals inside.
 *
 * <p>Its text form is {@code s6(h4(n2))}: a softirq at point 6 of the task, a hardirq at point 4 of that, an NMI at point 2 of that;
 * {@code -} is the empty one. {@code d2:5} says that the compiler has moved an access: what the code has at point 2 of the frame is carried out
 * at its point 5, between the arrivals there as they are written; {@code d5:2} and {@code d5:5} are loads hoisted to point 2, or over what
 * arrives at point 5 itself.
 *
 * <p>Where several devices interrupt at one level, {@code h2.3} is an arrival of the third of them, and {@code h2} one of the first.
 *
 * <p>Where tasks may be left half done, {@code p5(p3)p9} reads: at point 5 of task A task B runs; at point 3 of B task A goes on, B left half done;
 * at point 9 of A task B goes on from there. B's points are numbered on, whenever it runs. If A never lets it go on, it does so when A is
 * through, and nothing arrives then. On PREEMPT_RT, {@code p5(s4(p2))p9(s0(n7)n6)} leaves B at point 2 of a softirq over it; from point 9 of A on that softirq goes
 * on first, {@code s0}, and then B from its point 4. {@code c6} moves A to the other CPU at its point 6.
 *
 * @param arrivals what arrives in the task, in order
 */
public record Schedule(List<Event> arrivals) {
  /** What stands for the point of a softirq that goes on where it was left. */
  public static final int GOES_ON = 0;

  /**
   * One arrival.
   *
   * @param kind what arrives
   * @param point the point of the interrupted frame, from 1; {@link #GOES_ON} if it has arrived before
   * @param inside what arrives in its own frame, in order
   * @param access for {@link Arrival#MOVED_ACCESS}, the point at which the code has the access; else 0
   * @param device the number of the device that brings it about, from 0
   */
  public record Event(Arrival kind, int point, List<Event> inside, int access, int device) {
    /** Copies the list, so that an event never changes. */
    public Event {
      inside = List.copyOf(inside);
    }

    /** Creates the event of an arrival by the first device of its level, or of a choice. */
    public Event(Arrival kind, int point, List<Event> inside) {
      this(kind, point, inside, 0, 0);
    }

    /** {@return the access that the code has at point {@code access}, carried out at {@code point}} */
    public static Event move(int access, int point) {
      return new Event(Arrival.MOVED_ACCESS, point, List.of(), access, 0);
    }

    /** {@return the same, brought about by the device of that number} */
    public Event by(int number) {
      return new Event(kind, point, inside, access, number);
    }

    /** {@return whether it is a softirq over task B that goes on where it was left, and so no arrival} */
    public boolean isGoingOn() {
      return point == GOES_ON;
    }

    /** {@return the same so many points later} */
    public Event later(int points) {
      if (isGoingOn()) {
        return this;
      }
      int from = isMove() ? access + points : access;
      return new Event(kind, point + points, inside, from, device);
    }

    /** {@return whether it is a moved access} */
    public boolean isMove() {
      return kind == Arrival.MOVED_ACCESS;
    }

    private int size() {
      return (isMove() || isGoingOn() ? 0 : 1)
          + inside.stream().mapToInt(Event::size).sum();
    }

    private int moves() {
      return (isMove() ? 1 : 0) + inside.stream().mapToInt(Event::moves).sum();
    }

    private int depth() {
      return isMove() ? 0 : 1 + inside.stream().mapToInt(Event::depth).max().orElse(0);
    }

    private void print(StringBuilder text) {
      text.append(isMove() ? "d" + access + ":" + point : Device.text(kind, point, device));
      if (!inside.isEmpty()) {
        text.append('(');
        inside.forEach(event -> event.print(text));
        text.append(')');
      }
    }
  }

  /** Copies the list, so that a schedule never changes. */
  public Schedule {
    arrivals = List.copyOf(arrivals);
  }

  /** {@return the schedule in which nothing arrives} */
  public static Schedule empty() {
    return new Schedule(List.of());
  }

  /**
   * {@return the schedule of that text form}
   *
   * @throws IllegalArgumentException with the text in quotes, what is wrong and what a schedule looks like
   */
  public static Schedule parse(String text) {
    return new ScheduleParser(text).parse();
  }

  /** {@return the number of arrivals} */
  public int size() {
    return arrivals.stream().mapToInt(Event::size).sum();
  }

  /** {@return the number of accesses that the compiler moved, which are no arrivals} */
  public int moves() {
    return arrivals.stream().mapToInt(Event::moves).sum();
  }

  /** {@return how often the task enters the kernel again} */
  public int reentries() {
    return (int) steps().stream().filter(step -> step.kind() == Arrival.REENTRY).count();
  }

  /** {@return how deep they nest: 0 for none, 1 for arrivals over the task only} */
  public int depth() {
    return arrivals.stream().mapToInt(Event::depth).max().orElse(0);
  }

  /** {@return the arrivals in the order in which they start, each with the depth of the frame it interrupts} */
  public List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    arrivals.forEach(event -> addSteps(event, 0, steps));
    return steps;
  }

  private static void addSteps(Event event, int depth, List<Step> steps) {
    steps.add(new Step(event.kind(), depth, event.point(), event.access(), event.device()));
    event.inside().forEach(inner -> addSteps(inner, depth + 1, steps));
  }

  /** {@return the schedule whose arrivals start in that order} */
  public static Schedule of(List<Step> steps) {
    int[] next = {0};
    return new Schedule(events(steps, next, 0));
  }

  private static List<Event> events(List<Step> steps, int[] next, int depth) {
    List<Event> events = new ArrayList<>();
    while (next[0] < steps.size() && steps.get(next[0]).depth() == depth) {
      Step step = steps.get(next[0]);
      next[0]++;
      events.add(new Event(
          step.kind(), step.point(), events(steps, next, depth + 1), step.access(), step.device()));
    }
    return events;
  }

  /** {@return the text form} */
  @Override
  public String toString() {
    if (arrivals.isEmpty()) {
      return "-";
    }
    StringBuilder text = new StringBuilder();
    arrivals.forEach(event -> event.print(text));
    return text.toString();
  }
}
