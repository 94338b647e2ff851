package dev.regnest.kernelc.preprocess;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a command line says of how a file is read.
 *
 * @param folders where headers of its own are looked for that are not beside it ({@code -I}), in order
 * @param defines the words that are defined before it ({@code -D}), each with what it stands for
 */
public record Flags(List<Path> folders, Map<String, String> defines) {
  /** Nothing is said. */
  public static final Flags NONE = new Flags(List.of(), Map.of());

  /** Copies both. */
  public Flags {
    folders = List.copyOf(folders);
    defines = Collections.unmodifiableMap(new LinkedHashMap<>(defines));
  }

  /** {@return the options that say the same, each with a blank before it; empty where nothing is said} */
  public String asOptions() {
    return folders.stream()
            .map(folder -> " -I " + quoted(folder.toString()))
            .collect(Collectors.joining())
        + defines.entrySet().stream()
            .map(d -> " -D " + quoted(d.getKey() + "=" + d.getValue()))
            .collect(Collectors.joining());
  }

  /** As a shell needs it, where it is more than a word. */
  private static String quoted(String text) {
    return text.matches("[\\w./=+,:-]*") ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
