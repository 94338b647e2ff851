package dev.regnest.report;

import dev.regnest.design.Design;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.Judgement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Designs against hypotheses, those that agree in one row, at most 100 columns wide. */
public final class Matrix {
  private static final int WIDTH = 100;
  private static final int CELL = 9;
  private static final int PER_BLOCK = WIDTH / CELL;

  private final List<Hypothesis> hypotheses;
  private final Map<List<String>, List<List<Judgement>>> rows = new LinkedHashMap<>();

  /**
   * Groups the designs that agree.
   *
   * @param designs for each design its judgements, one a hypothesis, in the same order for all
   */
  public Matrix(List<List<Judgement>> designs) {
    hypotheses = designs.get(0).stream().map(Judgement::hypothesis).toList();
    for (List<Judgement> design : designs) {
      rows.computeIfAbsent(design.stream().map(Matrix::cell).toList(), cells -> new ArrayList<>())
          .add(design);
    }
  }

  /** {@return legend and table} */
  public List<String> table() {
    List<String> lines = new ArrayList<>(legend());
    for (int from = 0; from < hypotheses.size(); from += PER_BLOCK) {
      lines.add("");
      block(lines, from, Math.min(hypotheses.size(), from + PER_BLOCK));
    }
    return lines;
  }

  private List<String> legend() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < hypotheses.size(); i++) {
      Hypothesis hypothesis = hypotheses.get(i);
      lines.add(String.format("%3d  %-22s %-10s", i + 1, hypothesis.id(), hypothesis.era())
          .stripTrailing());
    }
    return lines;
  }

  private void block(List<String> lines, int from, int to) {
    StringBuilder header = new StringBuilder();
    for (int i = from; i < to; i++) {
      header.append(' ').append(Text.pad("" + (i + 1), CELL - 1));
    }
    lines.add(header.toString().stripTrailing());
    rows.forEach((cells, designs) -> {
      lines.addAll(Text.wrap(" ", " ", names(designs), WIDTH));
      StringBuilder line = new StringBuilder();
      cells.subList(from, to).forEach(cell -> line.append(' ').append(Text.pad(cell, CELL - 1)));
      lines.add(line.toString().stripTrailing());
    });
  }

  private static String names(List<List<Judgement>> designs) {
    return String.join(", ", designs.stream().map(d -> d.get(0).design().id()).toList());
  }

  private static String cell(Judgement judgement) {
    switch (judgement.verdict()) {
      case VIOLATED:
        return String.join(
                " ", judgement.broken().keySet().stream().map(Enum::name).toList())
            + (judgement.complete() ? "" : " ?");
      case HOLDS:
        return "<=" + judgement.interrupts();
      case PROVED:
        return "proved";
      case VACUOUS:
        return "vacuous";
      default:
        return "?";
    }
  }

  /** {@return one line for each distinct break, under the first design of its row, with the command that replays it} */
  public List<String> breaks() {
    List<String> lines = new ArrayList<>();
    rows.values().forEach(designs -> {
      Map<String, List<Integer>> where = new LinkedHashMap<>();
      Map<String, String> commands = new LinkedHashMap<>();
      List<Judgement> first = designs.get(0);
      for (int i = 0; i < first.size(); i++) {
        int number = i + 1;
        Judgement judgement = first.get(i);
        judgement.broken().forEach((claim, example) -> {
          String key = claim + " " + example.violation().kind() + " " + example.schedule();
          where.computeIfAbsent(key, k -> new ArrayList<>()).add(number);
          commands.putIfAbsent(
              key,
              Invocation.replay(
                  judgement.design(),
                  judgement.hypothesis(),
                  judgement.registers(),
                  example.schedule()));
        });
      }
      if (!commands.isEmpty()) {
        Design design = first.get(0).design();
        lines.add(" " + design.id());
      }
      commands.forEach((key, command) -> {
        String what = key.substring(0, key.lastIndexOf(' '));
        lines.add("   " + Text.pad(what + " in " + ranges(where.get(key)), 34) + " " + command);
      });
    });
    return lines;
  }

  /** {@return "1-5, 7"} */
  static String ranges(List<Integer> numbers) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < numbers.size(); ) {
      int end = i;
      while (end + 1 < numbers.size() && numbers.get(end + 1) == numbers.get(end) + 1) {
        end++;
      }
      text.append(text.isEmpty() ? "" : ", ").append(numbers.get(i));
      if (end > i) {
        text.append(end == i + 1 ? ", " : "-").append(numbers.get(end));
      }
      i = end + 1;
    }
    return text.toString();
  }
}
