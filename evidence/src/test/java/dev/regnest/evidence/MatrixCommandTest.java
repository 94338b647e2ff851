package dev.regnest.evidence;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.design.Designs;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class MatrixCommandTest {
  private static final Pattern BREAK =
      Pattern.compile(" +(P\\d) (\\w+) in [0-9,-]+ +(\\./regnest replay (\\S+) .*)");

  private static Cli.Result matrix;

  @BeforeAll
  static void runOnce() {
    matrix = Cli.run("matrix");
  }

  @Test
  void answersTheMail() {
    Golden.assertKept("matrix.txt", matrix.out());
  }

  @Test
  void isDecidedInEveryCell() {
    assertEquals(0, matrix.exitCode(), matrix.err());
  }

  @Test
  void isOneScreenWide() {
    assertEquals(List.of(), tableLines().filter(line -> line.length() > 100).toList());
  }

  private static Stream<String> tableLines() {
    return matrix.lines().stream().filter(line -> !line.contains("./regnest"));
  }

  @Test
  void namesItsRegistersAndItsBound() {
    assertTrue(matrix.lines().get(0).endsWith("registers ip, ax, bp"));
    assertTrue(matrix.lines().contains(" proved: every claim holds for any number of interrupts"));
  }

  @TestFactory
  Stream<DynamicTest> everyBreakReplaysByThePrintedCommand() {
    List<Matcher> breaks =
        matrix.lines().stream().map(BREAK::matcher).filter(Matcher::matches).toList();
    assertTrue(breaks.size() > 40, () -> "only " + breaks.size() + " breaks");
    return breaks.stream().map(b -> DynamicTest.dynamicTest(b.group(3), () -> replays(b)));
  }

  private static void replays(Matcher printed) {
    Cli.Result replay = Cli.paste(printed.group(3));
    String headline = "regnest: " + printed.group(2) + " in " + printed.group(4) + ": ";
    assertAll(
        () -> assertEquals(1, replay.exitCode(), replay.err()),
        () -> assertTrue(
            replay.lines().stream()
                .map(line -> line.replace(" (equal words)", ""))
                .anyMatch(line -> line.startsWith(headline)),
            replay.out()));
  }

  @Test
  void judgesTheHypothesesAskedForInTheOrderAsked() {
    Cli.Result two = Cli.run(
        "matrix",
        "--interrupts",
        "1",
        "--hypothesis",
        "bh-disabled",
        "--hypothesis",
        "nested-irqs",
        "--registers",
        "ax");
    assertEquals(0, two.exitCode());
    assertTrue(
        two.lines()
            .get(0)
            .endsWith(Designs.all().size() + " designs under 2 hypotheses; register ax"),
        two.lines().get(0));
    assertTrue(
        two.lines().get(2).startsWith("  1  bh-disabled (V4_6)"), two.lines().get(2));
  }

  @Test
  void killsAreCountedInTextOnlyAndAskedForElsewhereItSaysWhere() {
    Cli.Result refused = Cli.run("matrix", "--kills", "--format", "json");
    assertEquals(2, refused.exitCode());
    assertEquals("", refused.out());
    assertTrue(refused.err().contains("--kills counts in text only"), refused.err());
    assertTrue(refused.err().contains("\"json\""), refused.err());
    assertTrue(refused.err().contains("results.json"), refused.err());
  }

  @Test
  void aCellThatTestedNothingIsVacuous() {
    assertEquals(
        3, Cli.run("matrix", "--interrupts", "0", "--hypothesis", "nested-irqs").exitCode());
  }

  @Test
  void stoppedItSaysWhatItKnows() {
    Cli.Result stopped =
        Cli.run(/* stopped= */ true, /* colour= */ false, "matrix", "--interrupts", "2");
    assertEquals(4, stopped.exitCode());
    assertTrue(stopped.lines().contains(" ?: stopped before it was decided"), stopped.out());
  }
}
