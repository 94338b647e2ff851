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
  void whatStartsTheJvmNamesIt() throws java.io.IOException {
    for (String script :
        List.of("src/main/launcher/launcher.sh", "../dist/src/main/sh/link-runtime")) {
      String text = Files.readString(Path.of(script));
      assertTrue(text.contains(Rehearsal.class.getName()), text);
    }
  }
}
