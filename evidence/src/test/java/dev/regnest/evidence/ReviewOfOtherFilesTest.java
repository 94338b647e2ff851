package dev.regnest.evidence;

import static dev.regnest.evidence.ReviewedTree.says;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A patch that changes what another file than the one that the hypothesis includes defines. */
class ReviewOfOtherFilesTest {
  private static final String OTHERS = "kernel/others.c";

  /** 40 + 2 of shared_count(), and 3 of the weakly() that is strong; both stand in kernel/others.c. */
  private static final String SUM = """
      /*
       * Do others count to 45?
       *
       * Hypotheses: nested-irqs
       */
      #include "kernel/guard.c"
      static void __task t(void) { WARN_ON(asks_others() != 45); }
      static void __nmi n(void) { WARN_ON(asks_others() != 45); }
      """;

  @TempDir
  private Path folder;

  private ReviewedTree tree;

  @BeforeEach
  void aTree() throws IOException {
    tree = new ReviewedTree(folder);
    Files.writeString(tree.question(), SUM);
  }

  @Test
  void anotherBodyIsJudged() throws IOException {
    Cli.Result result = tree.review(tree.replacing(OTHERS, "total + 2", "total + 3"));
    assertEquals(1, result.exitCode(), result.out() + result.err());
    says(result, "before PROVED", "after  VIOLATED ASSERT by", "kernel/others.c:12");
  }

  @Test
  void aVariableOfAnotherFileIsJudged() throws IOException {
    Cli.Result result = tree.review(tree.replacing(OTHERS, "total = 40", "total = 41"));
    assertEquals(1, result.exitCode(), result.out() + result.err());
    says(result, "after  VIOLATED ASSERT by", "kernel/others.c:8");
  }

  /** Where a strong one goes, the weak one of the file itself counts: 42 + 1. */
  @Test
  void aStrongDefinitionThatGoesLeavesTheWeakOne() throws IOException {
    Cli.Result result =
        tree.review(tree.replacing(OTHERS, "int weakly(void)", "static int weakly(void)"));
    assertEquals(1, result.exitCode(), result.out() + result.err());
    says(result, "before PROVED", "after  VIOLATED ASSERT by");
  }

  @Test
  void aDefinitionThatMovesToAFileThatComesIsFoundThere() throws IOException {
    String gone = "int weakly(void)\n{\n\treturn 3;\n}\n";
    Cli.Result result = tree.review(tree.replacing(OTHERS, gone, "")
        + "--- /dev/null\n+++ b/kernel/moved.c\n@@ -0,0 +1,4 @@\n+"
        + gone.stripTrailing().replace("\n", "\n+") + "\n");
    assertEquals(0, result.exitCode(), result.out() + result.err());
    says(result, "before and after PROVED", "kernel/moved.c:1");
  }

  @Test
  void aSecondStrongDefinitionIsAnErrorAfterTheChangeAlone() throws IOException {
    Cli.Result result = tree.review(
        "--- /dev/null\n+++ b/kernel/more.c\n@@ -0,0 +1 @@\n+int weakly(void) { return 3; }\n");
    assertEquals(4, result.exitCode(), result.out() + result.err());
    says(
        result,
        "cannot be read after the change, 'weakly' is defined in kernel/more.c and in kernel/others.c; include");
  }

  @Test
  void aStaticOneOfAnotherFileIsNobodysBusiness() throws IOException {
    Cli.Result result = tree.review(tree.replacing(OTHERS, "return 1000;", "return 1001;"));
    assertEquals(4, result.exitCode(), result.out() + result.err());
    says(result, "before and after PROVED", "no hypothesis reaches it");
  }

  /** What rests on other files is looked for among all of them. */
  @Test
  void itIsFoundByAReviewThatNamesNoHypothesis() throws IOException {
    tree.write("regnest.d/sum.c", SUM);
    Cli.Result result = tree.search(tree.replacing(OTHERS, "total + 2", "total + 3"));
    assertEquals(1, result.exitCode(), result.out() + result.err());
    says(result, "1 of 1 hypothesis reach something of it");
  }
}
