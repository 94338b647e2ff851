package dev.regnest.explore;

import dev.regnest.check.Violation;
import dev.regnest.design.Design;
import dev.regnest.machine.Arrival;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Deed;
import dev.regnest.machine.Frame;
import dev.regnest.machine.Predicate;
import dev.regnest.machine.Setup;
import dev.regnest.machine.Tracer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How wide the window of a counterexample is: at which points of the frame it interrupts its last arrival breaks the same claim.
 *
 * <p>The rest of the schedule stays as it is, moved accesses included. Found by replaying each.
 *
 * @param without the schedule without its last arrival
 * @param points how many points that frame then has
 * @param open those of them, from 1, at which the claim breaks in the same kind of violation
 */
public record Window(Schedule without, int points, List<Integer> open) {
  /** Copies the list. */
  public Window {
    open = List.copyOf(open);
  }

  /** {@return the window of a counterexample, or empty if nothing arrives in it that could arrive elsewhere} */
  public static Optional<Window> of(Design design, Setup setup, Counterexample counterexample) {
    List<Step> rest = new ArrayList<>(counterexample.schedule().steps());
    int at = rest.size() - 1;
    while (at >= 0 && rest.get(at).isMove()) {
      at--;
    }
    if (at < 0 || rest.get(at).kind().isChoice()) {
      return Optional.empty();
    }
    Step last = rest.remove(at);
    Replay replay = new Replay(design, setup);
    List<Step> without = legal(replay, rest);
    int points = points(replay, without, last);
    List<Integer> open = new ArrayList<>();
    for (int point = 1; point <= points; point++) {
      if (breaks(replay, moved(rest, at, last, point), counterexample.violation())) {
        open.add(point);
      }
    }
    return Optional.of(new Window(Schedule.of(without), points, open));
  }

  private static boolean breaks(Replay replay, List<Step> steps, Violation violation) {
    try {
      return replay.run(Schedule.of(steps)).stream()
          .anyMatch(v -> v.claim() == violation.claim() && v.getClass() == violation.getClass());
    } catch (IllegalScheduleException masked) {
      return false;
    }
  }

  /**
   * The last arrival at another point of its frame; whatever arrived there at a later point now comes after it, and so does what had waited
   * up to that point.
   */
  private static List<Step> moved(List<Step> rest, int wasAt, Step last, int point) {
    int start = wasAt;
    while (start > 0 && rest.get(start - 1).depth() >= last.depth()) {
      start--;
    }
    int at = start;
    while (at < rest.size()
        && rest.get(at).depth() >= last.depth()
        && (rest.get(at).depth() > last.depth() || isBefore(rest.get(at), point))) {
      at++;
    }
    List<Step> steps = new ArrayList<>(rest);
    steps.add(at, last.at(point));
    return steps;
  }

  private static boolean isBefore(Step step, int point) {
    boolean hadWaited = step.isMove() && step.access() < step.point();
    return step.point() < point || step.point() == point && !hadWaited;
  }

  /** Without the last arrival a compiler may have nothing to move an access over, and moves nothing then. */
  private static List<Step> legal(Replay replay, List<Step> rest) {
    try {
      replay.run(Schedule.of(rest));
      return rest;
    } catch (IllegalScheduleException nothingToMoveOver) {
      return rest.stream().filter(step -> !step.isMove()).toList();
    }
  }

  private static int points(Replay replay, List<Step> rest, Step last) {
    int arrivals = (int) rest.stream().filter(step -> !step.isMove()).count();
    LastFrame frame = new LastFrame(last.depth(), arrivals);
    replay.run(Schedule.of(rest), frame, (cpu, violation) -> {});
    return frame.points;
  }

  /** Counts the points of the frame of a certain depth that runs once so many arrivals have started. */
  private static final class LastFrame implements Tracer {
    private final int depth;
    private int toCome;
    private int points;

    LastFrame(int depth, int toCome) {
      this.depth = depth;
      this.toCome = toCome;
    }

    private void stands(Frame frame) {
      if (toCome == 0 && frame.depth() == depth) {
        points = Math.max(points, frame.point());
      }
    }

    @Override
    public void entered(Frame frame) {
      toCome--;
    }

    @Override
    public void returned(Frame frame) {
      stands(frame);
      if (toCome == 0 && frame.depth() == depth) {
        toCome = -1;
      }
    }

    @Override
    public void loaded(Frame frame, Cell cell, int value) {
      stands(frame);
    }

    @Override
    public void stored(Frame frame, Cell cell, int value) {
      stands(frame);
    }

    @Override
    public void asked(Frame frame, Predicate predicate, int answer) {
      stands(frame);
    }

    @Override
    public void did(Frame frame, Deed deed) {
      stands(frame);
    }

    @Override
    public void took(Frame frame, Arrival choice) {
      toCome--;
      stands(frame);
    }
  }
}
