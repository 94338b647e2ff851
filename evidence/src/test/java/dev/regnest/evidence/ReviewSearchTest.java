package dev.regnest.evidence;

import static dev.regnest.evidence.ReviewedTree.NEST;
import static dev.regnest.evidence.ReviewedTree.QUESTION;
import static dev.regnest.evidence.ReviewedTree.TAKE;
import static dev.regnest.evidence.ReviewedTree.says;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A review that names no hypothesis finds those that reach anything the patch changes. */
class ReviewSearchTest {
  /** What would be broken, if anybody judged it. */
  private static final String ELSEWHERE = """
      /*
       * Never.
       *
       * Hypotheses: nested-irqs
       */
      #include "kernel/guard.c"
      static void __task t(void) { WARN_ON(branches() == 2); }
      static void __nmi n(void) { WARN_ON(branches() == 2); }
      """;

  @TempDir
  private Path folder;

  private ReviewedTree tree;

  @BeforeEach
  void aTreeWithHypothesesOfItsOwn() throws IOException {
    tree = new ReviewedTree(folder);
    tree.write("regnest.d/nest.c", QUESTION);
    tree.write("regnest.d/deep/elsewhere.c", ELSEWHERE);
  }

  @Test
  void onlyThoseThatReachTheChangeAreJudgedAndTheyAreNamed() throws IOException {
    Cli.Result result = tree.search(tree.replacing(NEST, TAKE, ""));
    assertEquals(1, result.exitCode(), result.out() + result.err());
    says(
        result,
        "1 of 2 hypotheses reach something of it: " + tree.top().resolve("regnest.d/nest.c"),
        "after  VIOLATED ASSERT by n");
    assertFalse(result.out().contains("elsewhere"), result.out());
  }

  /** The twin: named, the other one is judged. */
  @Test
  void whatIsNamedIsJudgedWhetherOrNotItReachesTheChange() throws IOException {
    String elsewhere = tree.top().resolve("regnest.d/deep/elsewhere.c").toString();
    Cli.Result result = tree.search(tree.replacing(NEST, "return -1;", "return -2;"), elsewhere);
    assertEquals(4, result.exitCode(), result.out() + result.err());
    says(result, "before and after VIOLATED ASSERT by", "no hypothesis reaches it");
  }

  @Test
  void linesThatOnlyComeReachItToo() throws IOException {
    Cli.Result result =
        tree.search(tree.replacing(NEST, TAKE, TAKE + "\t__this_cpu_write(nest, 0);\n"));
    assertEquals(1, result.exitCode(), result.out() + result.err());
    says(result, "1 of 2 hypotheses reach something of it");
  }

  /** Nobody asks about nobody_asks(), though its file is read. */
  @Test
  void whatNoneReachesIsNotJudged() throws IOException {
    Cli.Result result = tree.search(tree.replacing(NEST, "return 1;", "return 2;"));
    assertEquals(4, result.exitCode(), result.out() + result.err());
    says(result, "0 of 2 hypotheses reach anything of it", "no hypothesis reaches it");
  }

  @Test
  void whatCannotBeReadMayReachItAndIsNotJudged() throws IOException {
    tree.write("regnest.d/broken.c", "#include \"kernel/nest.c\"\nnothing of C\n");
    Cli.Result result = tree.search(tree.replacing(NEST, "return -1;", "return -2;"));
    assertEquals(4, result.exitCode(), result.out() + result.err());
    says(
        result,
        "1 of 3 hypotheses reach something of it",
        " not judged ",
        "broken.c: cannot be read, ");
  }

  /** What comes with regnest is of one version of the kernel; a tree's own are of that tree. */
  @Test
  void whatCameWithRegnestAndIsOfAnotherTreeIsCounted() throws IOException {
    Path shipped = Files.createDirectories(folder.resolve("shipped"));
    Files.writeString(shipped.resolve("other.c"), "#include \"kernel/not_here.c\"\n");
    String before = System.setProperty("regnest.hypotheses", shipped.toString());
    try {
      Cli.Result result = tree.search(tree.replacing(NEST, "return -1;", "return -2;"));
      assertEquals(0, result.exitCode(), result.out() + result.err());
      says(result, "1 of 3 hypotheses reach something of it", "; 1 cannot be read over this tree");
    } finally {
      if (before == null) {
        System.clearProperty("regnest.hypotheses");
      } else {
        System.setProperty("regnest.hypotheses", before);
      }
    }
  }

  @Test
  void aConfigurationThatCannotBeUsedIsNoFaultOfTheHypotheses() throws IOException {
    tree.write("config", "nothing\n");
    Cli.Result result = tree.search(tree.replacing(NEST, TAKE, ""));
    assertEquals(2, result.exitCode(), result.out());
    assertTrue(result.err().startsWith("regnest: "), result.err());
  }

  @Test
  void withoutAnyThereIsNothingToLookAmong() throws IOException {
    ReviewedTree bare = new ReviewedTree(folder.resolve("bare"));
    Cli.Result result = bare.search(bare.replacing(NEST, TAKE, ""));
    assertEquals(2, result.exitCode(), result.out());
    assertTrue(result.err().contains("no hypotheses to look among"), result.err());
  }
}
