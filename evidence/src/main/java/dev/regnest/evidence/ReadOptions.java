package dev.regnest.evidence;

import dev.regnest.kernelc.preprocess.Flags;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
      paramLabel = "NAME=VALUE",
      description =
          "Define this word before a file in C is read, as 1 or as VALUE; may be given several times.")
  private List<String> defines = List.of();

  @Option(
      names = "--tree",
      paramLabel = "DIR",
      description = {
        "A kernel tree: what a file in C includes of it is fetched from there, with all that it needs.",
        "Nothing in it is written, and nothing outside it read."
      })
  private String tree;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "The configuration of that kernel, which may be packed by xz; by default .config of the tree. -D CONFIG_X=y, =m or =n wins over it.")
  private String configuration;

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
    return new Flags(paths, words, tree());
  }

  private Optional<Flags.Tree> tree() {
    if (tree == null) {
      if (configuration != null) {
        throw new UsageException("--config is for a kernel tree; add --tree DIR");
      }
      return Optional.empty();
    }
    try {
      Optional<Path> file = Optional.ofNullable(configuration).map(Path::of);
      return Optional.of(new Flags.Tree(folder(tree), file));
    } catch (InvalidPathException noPath) {
      throw new UsageException("no file \"" + configuration + "\"");
    }
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
