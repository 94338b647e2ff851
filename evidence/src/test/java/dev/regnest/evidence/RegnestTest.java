package dev.regnest.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.design.Designs;
import dev.regnest.explore.Hypotheses;
import dev.regnest.machine.Arrival;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegnestTest {
  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
          check percpu4-postd                          | unknown design "percpu4-postd"; did you mean "percpu4-posted"?
          check single --hypothesis nested-irq         | unknown hypothesis "nested-irq"; did you mean "nested-irqs"?
          check single --registers ip,axx              | unknown register "axx"; did you mean "ax"?
          check single --era V4_5                      | unknown era "V4_5"; did you mean "V4_4"?
          check single --era linux-4.4                 | unknown era "linux-4.4"; known: V4_4, V4_6, V5_11, V6_1, V6_19, PREEMPT_RT
          check single --interrupts -1                 | not a number of interrupts: "-1"; expected 0 or more
          check single --interrupts two                | Invalid value for option '--interrupts': 'two' is not an int
          replay single                                | Missing required parameter: 'SCHEDULE'
          check                                        | Missing required parameter: 'DESIGN'
          """)
  void whatDoesNotExistIsAnsweredWithWhatDoes(String line, String message) {
    Cli.Result result = Cli.paste("./regnest " + line);
    assertEquals(2, result.exitCode());
    assertEquals("", result.out());
    assertEquals("regnest: " + message, result.err().lines().findFirst().orElseThrow());
  }

  @Test
  void anUnknownCommandIsAnsweredWithTheNearest() {
    Cli.Result result = Cli.run("matrx");
    assertEquals(2, result.exitCode());
    assertTrue(
        result.err().contains("Did you mean: ./regnest matrix or ./regnest native?"), result.err());
  }

  @Test
  void noCommandIsAUsageError() {
    Cli.Result result = Cli.run();
    assertEquals(2, result.exitCode());
    assertTrue(
        result
            .err()
            .startsWith(
                "regnest: no command given; expected matrix, check, why, replay, evidence, compare, review, verify, native, new or list"),
        result.err());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--help",
        "matrix --help",
        "check --help",
        "replay --help",
        "list --help",
        "--version",
        "list"
      })
  void helpVersionAndListAreAnswers(String line) {
    Cli.Result result = Cli.paste("./regnest " + line);
    assertEquals(0, result.exitCode());
    assertEquals("", result.err());
    assertTrue(result.lines().stream().allMatch(l -> l.length() <= 120), result.out());
  }

  @Test
  void aDefectOfItsOwnIsNoVerdictAndNoMistakeOfWhoAsked() {
    StringWriter err = new StringWriter();
    Terminal terminal = new Terminal(
        new PrintWriter(new StringWriter()),
        new PrintWriter(err, /* autoFlush= */ true),
        /* colour= */ false,
        /* progress= */ false,
        new AtomicBoolean());
    int exitCode =
        Regnest.failed(terminal, new IllegalStateException("replay does not confirm P2 by n3"));
    assertEquals(70, exitCode);
    List<String> lines = err.toString().lines().toList();
    assertEquals(
        "regnest: this is a defect of regnest, not of what was asked: "
            + "java.lang.IllegalStateException: replay does not confirm P2 by n3",
        lines.get(0));
    assertTrue(lines.get(1).startsWith("  at "), lines.get(1));
    assertEquals(
        "Nothing is decided. Please report it with the command line.", lines.get(lines.size() - 1));
    assertTrue(lines.size() <= 7, "no more than five places: " + err);
  }

  @Test
  void theListAndTheHelpOfReplaySayWhatEachLetterOfAScheduleMeans() {
    for (String line : List.of("./regnest list", "./regnest replay --help")) {
      List<String> said = Cli.paste(line).lines();
      for (Arrival arrival : Arrival.values()) {
        int at = said.indexOf("  " + arrival.letter() + "  " + arrival.label());
        assertTrue(at >= 0 && said.get(at + 1).contains(arrival.meaning()), said.toString());
      }
    }
    String refused = Cli.paste("./regnest replay single q1").err();
    assertTrue(refused.contains("as ./regnest list explains them"), refused);
  }

  @Test
  void theListNamesEveryDesignAndHypothesis() {
    String list = Cli.run("list").out();
    Designs.all()
        .forEach(design -> assertTrue(list.contains("\n  " + design.id() + "\n"), design.id()));
    Hypotheses.all()
        .forEach(h -> assertTrue(list.contains("\n  " + h.id() + " (" + h.era() + ")\n"), h.id()));
  }
}
