package dev.regnest.kernelc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What regnest reads as C, a C compiler reads as C, with the prelude as a header and all warnings on. Needs gcc. */
class GccTest {
  private static final Path RESOURCES = Path.of("src/main/resources/dev/regnest/kernelc");

  static List<Path> files() throws IOException {
    List<Path> all = new ArrayList<>(Shipped.files());
    all.add(RESOURCES.resolve("template.c"));
    return all;
  }

  @ParameterizedTest
  @MethodSource("files")
  void compiles(Path file) throws IOException, InterruptedException {
    assertEquals("exit 0\n", gcc(file));
  }

  @Test
  void whatIsNoCDoesNot(@TempDir Path folder) throws IOException, InterruptedException {
    Path wrong = folder.resolve("wrong.c");
    Files.writeString(wrong, "static void __task task(void) { undeclared = 1; }\n");
    assertNotEquals("exit 0\n", gcc(wrong));
  }

  private static String gcc(Path file) throws IOException, InterruptedException {
    List<String> command = Arrays.asList(
        "gcc",
        "-fsyntax-only",
        "-Wall",
        "-Werror",
        "-include",
        RESOURCES.resolve("regnest.h").toString(),
        file.toString());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return said + "exit " + process.waitFor() + "\n";
  }
}
