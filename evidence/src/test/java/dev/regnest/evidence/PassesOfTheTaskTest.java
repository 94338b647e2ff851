package dev.regnest.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What breaks only when the task comes again. */
class PassesOfTheTaskTest {
  /** 0, 1, 2 is found by the third pass. */
  private static final String THIRD = """
      static int x;
      static void __task task(void) { WARN_ON(x == 2); x = x + 1; if (x > 3) x = 3; }
      """;

  @TempDir
  private Path folder;

  private Cli.Result check(String... options) throws IOException {
    String[] all = new String[options.length + 2];
    all[0] = "check";
    all[1] = Cli.file(folder, THIRD);
    System.arraycopy(options, 0, all, 2, options.length);
    return Cli.run(all);
  }

  @Test
  void aFurtherPassCountsAsAnInterrupt() throws IOException {
    Cli.Result two = check("--interrupts", "2");
    assertEquals(1, two.exitCode(), two.out());
    assertTrue(two.out().contains("'u6u12'"), two.out());
    assertTrue(check().out().contains("'u6u12'"), "and by the proof");
  }

  /** One pass, or two. */
  @Test
  void aBoundSaysThatItCountsThem() throws IOException {
    Cli.Result one = check("--interrupts", "1", "--hypothesis", "compiler-in-order");
    assertEquals(0, one.exitCode(), one.out());
    String bound =
        "HOLDS up to 1 interrupt or further pass of the task (2 schedules; nothing arrived)";
    assertTrue(one.verdict().endsWith(bound), one.out());
  }

  /** Task A comes a third time, or task B does, or one after the other. */
  @Test
  void soItIsWithTwoTasks() throws IOException {
    Cli.Result tasks = check("--hypothesis", "preemptible");
    assertEquals(1, tasks.exitCode(), tasks.out());
  }

  /** What arrives besides task B is nothing. */
  @Test
  void whereTaskBRunsItIsInterruptsThatDidNotArrive() throws IOException {
    String file =
        Cli.file(folder, "static int x; static void __task task(void) { x = 1; WARN_ON(x > 1); }");
    Cli.Result tasks = Cli.run("check", file, "--hypothesis", "preemptible");
    assertTrue(tasks.verdict().endsWith("frame states; no interrupt arrived)"), tasks.out());
  }
}
