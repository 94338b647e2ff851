package dev.regnest.kernelc.tree;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tukaani.xz.XZInputStream;

/** The options of a kernel: what {@code .config} sets, and what a command line says otherwise. */
public final class Configuration {
  /** How the words of a configuration begin. */
  static final String PREFIX = "CONFIG_";

  private static final String MODULE = "_MODULE";
  private static final Pattern SET = Pattern.compile("^(CONFIG_\\w+)=(.*)$", Pattern.MULTILINE);
  private static final Pattern NOT_SET =
      Pattern.compile("^# CONFIG_\\w+ is not set$", Pattern.MULTILINE);
  private static final int MOST_BYTES = 4_000_000;

  /** A configuration that was expanded sets many hundreds; a defconfig names only what differs. */
  private static final int FEWEST = 1000;

  private static final String WHERE =
      "; unpack Debian's linux-config-6.1 and give --config /usr/src/linux-config-6.1/config.amd64_none_amd64.xz, or run make defconfig in the tree";

  private final Map<String, String> values = new LinkedHashMap<>();

  private Configuration() {}

  /**
   * {@return the configuration in that file, which may be packed by xz}
   *
   * @param file the file; where none is named, {@code .config} of the tree
   * @param defines what a command line defines; words of a configuration among them win over the file
   * @throws TreeException if there is none, or it is not expanded
   */
  static Configuration of(SourceTree tree, Optional<Path> file, Map<String, String> defines) {
    Path path = file.orElse(tree.root().resolve(".config"));
    if (!Files.isRegularFile(path)) {
      throw new TreeException("no configuration \"" + path + "\"" + WHERE);
    }
    Configuration all = new Configuration();
    String text = text(path);
    Matcher set = SET.matcher(text);
    while (set.find()) {
      all.set(set.group(1), set.group(2));
    }
    long named = all.values.size() + NOT_SET.matcher(text).results().count();
    if (named < FEWEST && !text.contains("Automatically generated file; DO NOT EDIT.")) {
      throw new TreeException("\"" + path + "\" names " + named
          + " options and is not expanded: a defconfig says only what differs" + WHERE);
    }
    defines.forEach((word, value) -> {
      if (word.startsWith(PREFIX)) {
        all.values.remove(word);
        all.values.remove(word + MODULE);
        all.set(word, value);
      }
    });
    return all;
  }

  private static String text(Path path) {
    try (InputStream raw = Files.newInputStream(path);
        InputStream in = path.toString().endsWith(".xz") ? new XZInputStream(raw) : raw) {
      return new String(in.readNBytes(MOST_BYTES), StandardCharsets.ISO_8859_1);
    } catch (IOException unreadable) {
      throw new TreeException(
          "cannot read the configuration \"" + path + "\": " + unreadable.getMessage());
    }
  }

  private void set(String option, String value) {
    if (value.equals("m")) {
      values.put(option + MODULE, "1");
    } else if (!value.equals("n")) {
      values.put(option, value.equals("y") ? "1" : value);
    }
  }

  /** {@return what stands for that word of a configuration, or empty if it is not set} */
  Optional<String> value(String option) {
    return Optional.ofNullable(values.get(option));
  }

  /** {@return whether the option is set, be it to m} */
  boolean has(String option) {
    return values.containsKey(option) || values.containsKey(option + MODULE);
  }

  /** {@return how a configuration says of the option what this one does} */
  String said(String option) {
    String value = values.get(option);
    if (value == null) {
      return values.containsKey(option + MODULE) ? option + "=m" : option + " not set";
    }
    return option + "=" + (value.equals("1") ? "y" : value);
  }
}
