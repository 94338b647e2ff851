package dev.regnest.report;

import dev.regnest.check.Claim;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.Verdict;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Designs against hypotheses, those that agree in one row. */
public final class Matrix {
  /** The columns of a terminal's matrix; a mail's is narrower. */
  public static final int TERMINAL_WIDTH = 100;

  private static final int CELL = 9;

  /** Marks what a design does in a kernel that never had it. */
  private static final String ANACHRONISM = "*";

  private final int width;
  private final List<List<Judgement>> designs;
  private final List<Hypothesis> hypotheses;
  private final Map<List<String>, List<List<Judgement>>> rows = new LinkedHashMap<>();

  /**
   * Groups the designs that agree.
   *
   * @param designs for each design its judgements, one a hypothesis, in the same order for all
   * @param width the most columns of a line, 75 or more
   */
  public Matrix(List<List<Judgement>> designs, int width) {
    this.designs = designs;
    this.width = width;
    hypotheses = designs.get(0).stream().map(Judgement::hypothesis).toList();
    for (List<Judgement> design : designs) {
      List<String> cells = design.stream().map(Matrix::marked).toList();
      rows.computeIfAbsent(cells, c -> new ArrayList<>()).add(design);
    }
  }

  /** {@return what was judged, the legend, and the table} */
  public List<String> table() {
    List<String> lines = new ArrayList<>();
    lines.add(subject());
    lines.add("");
    legend(lines);
    for (int from = 0, to; from < hypotheses.size(); from = to) {
      to = endOfBlock(from);
      lines.add("");
      block(lines, from, to);
    }
    return lines;
  }

  /** {@return the hypothesis after the last whose column fits beside that of {@code from}} */
  private int endOfBlock(int from) {
    int to = from + 1;
    int used = columnWidth(from);
    while (to < hypotheses.size() && used + columnWidth(to) <= width) {
      used += columnWidth(to);
      to++;
    }
    return to;
  }

  private int columnWidth(int hypothesis) {
    int longest = rows.keySet().stream()
        .mapToInt(cells -> cells.get(hypothesis).length())
        .max()
        .orElse(0);
    return Math.max(CELL, 1 + longest);
  }

  private String subject() {
    Judgement any = designs.get(0).get(0);
    return designs.size() + (designs.size() == 1 ? " design" : " designs") + " under "
        + hypotheses.size()
        + (hypotheses.size() == 1 ? " hypothesis; " : " hypotheses; ")
        + VerdictLine.registers(any.registers());
  }

  private void legend(List<String> lines) {
    for (int i = 0; i < hypotheses.size(); i++) {
      Hypothesis hypothesis = hypotheses.get(i);
      String number = (i < 9 ? " " : "") + (i + 1);
      String start = " " + number + "  "
          + Text.pad(hypothesis.id() + " (" + hypothesis.era() + ")", 29) + "  ";
      lines.addAll(Text.wrap(start, " ".repeat(start.length()), hypothesis.sentence(), width));
    }
    lines.add("");
    List<String> claims = broken().stream().map(c -> c + " " + c.title()).toList();
    if (!claims.isEmpty()) {
      lines.addAll(Text.wrap(" broken: ", "   ", String.join(", ", claims), width));
    }
    lines.addAll(verdicts());
    ownBounds(lines);
  }

  /** What bounds itself holds no further than that, whatever stands in its cells. */
  private void ownBounds(List<String> lines) {
    for (List<Judgement> design : designs) {
      design.stream()
          .filter(j -> j.verdict() == Verdict.PROVED || j.verdict() == Verdict.HOLDS)
          .map(Judgement::ownBounds)
          .filter(bounds -> !bounds.isEmpty())
          .distinct()
          .forEach(bounds -> lines.addAll(
              Text.wrap(" but in " + design.get(0).design().id() + ": ", "   ", bounds, width)));
    }
  }

  private Set<Claim> broken() {
    Set<Claim> broken = EnumSet.noneOf(Claim.class);
    designs.forEach(design -> design.forEach(j -> broken.addAll(j.broken().keySet())));
    return broken;
  }

  /** What the cells that name no claim mean, as far as there are such. */
  private List<String> verdicts() {
    Map<String, String> meanings = new LinkedHashMap<>();
    for (List<Judgement> design : designs) {
      for (Judgement judgement : design) {
        if (!judgement.complete()) {
          meanings.putIfAbsent("?", "stopped before it was decided");
        } else if (judgement.verdict() != Verdict.VIOLATED) {
          meanings.putIfAbsent(cell(judgement), meaning(judgement));
        }
      }
    }
    if (designs.stream().flatMap(List::stream).anyMatch(Findings::isAnachronism)) {
      meanings.put(ANACHRONISM, "in a kernel that never had the design");
    }
    return meanings.entrySet().stream()
        .map(e -> " " + e.getKey() + ": " + e.getValue())
        .toList();
  }

  private static String meaning(Judgement judgement) {
    switch (judgement.verdict()) {
      case VACUOUS:
        return "would hold, but nothing was really tested";
      default:
        return "every claim holds " + VerdictLine.bound(judgement);
    }
  }

  private void block(List<String> lines, int from, int to) {
    StringBuilder header = new StringBuilder();
    for (int i = from; i < to; i++) {
      header.append(' ').append(Text.pad("" + (i + 1), columnWidth(i) - 1));
    }
    lines.add(header.toString().stripTrailing());
    rows.forEach((cells, agreeing) -> {
      lines.addAll(Text.wrap(" ", " ", names(agreeing), width));
      StringBuilder line = new StringBuilder();
      for (int i = from; i < to; i++) {
        line.append(' ').append(Text.pad(cells.get(i), columnWidth(i) - 1));
      }
      lines.add(line.toString().stripTrailing());
    });
  }

  private static String names(List<List<Judgement>> agreeing) {
    return String.join(", ", agreeing.stream().map(d -> d.get(0).design().id()).toList());
  }

  private static String marked(Judgement judgement) {
    return cell(judgement) + (Findings.isAnachronism(judgement) ? ANACHRONISM : "");
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
    rows.values().forEach(agreeing -> lines.addAll(Breaks.of(agreeing.get(0))));
    return lines;
  }

  /** {@return what stands beside the table and changes none of it} */
  public List<String> findings() {
    return MatrixFindings.of(designs, width);
  }
}
