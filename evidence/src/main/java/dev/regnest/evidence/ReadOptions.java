package dev.regnest.evidence;

import dev.regnest.kernelc.preprocess.Flags;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** The options that say how a file in C is read, as compilers have them. */
final class ReadOptions {
  private static final String WORD = "[A-Za-z_][A-Za-z0-9_]*";

  @Option(
      names = "-I",
      paramLabel = "DIR",
      description =
          "Also look in this folder for a header that a file in C includes in quotes; may be given several times.")
  private List<String> folders = List.of();

  @Option(
      names = "-D",
      paramLabel = "NAME[=VALUE]",
      description =
          "Define this word before a file in C is read, as 1 or as VALUE; may be given several times.")
  private List<String> defines = List.of();

  /**
   * {@return what they say}
   *
   * @throws UsageException if a folder is none, or a word
   */
  Flags flags() {
    List<Path> paths = new ArrayList<>();
    for (String folder : folders) {
      paths.add(folder(folder));
    }
    Map<String, String> words = new LinkedHashMap<>();
    for (String define : defines) {
      int equals = define.indexOf('=');
      String word = equals < 0 ? define : define.substring(0, equals);
      if (!word.matches(WORD)) {
        throw new UsageException(
            "no word to define: \"" + define + "\"; expected such as CONFIG_SMP or SLOTS=4");
      }
      words.put(word, equals < 0 ? "1" : define.substring(equals + 1));
    }
    return new Flags(paths, words);
  }

  private static Path folder(String name) {
    try {
      Path path = Path.of(name);
      if (Files.isDirectory(path)) {
        return path;
      }
    } catch (InvalidPathException noPath) {
      // Told below.
    }
    throw new UsageException("no folder \"" + name + "\"");
  }
}
