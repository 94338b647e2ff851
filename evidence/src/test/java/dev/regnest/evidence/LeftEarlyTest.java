package dev.regnest.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A function of a tree that gives up in every run says nothing, and neither does what holds of it. */
class LeftEarlyTest {
  private static final String HELD = "static void __setup boot(void) { nest = 1; }\n";

  @TempDir
  private Path folder;

  private ReviewedTree tree;

  @BeforeEach
  void aTree() throws IOException {
    tree = new ReviewedTree(folder);
  }

  private Cli.Result check(String text) throws IOException {
    Files.writeString(tree.question(), text);
    return Cli.run(
        "check",
        tree.question().toString(),
        "--tree",
        tree.top().toString(),
        "--config",
        tree.top().resolve("config").toString());
  }

  /** The nest is taken for ever, so that nest_get() always returns -1 and no assertion can fail. */
  @Test
  void whatAlwaysGivesUpIsVacuous() throws IOException {
    Cli.Result result = check(ReviewedTree.QUESTION.replace(
            "if (nest_get() < 0)", "WARN_ON(nest < 0);\n\tif (nest_get() < 0)")
        + HELD);
    assertEquals(3, result.exitCode(), result.out() + result.err());
    String unfolded = Cli.unfolded(result.out());
    assertTrue(
        unfolded.contains("VACUOUS: every run left nest_get() before it was through"), unfolded);
    // Lines 7 to 9 of the file are those behind the early return.
    assertTrue(unfolded.contains("no run came to nest.c:7, nest.c:8, nest.c:9"), unfolded);
  }

  /** The twin: where it is free at first, runs get through. */
  @Test
  void whatGivesUpNowAndThenIsJudged() throws IOException {
    Cli.Result result = check(ReviewedTree.QUESTION);
    assertEquals(0, result.exitCode(), result.out() + result.err());
    assertTrue(result.out().contains("PROVED"), result.out());
  }

  /** It takes in one branch or another, and fails at its end, where no run comes: a lock that one CPU always gets. */
  @Test
  void whatSucceedsInSeveralBranchesIsJudged() throws IOException {
    String twoWays = """
        static int nest;

        int nest_get(void)
        {
        	if (nest == 0) {
        		nest = 1;
        		return 0;
        	} else if (nest > 0) {
        		return -1;
        	}
        	return 0;
        }

        void nest_put(void)
        {
        	nest = 0;
        }
        """;
    tree.write(ReviewedTree.NEST, twoWays);
    assertEquals(0, check(ReviewedTree.QUESTION).exitCode());
    // The twin, in which only one of them is ever taken.
    tree.write(ReviewedTree.NEST, twoWays.replace("nest == 0", "nest == 2"));
    Cli.Result result = check(ReviewedTree.QUESTION.replace(
            "if (nest_get() < 0)", "WARN_ON(nest < 0);\n\tif (nest_get() < 0)")
        + HELD);
    assertEquals(3, result.exitCode(), result.out() + result.err());
  }

  /** That something behind what is asked about gives up may be what is asked. */
  @Test
  void onlyWhatTheHypothesisCallsItselfMustGetThrough() throws IOException {
    tree.write(
        ReviewedTree.NEST,
        ReviewedTree.SOURCE
            + "int nest_busy(void)\n{\n\tint was = nest_get();\n\treturn was < 0;\n}\n");
    String busy =
        ReviewedTree.QUESTION.replace("if (nest_get() < 0)", "WARN_ON(!nest_busy());\n\tif (me)");
    Cli.Result result = check(busy + HELD);
    assertEquals(0, result.exitCode(), result.out() + result.err());
  }

  /** Each verdict is about its own runs: under one hypothesis the NMI that takes it last gets through, under the other none comes. */
  @Test
  void whatOneHypothesisComesToSaysNothingOfAnother() throws IOException {
    String text = ReviewedTree.QUESTION
            .replace("nested-irqs", "nmi-like-exceptions nested-irqs")
            .replace("static void __task t(void) { sample(1); }", "")
            .replace("static void __nmi n(void) { sample(2); }", "")
        + "static void __task t(void) { barrier(); }\n"
        + "static void __nmi n(void) { WARN_ON(nest < 0); if (nest_get() == 0) nest_put(); }\n"
        + "static void __breakpoint b(void) { nest_put(); }\n"
        + HELD;
    Cli.Result result = check(text);
    String unfolded = Cli.unfolded(result.out());
    assertTrue(
        unfolded.contains("nested-irqs (V6_1): VACUOUS: every run left nest_get()"), unfolded);
    assertTrue(unfolded.contains("nmi-like-exceptions (V6_1): PROVED"), unfolded);
  }
}
