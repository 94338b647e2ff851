package dev.regnest.evidence;

import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearsalTest {
  @Test
  void everyCommandOfItAnswers(@TempDir Path folder) {
    for (List<String> command : Rehearsal.commands(folder.toString())) {
      Cli.Result result = Cli.run(command.toArray(String[]::new));
      assertNotEquals(ExitCode.USAGE, result.exitCode(), command + ": " + result.err());
      assertNotEquals(ExitCode.DEFECT, result.exitCode(), command + ": " + result.err());
      assertTrue(!result.out().isEmpty(), command + " says nothing");
    }
  }

  @Test
  void theLauncherNamesIt() throws java.io.IOException {
    String launcher = Files.readString(Path.of("../regnest"));
    assertTrue(launcher.contains(Rehearsal.class.getName()), launcher);
  }
}
