package dev.regnest.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.regnest.compiled.Toolchain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However {@code native} is ended, what it has started ends with it. */
class EndingNativeTest {
  private static final int SECONDS = 60;

  @TempDir
  private Path folder;

  /** A native of a file that takes very long, once its code runs, and that code's process. */
  private record Running(Process regnest, ProcessHandle code) {}

  /** Signals that a build has learned to ignore are those of a program of its own again. */
  private Running start() throws IOException, InterruptedException {
    assumeTrue(Toolchain.missingHere().isEmpty() && Toolchain.named("gcc").isPresent());
    String file = Cli.file(folder, """
        static int x;
        static void __task task(void) { WRITE_ONCE(x, 1); WARN_ON(READ_ONCE(x) == 2); }
        static void __hardirq hardirq(void) { WRITE_ONCE(x, 0); }
        static void __nmi nmi(void) { WRITE_ONCE(x, 3); }
        """);
    Process regnest = new ProcessBuilder(
            "env",
            "--default-signal=INT",
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Regnest.class.getName(),
            "native",
            file,
            "--cc=gcc",
            "--opt=2",
            "--depth=3",
            "--samples=1000000",
            "--seconds=1000")
        .redirectOutput(folder.resolve("out").toFile())
        .redirectError(folder.resolve("err").toFile())
        .start();
    for (Optional<ProcessHandle> code = Optional.empty(); ; code = code(regnest)) {
      if (code.isPresent()) {
        return new Running(regnest, code.get());
      }
      assertTrue(regnest.isAlive(), this::said);
      Thread.sleep(20);
    }
  }

  private static Optional<ProcessHandle> code(Process regnest) {
    return regnest
        .descendants()
        .filter(child -> child.info().command().orElse("").matches(".*/unit\\d+"))
        .findFirst();
  }

  private String said() {
    try {
      return Files.readString(folder.resolve("out")) + Files.readString(folder.resolve("err"));
    } catch (IOException unreadable) {
      return unreadable.toString();
    }
  }

  private static int signalled(Running running, String signal) throws Exception {
    List<String> words = new ArrayList<>(List.of("kill", "-" + signal));
    words.add("" + running.regnest().pid());
    assertEquals(0, new ProcessBuilder(words).start().waitFor());
    assertTrue(running.regnest().waitFor(SECONDS, TimeUnit.SECONDS), "it ends");
    running.code().onExit().get(SECONDS, TimeUnit.SECONDS);
    return running.regnest().exitValue();
  }

  @Test
  void interruptedItEndsWith130AndLeavesNothingBehind() throws Exception {
    Running running = start();
    Path program = Path.of(running.code().info().command().orElseThrow());
    assertEquals(130, signalled(running, "INT"), this::said);
    assertTrue(
        said().contains("regnest: interrupted; the above is what was known by then"), said());
    assertTrue(!said().contains("defect") && !said().contains("Exception"), said());
    assertTrue(!Files.exists(program.getParent()), program::toString);
  }

  /** 128 and the number of SIGKILL. Nobody is left who could delete its folder. */
  @Test
  void killedItTakesTheCodeThatRunsAlong() throws Exception {
    Running running = start();
    Path program = Path.of(running.code().info().command().orElseThrow());
    assertEquals(137, signalled(running, "KILL"));
    try (var left = Files.walk(program.getParent())) {
      left.sorted(java.util.Comparator.reverseOrder())
          .forEach(path -> path.toFile().delete());
    }
  }
}
