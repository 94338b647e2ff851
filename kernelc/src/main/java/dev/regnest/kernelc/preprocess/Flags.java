package dev.regnest.kernelc.preprocess;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a command line says of how a file is read.
 *
 * @param folders where headers of its own are looked for that are not beside it ({@code -I}), in order
 * @param defines the words that are defined before it ({@code -D}), each with what it stands for
 * @param tree the kernel tree that it is over, or empty where none is given
 */
public record Flags(List<Path> folders, Map<String, String> defines, Optional<Tree> tree) {
  /** Nothing is said. */
  public static final Flags NONE = new Flags(List.of(), Map.of());

  /**
   * A kernel tree ({@code --tree}).
   *
   * @param folder where it lies
   * @param configuration its configuration ({@code --config}), or empty for the one in the folder
   * @param changes the files that are taken to be otherwise than they lie there, by their paths in it: each with its text, or empty for none
   */
  public record Tree(
      Path folder, Optional<Path> configuration, Map<String, Optional<String>> changes) {
    /** As it lies there. */
    public Tree(Path folder, Optional<Path> configuration) {
      this(folder, configuration, Map.of());
    }

    /** Copies the changes. */
    public Tree {
      changes = Map.copyOf(changes);
    }
  }

  /** Without a tree. */
  public Flags(List<Path> folders, Map<String, String> defines) {
    this(folders, defines, Optional.empty());
  }

  /** Copies both. */
  public Flags {
    folders = List.copyOf(folders);
    defines = Collections.unmodifiableMap(new LinkedHashMap<>(defines));
  }

  /** {@return the same with one more word defined as 1, over that tree} */
  public Flags with(String word, Tree other) {
    Map<String, String> words = new LinkedHashMap<>(defines);
    words.put(word, "1");
    return new Flags(folders, words, Optional.of(other));
  }

  /** {@return the options that say the same, each with a blank before it; empty where nothing is said} */
  public String asOptions() {
    return folders.stream()
            .map(folder -> " -I " + quoted(folder.toString()))
            .collect(Collectors.joining())
        + defines.entrySet().stream()
            .map(d -> " -D " + quoted(d.getKey() + "=" + d.getValue()))
            .collect(Collectors.joining())
        + tree.map(Flags::asOptions).orElse("");
  }

  private static String asOptions(Tree tree) {
    return " --tree " + quoted(tree.folder().toString())
        + tree.configuration()
            .map(file -> " --config " + quoted(file.toString()))
            .orElse("");
  }

  /** As a shell needs it, where it is more than a word. */
  private static String quoted(String text) {
    return text.matches("[\\w./=+,:-]*") ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
