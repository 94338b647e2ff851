package dev.regnest.report;

import dev.regnest.check.Claim;
import dev.regnest.explore.Counterexample;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.Schedule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The distinct breaks of one design: what breaks, under which hypotheses, and the command that shows it. */
final class Breaks {
  private static final int COMMAND_COLUMN = 36;

  private Breaks() {}

  /** What makes two breaks the same, whichever hypothesis they were found under. */
  private record Break(Claim claim, String kind, Schedule schedule) {
    static Break of(Counterexample example) {
      return new Break(example.violation().claim(), example.violation().kind(), example.schedule());
    }
  }

  /** {@return its name and one line a break, or nothing if there is none} */
  static List<String> of(List<Judgement> judgements) {
    Map<Break, List<Integer>> where = new LinkedHashMap<>();
    for (int i = 0; i < judgements.size(); i++) {
      for (Counterexample example : judgements.get(i).broken().values()) {
        where.computeIfAbsent(Break.of(example), b -> new ArrayList<>()).add(i + 1);
      }
    }
    if (where.isEmpty()) {
      return List.of();
    }
    List<String> lines =
        new ArrayList<>(List.of(" " + judgements.get(0).design().id()));
    where.forEach((what, numbers) -> {
      Judgement first = judgements.get(numbers.get(0) - 1);
      String command =
          Invocation.replay(first.design(), first.hypothesis(), first.registers(), what.schedule());
      String text = "   " + what.claim() + " " + what.kind() + " in " + ranges(numbers) + "  ";
      lines.add(Text.pad(text, COMMAND_COLUMN) + command);
    });
    return lines;
  }

  /** {@return "1-5, 7"} */
  static String ranges(List<Integer> numbers) {
    List<String> ranges = new ArrayList<>();
    for (int from = 0, to; from < numbers.size(); from = to + 1) {
      to = from;
      while (to + 1 < numbers.size() && numbers.get(to + 1) == numbers.get(to) + 1) {
        to++;
      }
      ranges.add(
          numbers.get(from) + (to == from ? "" : (to == from + 1 ? "," : "-") + numbers.get(to)));
    }
    return String.join(",", ranges);
  }
}
