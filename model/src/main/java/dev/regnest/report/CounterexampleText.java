package dev.regnest.report;

import dev.regnest.check.Violation;
import dev.regnest.design.Design;
import dev.regnest.explore.Counterexample;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.Window;
import dev.regnest.kernel.Register;
import java.util.ArrayList;
import java.util.List;

/** One counterexample as it is pasted into a mail: headline, table, steps, window, replay line. */
public final class CounterexampleText {
  private CounterexampleText() {}

  /** {@return the lines; the first one is made to be found by grep} */
  public static List<String> of(Judgement judgement, Counterexample counterexample) {
    Design design = judgement.design();
    Hypothesis hypothesis = judgement.hypothesis();
    List<Register> registers = judgement.registers();
    Timeline timeline = Timeline.of(design, hypothesis, registers, counterexample.schedule());
    List<String> lines = new ArrayList<>();
    lines.add(headline(design, counterexample.violation()));
    lines.addAll(timeline.table(counterexample.violation()));
    lines.addAll(timeline.explanation(counterexample.violation()));
    Window.of(design, hypothesis.setup(registers), counterexample)
        .map(window -> words(window, timeline, judgement))
        .ifPresent(lines::addAll);
    lines.add(
        " replay: " + Invocation.replay(design, hypothesis, registers, counterexample.schedule()));
    return lines;
  }

  private static List<String> words(Window window, Timeline timeline, Judgement judgement) {
    Timeline without = Timeline.of(
        judgement.design(), judgement.hypothesis(), judgement.registers(), window.without());
    List<Visit> visits = timeline.recording().visits();
    int interrupted = visits.get(visits.size() - 1).interrupted().number();
    return new WindowText(window, without.recording(), interrupted).lines();
  }

  /** {@return the first line} */
  public static String headline(Design design, Violation violation) {
    return "regnest: " + violation.kind() + " in " + design.id() + ": " + violation.place();
  }
}
