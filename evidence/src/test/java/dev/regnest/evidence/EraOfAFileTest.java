package dev.regnest.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The line {@code Era:} in the head of a file in C. */
class EraOfAFileTest {
  /** Since v5.8 a breakpoint in the kernel enters like an NMI; before, it does not. */
  private static final String BREAKPOINT = """
      /*
       * Is a breakpoint's handler never in_nmi()?
       *
       * Hypotheses: nmi-like-exceptions
       *%s
       * Result: %s
       */
      static void __task task(void) { barrier(); }
      static int seen;
      static void __breakpoint breakpoint(void) { seen = in_nmi(); WARN_ON(READ_ONCE(seen)); }
      """;

  @TempDir
  private Path folder;

  private String file(String name, String era, String result) throws IOException {
    String line = era.isEmpty() ? "" : " Era: " + era;
    return Files.writeString(folder.resolve(name), BREAKPOINT.formatted(line, result))
        .toString();
  }

  private static String verdict(String... arguments) {
    return Cli.run(arguments).verdict().replaceFirst(".*nmi-like-exceptions ", "");
  }

  @Test
  void itSetsTheKernelWhoseRulesHoldForTheFile() throws IOException {
    String old = file("old.c", "V4_4", "PROVED");
    assertTrue(verdict("check", old).startsWith("(V4_4): PROVED"), verdict("check", old));
    String young = file("young.c", "v6.19", "VIOLATED ASSERT");
    assertTrue(verdict("check", young).startsWith("(V6_19): VIOLATED ASSERT"));
    String none = file("none.c", "", "VIOLATED ASSERT");
    assertTrue(verdict("check", none).startsWith("(V5_11): VIOLATED ASSERT"), "the hypothesis'");
  }

  @Test
  void verifyHoldsTheResultAgainstThatKernel() throws IOException {
    assertEquals(0, Cli.run("verify", file("test.c", "V4_4", "PROVED")).exitCode());
    assertEquals(1, Cli.run("verify", file("test.c", "V5_11", "PROVED")).exitCode());
    assertEquals(1, Cli.run("verify", file("test.c", "V4_4", "VIOLATED ASSERT")).exitCode());
    assertEquals(
        0, Cli.run("verify", file("test.c", "V5_11", "VIOLATED ASSERT")).exitCode());
  }

  @Test
  void theOptionOverridesIt() throws IOException {
    String old = file("old.c", "V4_4", "PROVED");
    String checked = verdict("check", old, "--era", "V6_19");
    assertTrue(checked.startsWith("(V6_19): VIOLATED ASSERT"), checked);
    assertTrue(Cli.run("why", old).out().contains("nmi-like-exceptions (V4_4)"));
    assertTrue(Cli.run("why", old, "--era", "V6_19").out().contains("nmi-like-exceptions (V6_19)"));
  }

  /** The last is asked in the hypothesis' own era, which is not the file's. */
  @Test
  void theLineThatReplaysAsksTheSameKernel() throws IOException {
    String old = file("old.c", "V4_4", "PROVED");
    String young = file("young.c", "V6_19", "VIOLATED ASSERT");
    for (String[] check : new String[][] {
      {"check", young}, {"check", old, "--era", "V6_19"}, {"check", old, "--era", "V5_11"},
    }) {
      String line = Cli.run(check).lines().stream()
          .filter(l -> l.startsWith(" replay: "))
          .findFirst()
          .orElseThrow();
      assertEquals(1, Cli.paste(line.replace(" replay: ", "")).exitCode(), line);
    }
  }

  @Test
  void anUnknownOneIsToldAtItsLineWithTheKnownOnes() throws IOException {
    String name = file("test.c", "V5_12", "PROVED");
    for (String command : new String[] {"check", "verify"}) {
      Cli.Result refused = Cli.run(command, name);
      assertEquals(2, refused.exitCode());
      assertEquals(
          name
              + ":5:1: error: unknown era \"V5_12\"; known: V4_4, V4_6, V5_11, V6_1, V6_19, PREEMPT_RT [head]",
          refused.err().lines().findFirst().orElseThrow());
    }
  }

  @Test
  void filesOfTwoErasAreNoOneTableUnlessTheOptionSaysWhich() throws IOException {
    String old = file("old.c", "V4_4", "PROVED");
    String young = file("young.c", "V6_19", "VIOLATED ASSERT");
    String to = folder.resolve("out").toString();
    Cli.Result refused = Cli.run("evidence", old, young, "-o", to);
    assertEquals(2, refused.exitCode());
    assertEquals(
        "regnest: \"" + old + "\" is asked nmi-like-exceptions in V4_4 and \"" + young
            + "\" in V6_19, and one table holds one kernel a hypothesis; say which by --era, or"
            + " ask them one by one",
        refused.err().strip());
    assertEquals(0, Cli.run("evidence", old, young, "-o", to, "--era", "V5_11").exitCode());
  }
}
