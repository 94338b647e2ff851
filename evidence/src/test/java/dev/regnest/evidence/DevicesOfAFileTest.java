package dev.regnest.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which device of a level has interrupted is said wherever an arrival is. */
class DevicesOfAFileTest {
  @TempDir
  private Path folder;

  private String file() throws IOException {
    Path file = folder.resolve("test.c");
    Files.writeString(file, """
        static int x;
        static void __hardirq a(void) { x = 1; }
        static void __hardirq b(void) { WARN_ON(x == 1); }
        static void __task t(void) { barrier(); x = 0; }
        """);
    return file.toString();
  }

  @Test
  void theTableTheSentencesAndTheReplayLineNameIt() throws IOException {
    Cli.Result result = Cli.run("check", file(), "--hypothesis", "nested-irqs");
    assertEquals(1, result.exitCode());
    for (String said : new String[] {
      " task     hardirq\n",
      " <IRQ 1>\n",
      " </IRQ 2>\n",
      "1. Hardirq 1, which runs a(), hits the task in user mode at point 1,",
      "3. Hardirq 2, which runs b(), hits the task in user mode at point 1,",
      "'h1h1.2'"
    }) {
      assertTrue(result.out().contains(said), said + " in\n" + result.out());
    }
  }

  @Test
  void aColumnOfOneDeviceIsCalledAfterWhatRuns() throws IOException {
    Cli.Result result = Cli.run("replay", file(), "h1.2", "--hypothesis", "nested-irqs");
    assertTrue(result.out().contains(" task                   hardirq 2: b()\n"), result.out());
  }

  @Test
  void thePictureNamesItAndKeepsTheColourOfItsLevel() throws IOException {
    Path picture = folder.resolve("run.svg");
    assertEquals(
        0,
        Cli.run(
                "replay",
                file(),
                "h1.2",
                "--hypothesis",
                "nested-irqs",
                "--svg",
                picture.toString())
            .exitCode());
    String svg = Files.readString(picture);
    assertTrue(svg.contains(">hardirq 2: b()<") && svg.contains("stroke=\"#c26a00\""), svg);
  }

  @Test
  void aDeviceThatThereIsNotIsAnErrorOfUse() throws IOException {
    Cli.Result result = Cli.run("replay", file(), "h1.3", "--hypothesis", "nested-irqs");
    assertEquals(2, result.exitCode());
    assertTrue(
        result.err().contains("device 3 of its level, which has 2: a() as \"h1\", b() as \"h1.2\""),
        result.err());
  }
}
