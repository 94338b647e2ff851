package dev.regnest.evidence.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regnest.evidence.results.Results;
import dev.regnest.evidence.results.Why;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTest {
  private static Results results(Results.Cell... cells) {
    return results((Why) null, cells);
  }

  private static Results results(Why why, Results.Cell... cells) {
    return new Results(
        Results.FORMAT,
        Results.VERSION,
        new Results.Tool("regnest", "1", "sha256:0"),
        "?",
        List.of("ip"),
        List.of(),
        List.of(new Results.Hypothesis("h", "V4_4", "s", List.of(), List.of(), List.of())),
        List.of(new Results.Design(
            "d",
            "m",
            "s",
            List.of(),
            "sha256:0",
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(cells),
            why)),
        List.of(),
        List.of(),
        List.of(),
        null);
  }

  /** "PROVED", "HOLDS 3", "VIOLATED P1 2 s1(h6)". */
  private static Results.Cell cell(String text) {
    String[] words = text.split(" ");
    boolean broken = words[0].equals("VIOLATED");
    return new Results.Cell(
        "h",
        words[0],
        words[0].equals("HOLDS") ? Integer.valueOf(words[1]) : null,
        null,
        true,
        7,
        text,
        null,
        broken
            ? List.of(new Results.Broken(words[1], "K", words[3], Integer.parseInt(words[2]), 0))
            : List.of());
  }

  @ParameterizedTest
  @CsvSource({
    "PROVED, VIOLATED P1 2 s1(h6), WORSE",
    "VIOLATED P1 2 s1(h6), PROVED, BETTER",
    "PROVED, HOLDS 3, WORSE",
    "HOLDS 3, HOLDS 2, WORSE",
    "HOLDS 2, HOLDS 3, BETTER",
    "PROVED, VACUOUS, WORSE",
    "UNKNOWN, PROVED, BETTER",
    "VIOLATED P1 2 s1(h6), VIOLATED P3 2 s1(h6), WORSE",
    "VIOLATED P1 2 s1(h6), VIOLATED P1 1 n7, WORSE",
    "VIOLATED P1 1 n7, VIOLATED P1 2 s1(h6), BETTER",
    "VIOLATED P1 1 n7, VIOLATED P1 1 n8, MOVED",
  })
  void aCellThatMovedIsWorseOrBetterOrNeither(String before, String after, String way) {
    List<Difference> differences =
        new Comparison(results(cell(before)), results(cell(after))).differences();
    assertEquals(List.of(way), differences.stream().map(d -> d.way().name()).toList());
  }

  @Test
  void whatDidNotMoveIsNotListed() {
    Results.Cell cell = cell("VIOLATED P1 2 s1(h6)");
    Comparison comparison = new Comparison(results(cell), results(cell));
    assertEquals(List.of(), comparison.differences());
    assertEquals(
        "1 cell before, 1 after: 0 worse, 0 better, 0 moved", comparison.summary(List.of()));
  }

  @Test
  void saysWhatItWasAndWhatItIs() {
    assertEquals(
        List.of("worse   d, h (V4_4): HOLDS up to 3 -> VIOLATED P1 by s1(h6)"),
        lines(results(cell("HOLDS 3")), results(cell("VIOLATED P1 2 s1(h6)"))));
  }

  @Test
  void aCellThatIsGoneIsWorseAndANewOneIsNot() {
    assertEquals(
        List.of("worse   d, h (V4_4): PROVED -> not judged any more"),
        lines(results(cell("PROVED")), results()));
    assertEquals(
        List.of("moved   d, h (V4_4): new: VIOLATED P1 by n7"),
        lines(results(), results(cell("VIOLATED P1 1 n7"))));
  }

  /** One operation with two mutants, of which so many are killed. */
  private static Why kills(int killed) {
    List<Why.Mutant> mutants = List.of(mutant(killed > 0), mutant(killed > 1));
    return new Why(List.of("h"), List.of(new Why.Operation(1, "init", "x = 1", mutants)));
  }

  private static Why.Mutant mutant(boolean killed) {
    return new Why.Mutant(
        "drop 1",
        "left out",
        List.of(new Why.Fate("h", killed ? "KILLED" : "SURVIVED", null, null, null)));
  }

  @Test
  void fewerMutantsKilledIsWorseAndMoreIsBetter() {
    Results.Cell cell = cell("PROVED");
    assertEquals(
        List.of("worse   d, h: mutants killed 2 -> 1"),
        lines(results(kills(2), cell), results(kills(1), cell)));
    assertEquals(
        List.of("better  d, h: mutants killed 0 -> 2"),
        lines(results(kills(0), cell), results(kills(2), cell)));
    assertEquals(List.of(), lines(results(kills(1), cell), results((Why) null, cell)));
  }

  private static List<String> lines(Results before, Results after) {
    return new Comparison(before, after)
        .differences().stream().map(Difference::line).toList();
  }
}
