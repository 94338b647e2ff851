package dev.regnest.report;

import dev.regnest.check.Claim;
import dev.regnest.check.Violation;
import dev.regnest.design.Design;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.Replay;
import dev.regnest.explore.Schedule;
import dev.regnest.kernel.Register;
import dev.regnest.machine.Setup;
import java.util.List;
import java.util.Optional;

/** What one schedule does to one design, replayed and written down. */
public final class Timeline {
  /** A story that is longer is folded, as far as its brackets allow. */
  static final int MOST_ROWS = 18;

  private final String design;
  private final List<Violation> violations;
  private final Optional<String> endless;
  private final Recording recording;
  private final List<Row> rows;

  private Timeline(
      String design,
      List<Violation> violations,
      Optional<String> endless,
      Recording recording,
      int words) {
    this.design = design;
    this.violations = violations;
    this.endless = endless;
    this.recording = recording;
    rows = Condenser.rows(recording, words);
  }

  /**
   * {@return what happens when that schedule is replayed}
   *
   * @throws dev.regnest.explore.IllegalScheduleException if the schedule is not possible there
   */
  public static Timeline of(
      Design design, Hypothesis hypothesis, List<Register> registers, Schedule schedule) {
    Setup setup = hypothesis.setup(registers);
    Recorder recorder = new Recorder(setup);
    Replay replay = new Replay(design, setup, recorder);
    List<Violation> violations = replay.run(schedule, recorder, recorder);
    return new Timeline(
        design.id(), violations, replay.endless(), recorder.recording(replay), registers.size());
  }

  /** {@return the violations, in the order in which they happened} */
  public List<Violation> violations() {
    return violations;
  }

  /** {@return the place of the loop in which the run waited for what nothing modelled brings about; empty if it came to its end} */
  public Optional<String> endless() {
    return endless;
  }

  /** {@return the first line about that violation, made to be found by grep} */
  String headline(Violation violation) {
    boolean equal = violation.claim() == Claim.P1 && recording.isOfEqualWords();
    return "regnest: " + violation.kind() + (equal ? " (equal words)" : "") + " in " + design + ": "
        + violation.place();
  }

  /** {@return everything that happened, as a table} */
  public List<String> table() {
    return new Table(recording.visits(), rows, /* points= */ true).lines();
  }

  /** {@return what led to that violation, as a table of at most 20 lines where its arrivals leave room for that} */
  public List<String> table(Violation violation) {
    return new Table(recording.visits(), story(violation), /* points= */ false).lines();
  }

  /** {@return the first line about that violation and how it came about, in numbered steps, at most 75 columns wide} */
  public List<String> explanation(Violation violation) {
    List<String> lines = Text.wrap("", "  ", headline(violation), Table.WIDTH);
    lines.addAll(Explanation.numbered(steps(violation)));
    return lines;
  }

  /** {@return how that violation came about, a sentence each} */
  List<String> steps(Violation violation) {
    return Explanation.of(story(violation), violation, recording.reasons(violation));
  }

  /** {@return everything that happened, to be stepped through line by line} */
  public Playback playback() {
    return Playbacks.of(recording, rows);
  }

  List<Row> story(Violation violation) {
    return Story.of(recording, rows, violation, MOST_ROWS);
  }

  List<Row> rows() {
    return rows;
  }

  Recording recording() {
    return recording;
  }
}
