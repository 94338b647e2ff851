package dev.regnest.evidence.compare;

import dev.regnest.evidence.results.Results;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One cell before and after.
 *
 * @param name the cell
 * @param before what it was
 * @param after what it is
 */
record CellChange(String name, Results.Cell before, Results.Cell after) {
  /** From the strongest to the weakest. */
  private static final List<String> STRENGTH =
      List.of("PROVED", "HOLDS", "UNKNOWN", "VACUOUS", "VIOLATED");

  Optional<Difference> difference() {
    if (says(before).equals(says(after))) {
      return Optional.empty();
    }
    return Optional.of(new Difference(way(), name, says(before) + " -> " + says(after)));
  }

  /** {@return a verdict with what makes it strong or weak} */
  static String says(Results.Cell cell) {
    String bound = cell.bound() == null ? "" : " up to " + cell.bound();
    List<String> broken = new ArrayList<>();
    cell.broken().forEach(b -> broken.add(" " + b.claim() + " by " + b.schedule()));
    return cell.verdict() + bound + String.join(",", broken);
  }

  private Difference.Way way() {
    List<Integer> signs = List.of(
        Integer.compare(STRENGTH.indexOf(after.verdict()), STRENGTH.indexOf(before.verdict())),
        before.verdict().equals(after.verdict()) ? Long.compare(bound(before), bound(after)) : 0,
        claims());
    if (signs.stream().anyMatch(sign -> sign > 0)) {
      return Difference.Way.WORSE;
    }
    return signs.stream().anyMatch(sign -> sign < 0) ? Difference.Way.BETTER : Difference.Way.MOVED;
  }

  private static long bound(Results.Cell cell) {
    return cell.bound() == null ? Long.MAX_VALUE : cell.bound();
  }

  /** Worse if any claim newly breaks, or breaks by fewer arrivals; better if one does no more, or by more. */
  private int claims() {
    Map<String, Integer> was = arrivals(before);
    Map<String, Integer> is = arrivals(after);
    boolean worse = is.entrySet().stream()
        .anyMatch(claim -> claim.getValue() < was.getOrDefault(claim.getKey(), Integer.MAX_VALUE));
    boolean better = was.entrySet().stream()
        .anyMatch(claim -> claim.getValue() < is.getOrDefault(claim.getKey(), Integer.MAX_VALUE));
    return worse ? 1 : better ? -1 : 0;
  }

  private static Map<String, Integer> arrivals(Results.Cell cell) {
    Map<String, Integer> arrivals = new TreeMap<>();
    cell.broken().forEach(b -> arrivals.put(b.claim(), b.arrivals()));
    return arrivals;
  }
}
