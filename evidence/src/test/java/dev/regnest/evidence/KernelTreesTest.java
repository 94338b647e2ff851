package dev.regnest.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands over a kernel tree, here one of a few files. */
class KernelTreesTest {
  private static final String TREE = "../kernelc/src/test/resources/tree";
  private static final String FILE = """
      /*
       * Does guard_enter() keep the second user out?
       *
       * Tree: v6.1
       * Hypotheses: nested-irqs
       * Result: PROVED
       */
      #include "kernel/guard.c"
      static struct guard guard;
      static void use(int me)
      {
      	if (guard_enter(&guard))
      		return;
      	guard.level = me;
      	barrier();
      	WARN_ON(guard.level != me);
      	guard_leave(&guard);
      }
      static void __task task(void) { use(1); }
      static void __nmi nmi(void) { use(2); }
      """;

  @TempDir
  private Path folder;

  private Cli.Result run(String command, String... more) throws IOException {
    List<String> all = new ArrayList<>(List.of(command, Cli.file(folder, FILE)));
    all.addAll(List.of(more));
    return Cli.run(all.toArray(new String[0]));
  }

  @Test
  void withoutATreeAFileThatNamesOneIsSkippedForAllToSee() throws IOException {
    Cli.Result verified = run("verify");

    assertEquals(3, verified.exitCode());
    assertTrue(verified.out().contains("skipped      "), verified.out());
    assertTrue(verified.out().contains(" # needs the tree of v6.1: --tree DIR"));
    assertTrue(verified.out().contains("0 of 0 as expected, 1 skipped"));
    assertTrue(
        run("verify", "--ktap").out().contains(" # SKIP needs the tree of v6.1: --tree DIR"));
  }

  @Test
  void withOneItIsJudgedAndWhatDecidedIsBesideTheVerdict() throws IOException {
    Cli.Result verified = run("verify", "--tree", TREE, "--config", TREE + "/config");
    Cli.Result checked = run("check", "--tree", TREE, "--config", TREE + "/config");

    assertEquals(0, verified.exitCode(), verified.out());
    assertTrue(verified.out().contains("1 of 1 as expected"), verified.out());
    assertEquals(0, checked.exitCode());
    assertTrue(checked.out().contains("(V6_1): PROVED"), checked.out());
    assertTrue(checked.out().contains("of 2 files taken from"), checked.out());
    assertTrue(checked.out().contains("decided by CONFIG_SLOTS=4, CONFIG_SMP=y"), checked.out());
  }

  @Test
  void theWholeTextIsPrintedAndIsWhatIsJudged() throws IOException {
    Cli.Result printed = run("check", "--emit-c", "--tree", TREE, "--config", TREE + "/config");

    assertEquals(0, printed.exitCode());
    assertTrue(printed.out().contains("#line 4 \"kernel/guard.c\"\n"), printed.out());
    Cli.Result judged = Cli.run("check", Cli.file(folder, printed.out()), "--era", "V6_1");
    assertTrue(judged.out().contains("(V6_1): PROVED"), judged.out() + judged.err());
  }

  @Test
  void anEraThatContradictsTheTreeAndOptionsWithoutOneAreRefused() throws IOException {
    Cli.Result other = run("check", "--era", "V4_4", "--tree", TREE, "--config", TREE + "/config");

    assertEquals(2, other.exitCode());
    assertEquals(
        "regnest: --era V4_4 contradicts the tree, whose rules are V6_1; leave it out",
        other.err().strip());
    assertEquals(
        "regnest: --config is for a kernel tree; add --tree DIR",
        run("check", "--config", TREE + "/config").err().strip());
    assertEquals(
        "regnest: no folder \"nowhere\"",
        run("check", "--tree", "nowhere").err().strip());
  }
}
