package dev.regnest.explore;

import dev.regnest.machine.Cell;
import dev.regnest.machine.Refuted;
import dev.regnest.machine.Tracer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the code of one run is answered by the loads that a schedule lets wait.
 *
 * <p>A schedule says where such a load is carried out, and so what it finds, but the code goes on with that before. The answers are those
 * that come true, found by trying the values that any run so far stored to the cell, and only then those stored elsewhere: what is stored only if
 * the answer is right, no run has stored before. Of several, those are taken that no load would have found where the code has it.
 */
public final class Answers {
  private static final int MOST_TRIES = 10_000;

  private final List<Integer> given;
  private int asked;
  private Asked open;

  /** A load that waits, and its answers but for the one that it would find at once, unless that is as good as any. */
  private record Asked(List<Integer> before, Cell cell, int now, boolean nowToo) {
    Stream<List<Integer>> answered(List<Integer> values) {
      Stream<Integer> others = values.stream().filter(value -> value != now);
      return Stream.concat(others, nowToo ? Stream.of(now) : Stream.empty()).map(value -> {
        List<Integer> more = new ArrayList<>(before);
        more.add(value);
        return more;
      });
    }
  }

  private Answers(List<Integer> given) {
    this.given = given;
  }

  /** {@return the same, to be given once more} */
  Answers again() {
    return new Answers(given);
  }

  /** {@return what the load is answered that comes next} */
  public int next(Cell cell, int now, boolean nowToo) {
    if (asked < given.size()) {
      asked++;
      return given.get(asked - 1);
    }
    if (open == null) {
      open = new Asked(given, cell, now, nowToo);
    }
    asked++;
    return now;
  }

  /** One run from the start, with those answers, which tells the tracer what is stored. */
  @FunctionalInterface
  public interface Attempt {
    /** Runs; throws {@link Refuted} if the answers do not come true, or what it throws where the schedule does not fit. */
    void run(Answers answers, Tracer tracer);
  }

  /**
   * {@return the answers that come true, to be given once more in the same order}
   *
   * @throws RuntimeException what the first attempt threw, if none does
   */
  public static Answers find(Attempt attempt) {
    StoredValues stored = new StoredValues();
    Set<Asked> asked = new LinkedHashSet<>();
    Set<List<Integer>> known = new HashSet<>();
    Deque<List<Integer>> toTry = new ArrayDeque<>(List.of(List.of()));
    Answers unchanged = null;
    RuntimeException first = null;
    for (int tries = 0; !toTry.isEmpty() && tries < MOST_TRIES; tries++) {
      Answers answers = new Answers(toTry.remove());
      try {
        attempt.run(answers, stored);
        if (answers.open == null) {
          return new Answers(answers.given);
        }
        unchanged = unchanged == null ? new Answers(answers.given) : unchanged;
      } catch (Refuted | IllegalScheduleException | IllegalStateException wrong) {
        first = first == null ? wrong : first;
      }
      if (answers.open != null) {
        asked.add(answers.open);
      }
      for (Asked load : asked) {
        load.answered(stored.of(load.cell())).filter(known::add).forEach(toTry::add);
      }
      for (Asked load : toTry.isEmpty() ? asked : Set.<Asked>of()) {
        load.answered(stored.ofOthers(load.cell())).filter(known::add).forEach(toTry::add);
      }
    }
    if (unchanged == null) {
      throw first;
    }
    return unchanged;
  }
}
