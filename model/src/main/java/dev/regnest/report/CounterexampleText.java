package dev.regnest.report;

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
    lines.add(headline(design, counterexample));
    lines.addAll(timeline.table(counterexample.violation()));
    lines.addAll(
        Explanation.of(timeline.story(counterexample.violation()), counterexample.violation()));
    Window.of(design, hypothesis.setup(registers), counterexample)
        .ifPresent(window -> lines.addAll(WindowText.of(window, judgement, counterexample)));
    lines.add(
        " replay: " + Invocation.replay(design, hypothesis, registers, counterexample.schedule()));
    return lines;
  }

  /** {@return the first line} */
  public static String headline(Design design, Counterexample counterexample) {
    return "regnest: "
        + counterexample.violation().kind()
        + " in "
        + design.id()
        + ": "
        + counterexample.violation().place();
  }
}
