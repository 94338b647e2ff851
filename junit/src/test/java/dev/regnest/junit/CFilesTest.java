package dev.regnest.junit;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

class CFilesTest {
  private static final String CODE = """
      static int busy, word;
      static void use(int me)
      {
      	if (busy)
      		return;
      %s
      	word = me;
      	barrier();
      	WARN_ON(word != me);
      	busy = 0;
      }
      static void __task task(void) { use(1); }
      static void __hardirq irq(void) { use(2); }
      static void __nmi nmi(void) { use(3); }
      """;

  private static final String GUARDED = CODE.formatted("\tbusy = 1;\n\tbarrier();");
  private static final String OPEN = CODE.formatted("");

  @TempDir
  private Path folder;

  @Test
  void eachFileIsATestForEachHypothesisThatItsHeadNames() throws IOException {
    write("b.c", "Hypotheses: nested-irqs, irqs-on-in-hardirq", "Result: PROVED", GUARDED);
    write("a.c", "Hypotheses: nested-irqs", "Result: VIOLATED ASSERT", OPEN);
    List<DynamicTest> tests = CFiles.tests(folder).toList();
    assertEquals(
        List.of(
            folder.resolve("a.c") + " nested-irqs",
            folder.resolve("b.c") + " nested-irqs",
            folder.resolve("b.c") + " irqs-on-in-hardirq"),
        tests.stream().map(DynamicTest::getDisplayName).toList());
    assertEquals(folder.resolve("a.c").toUri(), tests.get(0).getTestSourceUri().orElseThrow());
    tests.forEach(test -> assertDoesNotThrow(test.getExecutable()));
  }

  @Test
  void aFileThatBreaksFailsWithItsTableAndTheCommandThatReplaysIt() throws IOException {
    Path file = write("open.c", "Hypotheses: nested-irqs", "Result: PROVED", OPEN);
    List<String> said = said(file);
    assertTrue(said.get(1).startsWith("expected PROVED, found VIOLATED ASSERT "), said::toString);
    assertTrue(said.stream().anyMatch(line -> line.contains("// AssertionFailed")), said::toString);
    assertTrue(
        said.get(said.size() - 1).startsWith(" replay: regnest replay " + file + " '"),
        said::toString);
  }

  @Test
  void aProofThatNobodyExpectsIsASurprise() throws IOException {
    Path file = write("held.c", "Hypotheses: nested-irqs", "Result: VIOLATED ASSERT", GUARDED);
    assertEquals("expected VIOLATED ASSERT, found PROVED", said(file).get(1));
  }

  @Test
  void aFileThatCannotBeReadFailsAtItsPlace() throws IOException {
    Path wrong = write("wrong.c", "Hypotheses: nested-irqs", "Result: PROVED", "int f(void) {");
    assertTrue(said(wrong).get(1).startsWith(wrong + ":5:"), said(wrong)::toString);
    Path silent = write("silent.c", "Nothing", "more", GUARDED);
    assertTrue(said(silent).get(1).contains("says nothing to test"), said(silent)::toString);
    Path unknown = write("unknown.c", "Hypotheses: nested", "Result: PROVED", GUARDED);
    assertTrue(
        said(unknown).get(1).startsWith("no hypothesis \"nested\""), said(unknown)::toString);
  }

  @Test
  void aFileOverAKernelTreeIsSkippedAndSaysOfWhich() throws IOException {
    Path file = write("tree.c", "Tree: v6.1\n * Hypotheses: nested-irqs", "Result: PROVED", "");
    DynamicTest test = CFiles.tests(file).toList().get(0);
    TestAbortedException skipped = assertThrows(TestAbortedException.class, test.getExecutable());
    assertTrue(skipped.getMessage().contains("v6.1"), skipped::getMessage);
  }

  @Test
  void aFolderWithoutFilesIsNoTestThatPasses() {
    assertThrows(IllegalArgumentException.class, () -> CFiles.tests(folder));
    assertThrows(
        IllegalArgumentException.class,
        () -> CFiles.tests(folder.resolve("missing.c")).toList());
  }

  private Path write(String name, String hypotheses, String result, String code)
      throws IOException {
    return Files.writeString(
        folder.resolve(name), "/*\n * " + hypotheses + "\n * " + result + "\n */\n" + code);
  }

  private static List<String> said(Path file) {
    List<DynamicTest> tests = CFiles.tests(file).toList();
    assertEquals(1, tests.size());
    return assertThrows(AssertionError.class, tests.get(0).getExecutable())
        .getMessage()
        .lines()
        .toList();
  }
}
