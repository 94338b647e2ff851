package dev.regnest.evidence.compare;

import dev.regnest.evidence.results.Results;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What moved between two results, cell by cell; a cell is a design under a hypothesis in an era. */
public final class Comparison {
  private final Map<String, Results.Cell> before;
  private final Map<String, Results.Cell> after;
  private final Map<String, Long> killed;
  private final Map<String, Long> killedNow;

  /** Prepares a comparison. */
  public Comparison(Results before, Results after) {
    this.before = cells(before);
    this.after = cells(after);
    killed = killed(before);
    killedNow = killed(after);
  }

  private static Map<String, Results.Cell> cells(Results results) {
    Map<String, Results.Cell> cells = new LinkedHashMap<>();
    Map<String, String> eras = new LinkedHashMap<>();
    results.hypotheses().forEach(h -> eras.put(h.id(), h.era()));
    for (Results.Design design : results.designs()) {
      for (Results.Cell cell : design.cells()) {
        String era = eras.get(cell.hypothesis());
        cells.put(design.id() + ", " + cell.hypothesis() + " (" + era + ")", cell);
      }
    }
    return cells;
  }

  private static Map<String, Long> killed(Results results) {
    Map<String, Long> killed = new LinkedHashMap<>();
    for (Results.Design design : results.designs()) {
      if (design.why() != null) {
        for (String hypothesis : design.why().hypotheses()) {
          killed.put(design.id() + ", " + hypothesis, design.why().killed(hypothesis));
        }
      }
    }
    return killed;
  }

  /** {@return the cells that are not what they were, the worst first, in their order} */
  public List<Difference> differences() {
    List<Difference> all = new ArrayList<>();
    before.forEach((name, cell) -> {
      Results.Cell now = after.get(name);
      if (now == null) {
        all.add(new Difference(
            Difference.Way.WORSE, name, CellChange.says(cell) + " -> not judged any more"));
      } else {
        new CellChange(name, cell, now).difference().ifPresent(all::add);
      }
    });
    killed.forEach((name, was) -> {
      Long is = killedNow.get(name);
      if (is != null && !is.equals(was)) {
        all.add(new Difference(
            is < was ? Difference.Way.WORSE : Difference.Way.BETTER,
            name,
            "mutants killed " + was + " -> " + is));
      }
    });
    after.forEach((name, cell) -> {
      if (!before.containsKey(name)) {
        all.add(new Difference(Difference.Way.MOVED, name, "new: " + CellChange.says(cell)));
      }
    });
    all.sort((one, other) -> one.way().compareTo(other.way()));
    return all;
  }

  /**
   * A cell of either.
   *
   * @param cell the design and the hypothesis
   * @param before what it was, or "not judged"
   * @param after what it is, or "not judged"
   * @param way which way it went, or empty if it is what it was
   */
  public record Row(String cell, String before, String after, Optional<Difference.Way> way) {}

  /** {@return every cell of either, in their order} */
  public List<Row> rows() {
    Map<String, Difference.Way> ways = new HashMap<>();
    differences().forEach(difference -> ways.put(difference.cell(), difference.way()));
    Set<String> names = new LinkedHashSet<>(before.keySet());
    names.addAll(after.keySet());
    return names.stream()
        .map(name -> new Row(
            name,
            says(before.get(name)),
            says(after.get(name)),
            Optional.ofNullable(ways.get(name))))
        .toList();
  }

  private static String says(Results.Cell cell) {
    return cell == null ? "not judged" : CellChange.says(cell);
  }

  /** {@return the last line: how many cells were compared, and what became of them} */
  public String summary(List<Difference> differences) {
    StringBuilder line = new StringBuilder();
    line.append(before.size()).append(before.size() == 1 ? " cell" : " cells").append(" before, ");
    line.append(after.size()).append(" after");
    for (Difference.Way way : Difference.Way.values()) {
      long count = differences.stream().filter(d -> d.way() == way).count();
      line.append(way.ordinal() == 0 ? ": " : ", ").append(count).append(' ');
      line.append(way.name().toLowerCase(java.util.Locale.ROOT));
    }
    return line.toString();
  }
}
