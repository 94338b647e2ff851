package dev.regnest.report;

import dev.regnest.design.Design;
import dev.regnest.explore.Counterexample;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.InterruptEntry;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.Window;
import dev.regnest.kernel.Register;
import java.util.ArrayList;
import java.util.List;

/**
 * One counterexample as it is pasted into a mail.
 *
 * @param headline the first line, made to be found by grep
 * @param table what led to the violation, at most 75 columns wide
 * @param steps the same in sentences, each with its because
 * @param window how many of the points at which the last arrival could hit break the claim; empty if nothing arrives
 * @param replay the command that shows it
 */
public record CounterexampleText(
    String headline, List<String> table, List<String> steps, String window, String replay) {

  /** Copies the lists. */
  public CounterexampleText {
    table = List.copyOf(table);
    steps = List.copyOf(steps);
  }

  /** {@return the texts for that counterexample of a judgement} */
  public static CounterexampleText of(Judgement judgement, Counterexample counterexample) {
    Design design = judgement.design();
    Hypothesis hypothesis = judgement.hypothesis();
    List<Register> registers = judgement.registers();
    Timeline timeline = Timeline.of(design, hypothesis, registers, counterexample.schedule());
    return new CounterexampleText(
        timeline.headline(counterexample.violation()),
        timeline.table(counterexample.violation()),
        timeline.steps(counterexample.violation()),
        Window.of(design, hypothesis.setup(registers), counterexample)
            .map(window -> words(window, timeline, judgement))
            .orElse(""),
        Invocation.replay(design, hypothesis, registers, counterexample.schedule()));
  }

  /** {@return where else that claim breaks in the same way: where an interrupt enters from user mode; none if it does not} */
  public static List<String> ofInterruptEntry(Judgement judgement, Counterexample counterexample) {
    List<String> lines = new ArrayList<>();
    InterruptEntry.breaking(
            judgement, counterexample.violation().claim(), counterexample.violation())
        .filter(other -> !other.schedule().equals(counterexample.schedule()))
        .map(other -> of(judgement, other))
        .ifPresent(text -> {
          lines.addAll(Text.wrap(
              " window where an interrupt enters from user mode: ",
              "   ",
              text.window(),
              Table.WIDTH));
          lines.add(" replay: " + text.replay());
        });
    return lines;
  }

  /** {@return the same where something else replays it} */
  public CounterexampleText replayedBy(String other) {
    return new CounterexampleText(headline, table, steps, window, other);
  }

  /** {@return all of it, a line each} */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.addAll(Text.wrap("", "  ", headline, Table.WIDTH));
    lines.addAll(table);
    lines.addAll(Explanation.numbered(steps));
    if (!window.isEmpty()) {
      lines.addAll(Text.wrap(" window: ", "   ", window, Table.WIDTH));
    }
    lines.add(" replay: " + replay);
    return lines;
  }

  private static String words(Window window, Timeline timeline, Judgement judgement) {
    Timeline without = Timeline.of(
        judgement.design(), judgement.hypothesis(), judgement.registers(), window.without());
    int interrupted = timeline.recording().lastInterrupted().number();
    return new WindowText(window, without.recording(), interrupted).sentence();
  }
}
