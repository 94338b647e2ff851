package dev.regnest.evidence.review;

import dev.regnest.evidence.UsageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs git in a folder, the same whatever a user has configured, and writes to no repository that it finds. */
final class Git {
  private static final Map<String, String> PLAIN = Map.of(
      "GIT_CONFIG_NOSYSTEM", "1",
      "GIT_CONFIG_GLOBAL", "/dev/null",
      "GIT_OPTIONAL_LOCKS", "0",
      "GIT_TERMINAL_PROMPT", "0",
      "GIT_PAGER", "cat",
      "LC_ALL", "C");

  private final Path folder;

  Git(Path folder) {
    this.folder = folder;
  }

  /**
   * What a command said.
   *
   * @param status its exit code
   * @param out its output, a byte a character
   * @param err the first line of what it complained of
   */
  record Said(int status, String out, String err) {
    boolean isFine() {
      return status == 0;
    }

    /** {@return the parts of an output that ends each by a NUL} */
    List<String> parts() {
      return out.isEmpty() ? List.of() : List.of(out.split("\0"));
    }
  }

  /** {@return what it says to that command, with {@code input} to read} */
  Said run(String input, String... arguments) {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    try {
      Path in = Files.createTempFile("regnest", ".in");
      Path err = Files.createTempFile("regnest", ".err");
      try {
        Files.writeString(in, input, StandardCharsets.ISO_8859_1);
        ProcessBuilder builder = new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectInput(in.toFile())
            .redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
        builder.environment().putAll(PLAIN);
        builder.environment().put("GIT_CEILING_DIRECTORIES", folder.toAbsolutePath() + "/..");
        Process git = builder.start();
        String out = new String(git.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        int status = git.waitFor();
        String complaint = Files.readString(err, StandardCharsets.ISO_8859_1);
        return new Said(status, out, complaint.lines().findFirst().orElse(""));
      } finally {
        Files.delete(in);
        Files.delete(err);
      }
    } catch (IOException missing) {
      throw new UsageException("cannot run git, which applies patches: " + missing.getMessage());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new UsageException("interrupted while git ran");
    }
  }
}
