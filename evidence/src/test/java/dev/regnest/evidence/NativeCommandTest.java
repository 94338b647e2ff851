package dev.regnest.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.regnest.compiled.Toolchain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./regnest native}: what compiled code does, beside what the model says. */
class NativeCommandTest {
  private static final String PRINTK = "../hypotheses/bugs/03-trace-printk-barrier/";

  @TempDir
  private Path folder;

  private static Cli.Result run(String... arguments) {
    boolean here = Toolchain.missingHere().isEmpty() && Toolchain.named("gcc").isPresent();
    if (!here) {
      System.out.println(
          "NOT RUN: no compiled code was interrupted, as there is no gcc for it here");
    }
    assumeTrue(here);
    return Cli.run(arguments);
  }

  private String file(String text) throws IOException {
    Path file = folder.resolve("file.c");
    Files.writeString(file, text);
    return file.toString();
  }

  @Test
  void theNestingCountOfTracePrintkHoldsWithItsBarriers() {
    Cli.Result result = run(
        "native",
        PRINTK + "after.c",
        "--cc",
        "gcc",
        "--opt",
        "2",
        "--depth",
        "1",
        "--hypothesis",
        "nested-irqs");
    assertEquals(0, result.exitCode(), result.err() + result.out());
    assertTrue(result.out().contains("nested-irqs: PROVED in the model"), result.out());
  }

  @Test
  void whatTheModelProvesIsToldWithTheBoundsOfTheFile() throws IOException {
    String name = file("""
        static int seen;
        static void __task task(void) { WARN_ON(READ_ONCE(seen) == 2); }
        static void __nmi __times(1) nmi(void) { this_cpu_inc(seen); }
        """);
    String bounds = "nmi() at most once (__times, file.c:3)";
    String text =
        run("native", name, "--cc", "gcc", "--opt", "2", "--depth", "1").out();
    assertTrue(
        Cli.unfolded(text).contains("nested-irqs: PROVED in the model, but " + bounds), text);
    String json = run(
            "native", name, "--cc", "gcc", "--opt", "2", "--depth", "1", "--format", "json")
        .out();
    assertTrue(json.contains(bounds), json);
  }

  @Test
  void aFileThatAssertsNothingIsVacuousForThatAndNotForWhatTheCompilerDid() throws IOException {
    String name = file("""
        static int x;
        static void __task task(void) { WRITE_ONCE(x, 1); }
        static void __nmi nmi(void) { WRITE_ONCE(x, 2); }
        """);
    Cli.Result result = run("native", name, "--cc", "gcc", "--opt", "2", "--depth", "1");
    assertEquals(3, result.exitCode(), result.out());
    assertTrue(
        result.out().contains("VACUOUS in the model, as nothing is asserted: add"), result.out());
    assertTrue(result.out().contains("; VACUOUS: nothing is asserted\n"), result.out());
  }

  /** The bug of 2020: the store that raises the count sinks below the one to the buffer. */
  @Test
  void withoutThemWhatBreaksIsKnownToTheModelOnceAccessesMove() throws IOException {
    String before = Files.readString(Path.of(PRINTK + "before.c"))
        .replaceAll("if \\(!tbuffer\\)\\s+return;", "if (!tbuffer)\n\t\treturn;");
    Cli.Result result = run(
        "native",
        file(before),
        "--cc",
        "gcc",
        "--depth",
        "1",
        "--hypothesis",
        "nested-irqs",
        "--format",
        "json");
    JsonNode results =
        new ObjectMapper().readTree(result.out()).path("files").get(0).path("results");
    assertEquals(5, results.size(), result.out());
    for (JsonNode level : results) {
      boolean broke = level.path("bad").asInt() > 0;
      assertEquals(
          broke ? "MOVED" : "NOTHING_BROKE", level.path("predicted").asText(), level.toString());
      assertEquals("PROVED", level.path("model").asText());
    }
    assertEquals(0, results.get(0).path("bad").asInt(), "-O0 moves nothing");
  }

  @Test
  void whatBreaksAsItIsWrittenSaysSoAndExitsWithOne() {
    Cli.Result result = run(
        "native",
        "../hypotheses/mail/single.c",
        "--cc",
        "gcc",
        "--opt",
        "2",
        "--depth",
        "1",
        "--hypothesis",
        "nested-irqs");
    assertEquals(1, result.exitCode(), result.err());
    assertTrue(result.out().contains("P1, which the model knows"), result.out());
    assertTrue(result.out().contains("why: it breaks as it is written"), result.out());
  }

  @Test
  void aCompilerThatIsNotHereIsUnknown() {
    Cli.Result result = run("native", PRINTK + "after.c", "--cc", "nocc", "--opt", "2");
    assertEquals(4, result.exitCode());
    assertTrue(result.err().contains("no compiler \"nocc\" here"), result.err());
  }

  @Test
  void whatTheCompilerRefusesIsBadInput() throws IOException {
    String fine = file(
        "static int x;\nstatic void __task task(void) { WARN_ON(x); }\nstatic void __nmi nmi(void) { x = 0; }\n");
    Cli.Result result =
        run("native", fine, "--cc", "gcc", "--opt", "2", "--cflags", "-include nowhere.h");
    assertEquals(2, result.exitCode(), result.out());
    assertTrue(result.out().contains("nowhere.h"), result.out());
  }

  @Test
  void aLevelOrDepthThatThereIsNotIsAUsageError() {
    Cli.Result level = Cli.run("native", PRINTK + "after.c", "--opt", "4");
    assertEquals(2, level.exitCode());
    assertTrue(level.err().contains("unknown level \"4\"; known: 0, 1, 2, 3"), level.err());
    Cli.Result depth = Cli.run("native", PRINTK + "after.c", "--depth", "4");
    assertEquals(2, depth.exitCode());
    assertTrue(depth.err().contains("not a depth: \"4\"; expected 1 to 3"), depth.err());
  }

  @Test
  void aFileWithValuesThatNobodyKnowsIsNotAsked() throws IOException {
    String file = file(
        "__task void task(void) { WARN_ON(__VERIFIER_nondet_bool()); } __nmi void nmi(void) {}");
    Cli.Result result = run("native", file, "--cc", "gcc");
    assertTrue(
        result.out().contains("not asked: nested-irqs: it asks for values that nobody knows"),
        result.out());
    assertEquals(4, result.exitCode(), result.err());
  }

  @Test
  void whatOneStackCannotHaveIsNotAskedAndNotCounted() {
    Cli.Result result = run(
        "native",
        "../hypotheses/mail/on-stack.c",
        "--cc",
        "gcc",
        "--hypothesis",
        "half-built-entry");
    assertTrue(
        result.out().contains("not asked: half-built-entry: it interrupts kernel entry"),
        result.out());
    assertEquals(4, result.exitCode(), "nothing was run, which is no success");
  }
}
