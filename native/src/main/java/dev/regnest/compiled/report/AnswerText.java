package dev.regnest.compiled.report;

import dev.regnest.compiled.Break;
import dev.regnest.compiled.Instruction;
import dev.regnest.compiled.Result;
import dev.regnest.report.Text;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** An answer for a person at a terminal. */
public final class AnswerText {
  private static final int WIDTH = 75;

  private final Answer answer;
  private final List<String> source;
  private final List<String> lines = new ArrayList<>();

  private AnswerText(Answer answer, List<String> source) {
    this.answer = answer;
    this.source = source;
  }

  /**
   * {@return the lines}
   *
   * @param source the lines of the file
   * @param details whether to show how each claim broke first, and not only where
   */
  public static List<String> of(Answer answer, List<String> source, boolean details) {
    AnswerText text = new AnswerText(answer, source);
    text.table();
    if (details) {
      text.breaks();
    }
    return text.lines;
  }

  private void table() {
    lines.add(answer.file());
    answer.refusals().forEach(line -> lines.add("  " + line));
    String hypothesis = "";
    for (Answer.Line line : answer.lines()) {
      if (!line.result().hypothesis().equals(hypothesis)) {
        hypothesis = line.result().hypothesis();
        String remark = line.remark().isEmpty() ? "" : ", " + line.remark();
        lines.addAll(Text.wrap(
            "  ", "      ", hypothesis + ": " + line.model() + " in the model" + remark, WIDTH));
      }
      lines.add(row(line));
    }
    answer.notAsked().forEach(reason -> lines.add("  not asked: " + reason));
  }

  private static String row(Answer.Line line) {
    Result result = line.result();
    String row = String.format(
        "    %-14s -O%s %6d instructions %5d bad",
        result.compiler(), result.level(), result.instructions(), result.bad());
    if (!result.breaks().isEmpty()) {
      row += "  " + String.join(" ", result.claims()) + ", " + prediction(line.predicted());
      if (result.breaks().stream().anyMatch(broken -> broken.arrivals().isEmpty())) {
        row += "; breaks with nothing arriving";
      }
    }
    return row + complaints(result);
  }

  private static String prediction(Predicted predicted) {
    switch (predicted) {
      case AS_WRITTEN:
        return "which the model knows";
      case MOVED:
        return "which the model knows of compilers that move accesses";
      case UNDECIDED:
        return "of which the model does not decide whether it can be";
      default:
        return "WHICH THE MODEL CALLS PROVED: the model is wrong";
    }
  }

  private static String complaints(Result result) {
    StringBuilder text = new StringBuilder();
    result
        .failure()
        .ifPresent(f -> text.append("; ").append(f.kind()).append(": ").append(f.message()));
    if (result.undelivered() > 0) {
      text.append("; INCOMPLETE: ")
          .append(result.undelivered())
          .append(" arrivals did not reach their instruction");
    }
    if (result.disagreed() > 0) {
      text.append("; INCOMPLETE: ")
          .append(result.disagreed())
          .append(" runs ended otherwise when they were repeated");
    }
    if (result.failure().isEmpty() && result.instructions() == 0) {
      text.append("; VACUOUS: nothing can arrive");
    } else if (result.failure().isEmpty() && !result.asserts()) {
      text.append(
          result.gone().isEmpty()
              ? "; VACUOUS: nothing is asserted"
              : "; VACUOUS: no assertion is left in the code");
    }
    if (!result.gone().isEmpty()) {
      text.append("; the compiler removed the assertion of line ").append(numbers(result.gone()));
    }
    return text.toString();
  }

  private static String numbers(List<Integer> numbers) {
    return String.join(", ", numbers.stream().map(String::valueOf).toList());
  }

  /** The first break of each claim at each level that explains itself otherwise. */
  private void breaks() {
    Set<String> shown = new HashSet<>();
    for (Answer.Line line : answer.lines()) {
      for (Break broken : line.result().breaks()) {
        if (shown.add(
            broken.claim() + broken.text() + broken.why() + line.result().hypothesis())) {
          lines.add("");
          broken(line.result(), broken);
        }
      }
    }
  }

  private void broken(Result result, Break broken) {
    lines.add("regnest: " + result.compiler() + " -O" + result.level() + ", " + result.hypothesis()
        + ": " + broken.claim() + ", " + broken.text()
        + (broken.line() == 0 ? "" : ", line " + broken.line()));
    lines.add("  " + broken.place());
    broken.arrivals().forEach(this::stop);
    broken.moments().forEach(this::moment);
    lines.add("  why: " + broken.why());
  }

  private void stop(Break.Stop stop) {
    lines.add("  " + withArticle(stop.frame()) + " comes");
    sourceLine("after", stop.before());
    sourceLine("before", stop.after());
    for (Instruction i : stop.code()) {
      String mark = i.address() == stop.address() ? "  -> " : "     ";
      String from = i.line() == 0 ? "" : "line " + i.line();
      lines.add(
          String.format("  %s%x  %-52s %s", mark, i.address(), i.text(), from).stripTrailing());
    }
  }

  private void sourceLine(String side, int number) {
    if (number > 0 && number <= source.size()) {
      lines.add(
          String.format("    %-6s %4d: %s", side, number, source.get(number - 1).strip()));
    }
  }

  private void moment(Break.Moment moment) {
    String cells =
        moment.cells().isEmpty() ? "nothing has changed" : String.join(", ", moment.cells());
    lines.add("  " + withArticle(moment.when()) + ": " + cells);
  }

  /** One of several devices of a level is called by its number. */
  private static String withArticle(String frame) {
    return frame.matches("\\D+ \\d.*") ? frame : "the " + frame;
  }
}
