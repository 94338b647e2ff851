package dev.regnest.junit;

import dev.regnest.explore.Counterexample;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.ToolName;
import dev.regnest.properties.Question;
import dev.regnest.properties.ReplayLine;
import dev.regnest.report.CounterexampleText;
import dev.regnest.report.VerdictLine;
import java.util.ArrayList;
import java.util.List;

/** What a failed test prints: the verdict, and each counterexample as it is pasted into a mail. */
final class Report {
  private Report() {}

  /** {@return those lines, after the one that says what is not as expected} */
  static List<String> of(String surprise, Judgement judgement) {
    List<String> lines = new ArrayList<>(List.of(surprise));
    lines.addAll(VerdictLine.lines(judgement, ""));
    judgement.broken().values().forEach(counterexample -> {
      lines.add("");
      lines.addAll(text(judgement, counterexample).lines());
    });
    return lines;
  }

  /** {@return the failure of a test that says so} */
  static AssertionError failure(List<String> lines) {
    String end = System.lineSeparator();
    return new AssertionError(end + String.join(end, lines));
  }

  private static CounterexampleText text(Judgement judgement, Counterexample counterexample) {
    CounterexampleText text = CounterexampleText.of(judgement, counterexample);
    Question question = new Question(judgement.design(), judgement.hypothesis());
    return text.replayedBy(ReplayLine.of(
            question, counterexample.schedule(), counterexample.violation().claim())
        .filter(line -> !judgement.design().isFile())
        .orElseGet(() -> installed(text.replay())));
  }

  /** Where tests are one's own there is no checkout of regnest. */
  private static String installed(String command) {
    return ToolName.INSTALLED + command.substring(ToolName.here().length());
  }
}
