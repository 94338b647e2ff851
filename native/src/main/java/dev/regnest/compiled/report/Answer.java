package dev.regnest.compiled.report;

import dev.regnest.compiled.Result;
import java.util.List;

/**
 * What was found of one file.
 *
 * @param file its name
 * @param lines what was run, in order
 * @param notAsked the hypotheses that cannot be put to compiled code, each with its reason
 * @param refusals what compilers that refuse the file say
 */
public record Answer(String file, List<Line> lines, List<String> notAsked, List<String> refusals) {
  /**
   * One compiler at one level under one hypothesis.
   *
   * @param result what was seen
   * @param model the model's verdict with nothing moved
   * @param remark what stands beside that: how the file bounds itself, or why nothing is tested; empty where there is nothing to say
   * @param predicted whether the model knew it
   */
  public record Line(Result result, String model, String remark, Predicted predicted) {
    /** {@return what a script is told} */
    public Exit exit() {
      if (predicted == Predicted.NO) {
        return Exit.MODEL_IS_WRONG;
      }
      if (result.failure().isPresent()) {
        return Exit.of(result.failure().get().kind());
      }
      if (!result.isComplete()) {
        return Exit.INCOMPLETE;
      }
      if (result.isVacuous()) {
        return Exit.VACUOUS;
      }
      if (predicted == Predicted.UNDECIDED) {
        return Exit.UNKNOWN;
      }
      return result.breaks().isEmpty() ? Exit.HOLDS : Exit.VIOLATED;
    }
  }

  /** {@return the worst of all} */
  public Exit exit() {
    Exit worst = refusals.isEmpty() ? Exit.HOLDS : Exit.REFUSED;
    for (Line line : lines) {
      worst = worst.or(line.exit());
    }
    return worst;
  }
}
