package dev.regnest.report;

import dev.regnest.check.Violation;
import dev.regnest.design.Design;
import dev.regnest.explore.Counterexample;
import dev.regnest.explore.IllegalScheduleException;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.Replay;
import dev.regnest.explore.Schedule;
import dev.regnest.explore.Step;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Dependences;
import dev.regnest.machine.RunRefused;
import dev.regnest.machine.Setup;
import dev.regnest.machine.Switch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** What becomes of one counterexample without each thing that happened in it. */
final class KnockOuts {
  /** What became of it. */
  enum Outcome {
    /** The same claim breaks in the same way. */
    STILL_BROKEN,
    /** It holds, though all arrives where it did. */
    HOLDS,
    /** Something cannot arrive where it did, or code goes astray before. */
    OTHER_WAY
  }

  /** Something that happened, whether the story has its row or tells of it at least, and what becomes of the counterexample without it. */
  record Tried(int index, String what, boolean isKept, boolean isTold, Outcome outcome) {}

  private final Design design;
  private final Setup setup;
  private final Counterexample example;
  private final Recording recording;
  private final List<Row> rows;
  private final List<Integer> story;
  private final boolean isFull;

  /** Tries one counterexample, of which {@code story} is told. */
  KnockOuts(Judgement judgement, Counterexample example, List<Row> story) {
    design = judgement.design();
    setup = judgement.hypothesis().setup(judgement.registers());
    this.example = example;
    Timeline timeline =
        Timeline.of(design, judgement.hypothesis(), judgement.registers(), example.schedule());
    recording = timeline.recording();
    rows = timeline.rows();
    this.story = story.stream()
        .filter(row -> row.kind() != Row.Kind.FOLDED)
        .map(Row::start)
        .toList();
    isFull = story.size() >= Timeline.MOST_ROWS;
  }

  /** {@return every event that was left out, with what became of it} */
  List<Tried> all() {
    List<Tried> tried = new ArrayList<>();
    int end = end();
    for (int i = 0; i <= end; i++) {
      for (Supplier<Outcome> without : without(i)) {
        tried.add(new Tried(i, text(i), isKept(i), isTold(i), without.get()));
      }
    }
    return tried;
  }

  private int end() {
    return rows.stream()
        .filter(row -> row.violations().contains(example.violation()))
        .mapToInt(row -> row.start() + row.happenings().size() - 1)
        .findFirst()
        .orElseThrow();
  }

  /** {@return the index of the first happening of the row that tells of that happening, or that of itself} */
  int row(int index) {
    return rows.stream()
        .filter(row -> tells(row, index))
        .mapToInt(Row::start)
        .findFirst()
        .orElse(index);
  }

  private static boolean tells(Row row, int index) {
    return row.start() <= index && index < row.start() + row.happenings().size();
  }

  private boolean isKept(int index) {
    return story.contains(row(index));
  }

  /** {@return whether the story tells it: where it is full, the store that a load finds tells of the load} */
  private boolean isTold(int index) {
    return isKept(index)
        || isFull
            && recording.happenings().get(index) instanceof Happening.Loaded loaded
            && lastStore(loaded.cell(), index).stream().anyMatch(this::isKept);
  }

  private OptionalInt lastStore(Cell cell, int before) {
    return IntStream.range(0, before)
        .filter(i -> recording.happenings().get(i) instanceof Happening.Stored stored
            && stored.cell() == cell)
        .max();
  }

  private String text(int index) {
    Happening happening = recording.happenings().get(index);
    return rows.stream()
            .filter(row -> tells(row, index))
            .map(Row::text)
            .findFirst()
            .orElse("-") + " | " + happening.getClass().getSimpleName() + " "
        + cell(happening).map(Cell::name).orElse("");
  }

  private static Optional<Cell> cell(Happening happening) {
    if (happening instanceof Happening.Stored stored) {
      return Optional.of(stored.cell());
    }
    return happening instanceof Happening.Loaded loaded
        ? Optional.of(loaded.cell())
        : Optional.empty();
  }

  private List<Supplier<Outcome>> without(int index) {
    Happening happening = recording.happenings().get(index);
    if (happening instanceof Happening.Arrived arrived) {
      return List.of(() -> withoutArrival(arrived.arrived().number()));
    }
    List<Supplier<Outcome>> all = new ArrayList<>();
    if (happening instanceof Happening.Stored stored && !isJudgedBy(stored)) {
      all.add(() -> without(index, OptionalInt.empty()));
      if (stored.reads()) {
        answered(index, stored.cell(), stored.before()).ifPresent(all::add);
      }
    }
    if (happening instanceof Happening.Loaded loaded) {
      answered(index, loaded.cell(), loaded.value()).ifPresent(all::add);
    }
    return all;
  }

  /**
   * {@return whether the claim itself names that store} Isolation is judged from the sample's own last store on, or else from its pointer; and
   * that a count was taken on the other CPU is what is wrong with giving it back on this one.
   */
  private boolean isJudgedBy(Happening.Stored stored) {
    String cell = stored.cell().name();
    if (example.violation() instanceof Violation.Imbalance imbalance) {
      return !cell.equals(imbalance.counter())
          && Names.onAnyCpu(cell).equals(Names.onAnyCpu(imbalance.counter()));
    }
    return example.violation() instanceof Violation.Interference broken
        && broken.cell().startsWith(Names.object(stored.cell()) + ".")
        && stored.sample() == sampleAtEnd();
  }

  private int sampleAtEnd() {
    return ((Happening.Emitted) recording.happenings().get(recording.index(example.violation())))
        .sample();
  }

  private Optional<Supplier<Outcome>> answered(int index, Cell cell, int value) {
    OptionalInt before = before(cell, value, index);
    return before.isPresent() ? Optional.of(() -> without(index, before)) : Optional.empty();
  }

  /** {@return what had been in the cell before the last store to it, if that is another value} */
  private OptionalInt before(Cell cell, int value, int index) {
    OptionalInt last = lastStore(cell, index);
    if (last.isEmpty()) {
      return last;
    }
    int before = ((Happening.Stored) recording.happenings().get(last.getAsInt())).before();
    return before == value ? OptionalInt.empty() : OptionalInt.of(before);
  }

  private Outcome without(int index, OptionalInt answer) {
    List<Integer> path = new ArrayList<>();
    Happening happening = recording.happenings().get(index);
    boolean moved = index > 0 && recording.happenings().get(index - 1) instanceof Happening.Moved;
    path.add(
        moved
            ? ((Happening.Moved) recording.happenings().get(index - 1)).code()
            : happening.point());
    Visit visit = happening.visit();
    for (; !visit.isTask(); visit = visit.interrupted()) {
      path.add(0, visit.point());
    }
    path.add(0, visit.arrival() == null ? 0 : 1);
    KnockOut out = new KnockOut(path, answer, setup.has(Switch.COMPILER_REORDERS));
    return replay(design.interposed(out), example.schedule());
  }

  /** Arrivals have the numbers of their order, from 1. */
  private Outcome withoutArrival(int number) {
    List<Step> left = new ArrayList<>();
    int arrivals = 0;
    int leftOut = -1;
    for (Step step : example.schedule().steps()) {
      arrivals += step.kind().isChoice() ? 0 : 1;
      if (leftOut >= 0 && step.depth() <= leftOut) {
        leftOut = Integer.MIN_VALUE;
      }
      if (leftOut == -1 && arrivals == number && !step.kind().isChoice()) {
        leftOut = step.depth();
      } else if (leftOut < 0) {
        left.add(step);
      }
    }
    return replay(design, Schedule.of(left));
  }

  private Outcome replay(Design changed, Schedule schedule) {
    List<Violation> violations = new ArrayList<>();
    boolean isPossible = true;
    try {
      new Replay(changed, setup).run(schedule, null, (cpu, broken) -> violations.add(broken));
    } catch (IllegalScheduleException | RunRefused other) {
      isPossible = false;
    }
    if (violations.contains(example.violation()) && !isOfOtherValues(changed, schedule)) {
      return Outcome.STILL_BROKEN;
    }
    return isPossible && violations.stream().noneMatch(this::goesAstray)
        ? Outcome.HOLDS
        : Outcome.OTHER_WAY;
  }

  /** {@return whether code that goes by a wrong index or pointer, as it did not before, may never come to the claim} */
  private boolean goesAstray(Violation violation) {
    boolean ends =
        violation instanceof Violation.OutOfBounds || violation instanceof Violation.Oops;
    return ends
        && recording.violations().values().stream().noneMatch(all -> all.contains(violation));
  }

  /** {@return whether the same assertion, at the same time, fails by other values} */
  private boolean isOfOtherValues(Design changed, Schedule schedule) {
    Recording.Claimed claimed = recording.claimed().get(example.violation());
    return claimed != null
        && !values(changed, schedule, claimed).equals(values(recording, claimed));
  }

  private List<Integer> values(Design changed, Schedule schedule, Recording.Claimed claimed) {
    Recorder recorder = new Recorder(setup);
    Replay replay = new Replay(changed, setup, recorder);
    try {
      replay.run(schedule, recorder, (cpu, broken) -> {
        recorder.violated(cpu, broken);
        if (broken.equals(example.violation())) {
          throw new Found();
        }
      });
    } catch (Found | IllegalScheduleException | RunRefused over) {
      // What comes later does not matter.
    }
    Recording other = recorder.recording(replay);
    Recording.Claimed now = other.claimed().get(example.violation());
    boolean isSame = now.visit().equals(claimed.visit()) && now.causes().equals(claimed.causes());
    return values(isSame ? other : recording, claimed);
  }

  private static final class Found extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private static List<Integer> values(Recording recording, Recording.Claimed claimed) {
    return recording.happenings().stream()
        .filter(h -> h instanceof Happening.Loaded
            && h.visit().equals(claimed.visit())
            && claimed.causes() != Dependences.ALL
            && claimed.causes().contains(h.point()))
        .map(h -> ((Happening.Loaded) h).value())
        .toList();
  }
}
