package dev.regnest.evidence;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The last line below verdicts names what they rest on: who keeps program order, and what the file itself decides. */
class LimitsOfAVerdictTest {
  @TempDir
  private Path folder;

  private String limits(String text, String... hypotheses) throws IOException {
    Path file = folder.resolve("test.c");
    Files.writeString(file, text);
    String[] words = new String[2 + 2 * hypotheses.length];
    words[0] = "check";
    words[1] = file.toString();
    for (int i = 0; i < hypotheses.length; i++) {
      words[2 + 2 * i] = "--hypothesis";
      words[3 + 2 * i] = hypotheses[i];
    }
    return Cli.unfolded(Cli.run(words).out()).replaceFirst("(?s).*limits: ", "limits: ");
  }

  private static void assertSays(String limits, String said) {
    assertTrue(limits.contains(said), limits);
  }

  private static final String PLAIN = """
      static int x;
      static void __task t(void) { x = 1; WARN_ON(x == 2); }
      static void __nmi n(void) { barrier(); }
      """;

  @Test
  void theCompilerIsNamedWhereAccessesKeepProgramOrder() throws IOException {
    assertSays(
        limits(PLAIN, "nested-irqs"),
        "limits: CPUs and a compiler that keep program order; opaque register values");
    assertTrue(!limits(PLAIN, "nested-irqs").contains("terminate"), "they are asked: claim P6");
    assertSays(limits(PLAIN, "compiler-reorders"), "limits: CPUs that keep program order; opaque");
    assertSays(
        limits(PLAIN, "nested-irqs", "compiler-reorders"),
        "limits: CPUs that keep program order, and a compiler that does, but under"
            + " compiler-reorders; opaque");
  }

  @Test
  void howOftenAFunctionRunsAtMostIsNamed() throws IOException {
    assertSays(
        limits(PLAIN.replace("__nmi", "__nmi __times(2)"), "nested-irqs"),
        "; n() at most 2 times (__times, test.c:3)");
    assertTrue(!limits(PLAIN, "nested-irqs").contains("at most"));
  }

  @Test
  void wordsTakenAsNotSetAndCallsThatDoNothingAreNamed() throws IOException {
    String text = "#ifdef CONFIG_SLOTS\n#endif\n"
        + PLAIN.replace("{ barrier(); }", "{ trace_something(1); barrier(); }");
    assertSays(
        limits(text, "nested-irqs"), "; CONFIG_SLOTS not set; trace_something() doing nothing");
  }

  @Test
  void assumptionsAreNamed() throws IOException {
    for (String assumes : new String[] {"__VERIFIER_assume(x);", "if (!x) abort();"}) {
      assertSays(
          limits(PLAIN.replace("x = 1;", "x = 1; " + assumes), "nested-irqs"),
          "; runs in which all that the file assumes is so");
    }
  }
}
