package dev.regnest.kernelc.random;

import dev.regnest.check.Violation;
import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.Registers;
import dev.regnest.explore.Replay;
import dev.regnest.explore.Schedule;
import dev.regnest.kernelc.CFile;
import dev.regnest.kernelc.run.Refused;
import dev.regnest.kernelc.source.CException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What gcc computes, asserted in a file that regnest reads. */
final class BothCompute {
  private static final Pattern PLACE = Pattern.compile("(?s)cases\\.c:(\\d+).*");
  private static final Hypothesis HYPOTHESIS = Hypotheses.named("nested-irqs").orElseThrow();

  private final Gcc gcc;
  private final AtomicInteger compared = new AtomicInteger();
  private final AtomicInteger crashes = new AtomicInteger();

  BothCompute(Gcc gcc) {
    this.gcc = gcc;
  }

  /**
   * {@return what regnest says against what gcc computes, by the case; empty where they agree}
   *
   * @throws IllegalArgumentException if gcc refuses a case, which is then no C
   */
  Map<ExpressionCase, String> disagreements(List<ExpressionCase> cases) {
    Gcc.Ran ran = gcc.run(ExpressionCase.printing(cases));
    if (ran.wentWell()) {
      compared.addAndGet(cases.size());
      return against(cases, found(ran));
    }
    if (cases.size() > 1) {
      Map<ExpressionCase, String> all = new LinkedHashMap<>();
      all.putAll(disagreements(cases.subList(0, cases.size() / 2)));
      all.putAll(disagreements(cases.subList(cases.size() / 2, cases.size())));
      return all;
    }
    String said = String.join("\n", ran.lines());
    if (!said.contains("internal compiler error")) {
      throw new IllegalArgumentException("gcc refuses: " + said);
    }
    crashes.incrementAndGet();
    return Map.of();
  }

  /** {@return how many cases were compared} */
  int compared() {
    return compared.get();
  }

  /** {@return what was done, in words} */
  String counts() {
    return compared + " expressions compared; gcc itself crashed on " + crashes + " more";
  }

  /** {@return a smallest case about which they still disagree} */
  ExpressionCase smallest(ExpressionCase one) {
    return one.with(Shrinking.smallest(one.body(), body -> disagreeOn(one.with(body))));
  }

  private boolean disagreeOn(ExpressionCase one) {
    try {
      return !disagreements(List.of(one)).isEmpty();
    } catch (IllegalArgumentException noLongerC) {
      return false;
    }
  }

  /** {@return what was printed of each case, two lines} */
  private static List<List<String>> found(Gcc.Ran ran) {
    return IntStream.range(0, ran.lines().size() / 2)
        .mapToObj(i -> ran.lines().subList(2 * i, 2 * i + 2))
        .map(two -> two.stream().map(BothCompute::values).toList())
        .toList();
  }

  /** {@return the file that asserts of one case what gcc computes} */
  String asserting(ExpressionCase one) {
    Gcc.Ran ran = gcc.run(ExpressionCase.printing(List.of(one)));
    return ExpressionCase.asserting(List.of(one), found(ran));
  }

  private static String values(String line) {
    return line.substring(line.indexOf(' ') + 1).replace(" ", ", ");
  }

  private static Map<ExpressionCase, String> against(
      List<ExpressionCase> cases, List<List<String>> found) {
    Map<ExpressionCase, String> wrong = new LinkedHashMap<>();
    String text = ExpressionCase.asserting(cases, found);
    try {
      CFile file = CFile.of("cases.c", text);
      Replay replay =
          new Replay(file.design(), file.under(HYPOTHESIS).setup(Registers.REPRESENTATIVE));
      for (Violation violation : replay.run(Schedule.parse("-"))) {
        note(violation.explain(), cases, wrong);
      }
    } catch (CException refused) {
      refused.problems().forEach(problem -> note(problem.toString(), cases, wrong));
    } catch (Refused refused) {
      note(refused.getMessage(), cases, wrong);
    }
    return wrong;
  }

  private static void note(
      String said, List<ExpressionCase> cases, Map<ExpressionCase, String> wrong) {
    Matcher place = PLACE.matcher(said.substring(Math.max(0, said.indexOf("cases.c:"))));
    if (!place.matches()) {
      throw new IllegalStateException(said);
    }
    int line = Integer.parseInt(place.group(1));
    wrong.putIfAbsent(cases.get(line - ExpressionCase.firstLine()), said);
  }
}
