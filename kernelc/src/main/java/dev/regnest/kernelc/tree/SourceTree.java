package dev.regnest.kernelc.tree;

import dev.regnest.kernelc.preprocess.SourceText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A kernel tree on the disk: its files, by their paths inside it. Nothing outside it is read, and nothing in it written. */
public final class SourceTree {
  /** Where the kernel's build looks for a header, in its order; what it would make of asm-generic stands last. */
  private static final List<String> INCLUDE =
      List.of("arch/x86/include/", "include/", "arch/x86/include/uapi/", "include/uapi/");

  private static final String ASM = "asm/";
  private static final long MOST_BYTES = 8_000_000;
  private static final Pattern VERSION =
      Pattern.compile("^(VERSION|PATCHLEVEL)\\s*=\\s*(\\d+)\\s*$", Pattern.MULTILINE);

  private final Path root;
  private final Path realRoot;
  private final Map<String, Optional<String>> changes;
  private final Map<String, Optional<String>> texts = new HashMap<>();
  private final Map<String, String> bare = new HashMap<>();
  private final Map<Object, Object> shared = new HashMap<>();
  private final Map<Path, Stamp> stamps = new HashMap<>();
  private final Set<String> asked = new HashSet<>();
  private final Set<String> searched = new HashSet<>();

  /** By what a file is known that nobody has written to since. */
  private record Stamp(FileTime written, long size) {
    static Stamp of(Path file) throws IOException {
      return new Stamp(Files.getLastModifiedTime(file), Files.size(file));
    }
  }

  private SourceTree(Path root, Path realRoot, Map<String, Optional<String>> changes) {
    this.root = root;
    this.realRoot = realRoot;
    this.changes = changes;
    changes.forEach((path, text) -> texts.put(path, text.map(SourceText::of)));
  }

  /**
   * {@return the tree in that folder}
   *
   * @param changes the files that are taken to be otherwise than they lie there, by their paths: each with its text, or empty for none
   * @throws TreeException if it is no kernel's
   */
  public static SourceTree at(Path root, Map<String, Optional<String>> changes) {
    try {
      SourceTree tree = new SourceTree(root, root.toRealPath(), changes);
      for (String needed :
          List.of("Makefile", "include/linux/kconfig.h", "arch/x86/include/asm/percpu.h")) {
        if (!Files.isRegularFile(root.resolve(needed))) {
          throw new TreeException(
              "\"" + root + "\" is no kernel tree: it has no " + needed
                  + "; expected the folder that linux-source-6.1.tar.xz unpacks to, with include, kernel and arch/x86 in it");
        }
      }
      return tree;
    } catch (IOException missing) {
      throw new TreeException("no folder \"" + root + "\"");
    }
  }

  /** {@return the files that are taken to be otherwise than they lie there} */
  Map<String, Optional<String>> changes() {
    return changes;
  }

  Path root() {
    return root;
  }

  /** {@return major and minor version, as its Makefile says} */
  int[] version() {
    int[] version = new int[2];
    Matcher line = VERSION.matcher(text("Makefile").orElse(""));
    int found = 0;
    while (line.find()) {
      version[line.group(1).equals("VERSION") ? 0 : 1] = Integer.parseInt(line.group(2));
      found++;
    }
    if (found != 2) {
      throw new TreeException(
          "\"" + root + "/Makefile\" says no version: expected lines VERSION = and PATCHLEVEL =");
    }
    return version;
  }

  /** {@return the text of that file of the tree, or empty if it has none of that name} */
  Optional<String> text(String path) {
    asked.add(path);
    return texts.computeIfAbsent(path, this::read);
  }

  /** {@return the text of a file that it has, each comment replaced by what is none; headers are read for every file that includes them} */
  String withoutComments(String path) {
    return bare.computeIfAbsent(path, p -> RawText.withoutComments(text(p).orElseThrow()));
  }

  /** {@return what equals that and was met before, or that: the units of a tree read the same headers, and keep what they say once} */
  @SuppressWarnings("unchecked")
  <T> T shared(T said) {
    return (T) shared.computeIfAbsent(said, first -> said);
  }

  /** Forgets what only those need who read units of it, as what was fetched keeps the tree to be asked what it rests on. */
  void forgetUnits() {
    shared.clear();
    bare.clear();
  }

  /**
   * Fails if a file that was read is no longer what it was, as parts of two trees make none.
   *
   * @throws TreeException if one is
   */
  void requireUnchanged() {
    stamps.forEach((file, stamp) -> {
      try {
        if (Stamp.of(file).equals(stamp)) {
          return;
        }
      } catch (IOException gone) {
        // Told below.
      }
      throw new TreeException("\"" + root.relativize(file)
          + "\" of the tree changed while it was read; run it again when nobody writes there");
    });
  }

  /** Notes that all files in C of a folder are looked into. */
  void search(String folder) {
    searched.add(folder + "/");
  }

  /** {@return whether anything rests on that file: on what it says, or on there being none} */
  boolean restsOn(String path) {
    return asked.contains(path)
        || path.endsWith(".c") && searched.stream().anyMatch(path::startsWith);
  }

  private Optional<String> read(String path) {
    try {
      Path file = root.resolve(path);
      if (!Files.isRegularFile(file)) {
        return Optional.empty();
      }
      if (!file.toRealPath().startsWith(realRoot)) {
        throw new TreeException("\"" + path + "\" of the tree leads outside it, to \""
            + file.toRealPath() + "\"; nothing outside \"" + root + "\" is read");
      }
      if (Files.size(file) > MOST_BYTES) {
        throw new TreeException("\"" + path + "\" of the tree has " + Files.size(file)
            + " bytes; at most " + MOST_BYTES + " are read");
      }
      stamps.put(file, Stamp.of(file));
      return Optional.of(
          SourceText.of(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)));
    } catch (IOException unreadable) {
      throw new TreeException("cannot read \"" + path + "\" of the tree: " + unreadable);
    } catch (InvalidPathException noPath) {
      return Optional.empty();
    }
  }

  /** {@return the path of the file that an #include names, or empty if the tree has none, as of what a build makes} */
  Optional<String> included(String name, boolean isQuoted, String includer) {
    if (isQuoted) {
      String beside = normal(includer.substring(0, includer.lastIndexOf('/') + 1) + name);
      if (text(beside).isPresent()) {
        return Optional.of(beside);
      }
    }
    for (String folder : INCLUDE) {
      String path = normal(folder + name);
      if (text(path).isPresent()) {
        return Optional.of(path);
      }
    }
    return name.startsWith(ASM)
        ? included("asm-generic/" + name.substring(ASM.length()), /* isQuoted= */ false, includer)
        : Optional.empty();
  }

  private static String normal(String path) {
    return path.contains("./") ? Path.of(path).normalize().toString() : path;
  }
}
