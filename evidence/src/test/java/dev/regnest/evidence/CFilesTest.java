package dev.regnest.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files in C on the command line. */
class CFilesTest {
  private static final String BUGS = "../hypotheses/bugs/";
  private static final String BEFORE = BUGS + "12-fpu-in-hardirq/before.c";
  private static final String AFTER = BUGS + "12-fpu-in-hardirq/after.c";

  @TempDir
  private Path folder;

  private String file(String text) throws IOException {
    return Cli.file(folder, text);
  }

  @Test
  void checkShowsHowABugBreaksLineByLine() {
    Cli.Result check = Cli.run("check", BEFORE);
    assertEquals(1, check.exitCode(), check.err());
    Golden.assertKept("check-c-fpu-before.txt", check.out());
  }

  @Test
  void checkSaysProvedOfTheFix() {
    Cli.Result check = Cli.run("check", AFTER);
    assertEquals(0, check.exitCode(), check.err());
    assertTrue(
        check
            .verdict()
            .matches(".*after[.]c, nested-irqs [(]V5_11[)]: PROVED for any number of .*"),
        check.out());
  }

  /** A word loaded before the sample points at it, and before an NMI fills it, is a leak, but nobody stored over it. */
  @Test
  void aLoadHoistedOverThePointerToItsWordIsNoInterference() {
    Cli.Result check = Cli.run(
        "check", "../hypotheses/mail/single-flag-first.c", "--hypothesis", "compiler-reorders");
    assertEquals(1, check.exitCode(), check.err());
    String verdict = "(V5_11): VIOLATED P2 P3; P1 P4 P5 hold for any number of interrupts";
    assertTrue(check.verdict().contains(verdict), check.out());
  }

  @Test
  void whatCheckPrintsCanBePastedBack() {
    String line = Cli.run("check", BEFORE).lines().stream()
        .filter(l -> l.startsWith(" replay: "))
        .findFirst()
        .orElseThrow();
    Cli.Result replay = Cli.paste(line.replace(" replay: ", ""));
    assertEquals(1, replay.exitCode(), replay.err());
    assertTrue(replay.out().contains("regnest: AssertionFailed in "), replay.out());
  }

  @Test
  void verifyComparesEachFileWithItsHead() {
    Cli.Result verify = Cli.run("verify", BUGS + "12-fpu-in-hardirq");
    assertEquals(0, verify.exitCode(), verify.out());
    assertEquals(
        List.of(
            "as expected  " + AFTER + " nested-irqs: PROVED",
            "as expected  " + BEFORE + " nested-irqs: VIOLATED ASSERT h4",
            "2 of 2 as expected"),
        verify.lines());
  }

  @Test
  void verifyFailsOnAnUnexpectedProofAndPrintsKtap() throws IOException {
    String proved =
        Files.readString(Path.of(AFTER)).replace("Result: PROVED", "Result: VIOLATED ASSERT");
    String name = file(proved);
    Cli.Result verify = Cli.run("verify", "--ktap", name);
    assertEquals(1, verify.exitCode());
    assertEquals(
        List.of(
            "KTAP version 1",
            "1..1",
            "not ok 1 " + name + " nested-irqs # expected VIOLATED ASSERT, found PROVED",
            "# 0 of 1 as expected"),
        verify.lines());
  }

  @Test
  void verifyOfNothingIsAUsageError() {
    assertEquals(2, Cli.run("verify", folder.toString()).exitCode());
    assertEquals(2, Cli.run("verify", folder + "/none.c").exitCode());
  }

  @Test
  void aFileThatSaysNothingToVerifyIsAUsageError() throws IOException {
    Cli.Result verify = Cli.run("verify", file("static void __task t(void) { WARN_ON(1); }\n"));
    assertEquals(2, verify.exitCode());
    assertTrue(verify.err().contains("needs lines \"Hypotheses:\" and \"Result:\""), verify.err());
  }

  @Test
  void problemsAreToldAtTheirPlaceAndExitWithTwo() throws IOException {
    String name = file("static void __task t(void)\n{\n\tint a = ;\n}\n");
    Cli.Result check = Cli.run("check", name);
    assertEquals(2, check.exitCode());
    assertEquals(
        List.of(
            name + ":3:10: error: expected an expression, found ';' [syntax]",
            "    \tint a = ;",
            "    \t        ^"),
        check.err().lines().toList());
  }

  @Test
  void anAssertionOfNothingButWhereWeAreIsShownWhereItFires() throws IOException {
    String text = "static int x; static void __task t(void) { x = 1; }\n"
        + "static void __nmi n(void) { WARN_ON(in_nmi());%s }\n";
    for (String more : List.of("", " x = 2;")) {
      Cli.Result check = Cli.run("check", file(text.formatted(more)));
      assertEquals(1, check.exitCode(), check.err());
      assertTrue(check.lines().contains("        2: in_nmi()  // AssertionFailed"), check.out());
    }
  }

  @Test
  void whatCountsUpForEverIsUnknownUnlessItBreaksEarly() throws IOException {
    String counting = "static u32 x; static void __task t(void) { x++; WARN_ON(%s); }\n";
    assertEquals(4, Cli.run("check", file(counting.formatted("x == 0xfffffff"))).exitCode());
    assertEquals(1, Cli.run("check", file(counting.formatted("x == 1"))).exitCode());
  }

  /** Tried are 20 to 22, 2 to 4, 0 and the ends of int; it breaks at 7 alone. */
  @Test
  void whereNotAllValuesAreTriedNothingHoldsForAnyBoundEither() throws IOException {
    String text = "extern %1$s __VERIFIER_nondet_%1$s(void);\nstatic %1$s x;\n"
        + "static void __task t(void) { x = __VERIFIER_nondet_%1$s(); WARN_ON(x * 3 == 21); }\n";
    for (List<String> engine : List.of(
        List.<String>of(),
        List.of("--interrupts", "0"),
        List.of("--interrupts", "1"),
        // Each further pass of the task takes 256 values of char.
        List.of("--engine", "enumerator", "--interrupts", "1"))) {
      assertEquals(4, exitCode(engine, text.formatted("int")), "unknown with " + engine);
      assertEquals(1, exitCode(engine, text.formatted("char")), "all are tried with " + engine);
    }
  }

  private int exitCode(List<String> options, String text) throws IOException {
    List<String> all = new ArrayList<>(List.of("check", file(text)));
    all.addAll(options);
    return Cli.run(all.toArray(new String[0])).exitCode();
  }

  @Test
  void aLoopWithoutEndIsUnknown() throws IOException {
    Cli.Result check = Cli.run("check", file("static void __task t(void) { for (;;) ; }\n"));
    assertEquals(4, check.exitCode());
    assertTrue(
        check.verdict().contains("but nothing modelled ends the loop at test.c:1"), check.out());
  }

  @Test
  void whySaysOfEachLineWhatBreaksWithoutIt() {
    String file = BUGS + "03-trace-printk-barrier/after.c";
    Cli.Result why = Cli.run("why", file, "--hypothesis", "compiler-reorders");
    assertEquals(0, why.exitCode(), why.err());
    Golden.assertKept("why-c-trace-printk-after.txt", why.out());
    String line = why.lines().get(why.lines().size() - 1);
    assertEquals(1, Cli.paste(line.strip()).exitCode(), line);
  }

  @Test
  void whyOfWhatHasNoEndIsNotDecided() throws IOException {
    String counting =
        "static u32 x; static void __task t(void) { x++; WARN_ON(x == 0xfffffff); }\n";
    Cli.Result why = Cli.run("why", file(counting));
    assertEquals(4, why.exitCode(), why.err());
    assertTrue(why.out().contains("UNKNOWN"), why.out());
  }

  @Test
  void evidenceHoldsFilesWithTheirLines() throws IOException {
    Path into = folder.resolve("evidence");
    Cli.Result evidence = Cli.run("evidence", "-o", into.toString(), BEFORE, AFTER);
    assertEquals(0, evidence.exitCode(), evidence.err());
    String mail = Files.readString(into.resolve("evidence.txt"));
    assertTrue(mail.contains("Files in C run as they are written"), mail);
    assertFalse(mail.contains("Designs are Java"), mail);
    assertTrue(mail.contains("44: fpregs[0] is 3  // AssertionFailed"), mail);
    assertTrue(
        mail.contains("\nMay a hardirq use the FPU wherever no kernel code uses it? May"), mail);
    assertFalse(mail.contains("Does a perf sample"), mail);
    assertTrue(mail.contains(" broken: ASSERT assertions\n"), mail);
    assertTrue(Files.readString(into.resolve("index.html")).contains("before.c:"), "lines");
    String json = Files.readString(into.resolve("results.json"));
    assertTrue(json.contains("\"ASSERT\""), json);
  }

  @Test
  void newWritesAFileThatIsAsItSays() {
    String name = folder.resolve("mine").toString();
    assertEquals(0, Cli.run("new", name).exitCode());
    assertEquals(0, Cli.run("verify", name + ".c").exitCode());
    Cli.Result again = Cli.run("new", name);
    assertEquals(2, again.exitCode());
    assertTrue(again.err().contains("is there already, and is left as it is"), again.err());
  }

  /** Whatever is in the bytes behind it, each has 256 values. */
  @Test
  void aProgramWhoseStatesOutgrowTheMemoryIsUndecidedAndNoDefect() throws IOException {
    Path file = Files.writeString(folder.resolve("values.c"), """
        static unsigned char x[40];
        static void __nmi n(void) { x[0] = 1; }
        static void __task t(void)
        {
        	for (int i = 0; i < 40; i++)
        		x[i] = __VERIFIER_nondet_uchar();
        	WARN_ON(x[0] == x[39] && x[1] == x[2] && x[3] != x[3]);
        }
        """);
    Cli.Result result = Cli.run("check", file.toString(), "--memory-limit", "120");
    assertEquals(4, result.exitCode(), result.err());
    assertEquals("", result.err());
    assertTrue(
        result.verdict().contains("UNKNOWN: stopped by the memory limit of 120 MB"), result.out());
  }
}
