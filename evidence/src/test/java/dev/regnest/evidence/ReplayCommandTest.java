package dev.regnest.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ReplayCommandTest {
  @Test
  void showsWhatBreaks() {
    Cli.Result replay = Cli.run("replay", "percpu4-posted", "s1(h6)");
    assertEquals(1, replay.exitCode());
    Golden.assertKept("replay-percpu4-posted.txt", replay.out());
  }

  @Test
  void showsWhatHoldsToo() {
    Cli.Result replay = Cli.run("replay", "percpu4-ordered", "s1(h6)");
    assertEquals(0, replay.exitCode());
    Golden.assertKept("replay-percpu4-ordered.txt", replay.out());
  }

  @Test
  void theEmptyScheduleIsASchedule() {
    assertEquals(0, Cli.run("replay", "on-stack", "-").exitCode());
  }

  @Test
  void takesAnEraHoweverItIsWritten() {
    Cli.Result one = Cli.run("replay", "single", "n7", "--era", "v5.11");
    assertEquals(Cli.run("replay", "single", "n7", "--era", "V5_11"), one);
  }

  @Test
  void whatIsNoScheduleIsToldWhatOneLooksLike() {
    fails(
        "not a schedule: \"q9\": 'q' at character 1 is no arrival; expected arrivals such as \"n7\"",
        "q9");
  }

  @Test
  void whatARuleForbidsIsToldTheRule() {
    fails(
        "in schedule \"n1(h2)\", \"h2\" (hardirq at point 2) cannot arrive there, because irqs are off",
        "n1(h2)");
  }

  @Test
  void aPointThatDoesNotExistIsToldSo() {
    fails("in schedule \"s99\", \"s99\" (softirq at point 99) never happens", "s99");
  }

  private static void fails(String expected, String schedule) {
    Cli.Result replay = Cli.run("replay", "percpu4-posted", schedule);
    assertEquals(2, replay.exitCode());
    assertEquals("", replay.out());
    assertTrue(replay.err().startsWith("regnest: " + expected), replay.err());
    assertEquals(1, replay.err().lines().count(), replay.err());
  }
}
