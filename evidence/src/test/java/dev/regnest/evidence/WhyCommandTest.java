package dev.regnest.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WhyCommandTest {
  private static final Pattern KILLED =
      Pattern.compile("^ {7}(\\w+ \\d+) +(P\\d) \\w+ '([^']+)'$", Pattern.MULTILINE);

  @Test
  void saysOfEachOperationWhatRestsOnIt() {
    Cli.Result why = Cli.run("why", "recursion-slot", "--hypothesis", "nested-irqs");
    assertEquals(0, why.exitCode());
    Golden.assertKept("why-recursion-slot.txt", why.out());
  }

  @Test
  void fitsAMail() {
    List<String> lines =
        Cli.run("why", "callchain-early-put", "--hypothesis", "nested-irqs").lines();
    assertFalse(lines.isEmpty());
    lines.stream()
        .filter(line -> !line.startsWith(" ./regnest "))
        .forEach(line -> assertTrue(line.length() <= 75, line));
  }

  @Test
  void whatKillsAMutantCanBeReplayedAndLeavesTheDesignAlone() {
    String said =
        Cli.run("why", "recursion-slot", "--hypothesis", "nested-irqs").out();
    List<MatchResult> kills = KILLED.matcher(said).results().toList();
    assertEquals(4, kills.size(), said);
    for (MatchResult kill : kills) {
      Cli.Result replay =
          Cli.run("replay", "recursion-slot", kill.group(3), "--mutant", kill.group(1));
      assertEquals(1, replay.exitCode(), kill.group());
      assertTrue(replay.out().contains(" in recursion-slot (" + kill.group(1) + "): "));
      assertEquals(
          0,
          Cli.run("replay", "recursion-slot", kill.group(3), "--registers", "ip")
              .exitCode(),
          "without the change the same schedule breaks nothing");
    }
  }

  @Test
  void saysTheSameForAMachine() {
    List<String> why =
        List.of("why", "recursion-slot", "--hypothesis", "compiler-reorders", "--format");
    Cli.Result json = Cli.run(with(why, "json"));
    assertEquals(0, json.exitCode());
    assertTrue(json.out().contains("\"name\": \"drop 4\""), json.out());
    Golden.assertKept("why-recursion-slot.ktap", Cli.run(with(why, "ktap")).out());
    Golden.assertKept("why-recursion-slot.md", Cli.run(with(why, "markdown")).out());
  }

  private static String[] with(List<String> args, String last) {
    return Stream.concat(args.stream(), Stream.of(last)).toArray(String[]::new);
  }

  @Test
  void aMutantThatDoesNotExistIsToldTheNearest() {
    Cli.Result replay = Cli.run("replay", "recursion-slot", "-", "--mutant", "drop 2");
    assertEquals(2, replay.exitCode());
    assertEquals(
        "regnest: unknown mutant \"drop 2\"; did you mean \"drop 3\"?",
        replay.err().strip());
  }
}
