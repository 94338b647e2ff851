package dev.regnest.evidence;

import dev.regnest.explore.Hypothesis;
import dev.regnest.kernelc.CFile;
import dev.regnest.kernelc.preprocess.Flags;
import dev.regnest.kernelc.source.CException;
import dev.regnest.kernelc.tree.TreeException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Hypotheses in C, as files of the disk. */
final class CSources {
  private static final String SUFFIX = ".c";

  /** What a preprocessor makes of a file. */
  private static final String PREPROCESSED = ".i";

  private static final String STANDARD_INPUT = "-";
  private static final int MOST_BYTES = 4_000_000;

  private CSources() {}

  /** {@return whether that names a file in C, and no design of the catalogue} */
  static boolean isFile(String subject) {
    return subject.endsWith(SUFFIX)
        || subject.endsWith(PREPROCESSED)
        || subject.equals(STANDARD_INPUT);
  }

  /**
   * {@return the file of that name}
   *
   * @param name its name, or {@code -} for the standard input
   * @param flags how it is read
   * @throws UsageException if there is none
   * @throws BadSource if it cannot be run
   */
  static CFile read(String name, Flags flags) {
    String text = text(name);
    try {
      return CFile.of(name, text, flags);
    } catch (CException wrong) {
      throw new BadSource(wrong.lines(name, text));
    } catch (TreeException unusable) {
      throw new UsageException(unusable.getMessage());
    }
  }

  /** {@return why the file cannot be judged without a kernel tree, where its head names one and none is given, else empty} */
  static Optional<String> missingTree(String name, Flags flags) {
    if (flags.tree().isPresent()) {
      return Optional.empty();
    }
    try {
      return CFile.tree(name, text(name)).map(tree -> "needs the tree of " + tree + ": --tree DIR");
    } catch (CException wrong) {
      return Optional.empty();
    }
  }

  /**
   * {@return the file of that name with all that it needs of a tree, as one text}
   *
   * @throws UsageException if there is none, or it needs nothing of one
   */
  static String emitted(String name, Flags flags) {
    try {
      return CFile.emitted(name, text(name), flags)
          .orElseThrow(() -> new UsageException(
              "\"" + name + "\" includes nothing of a kernel tree, or no --tree DIR is given"));
    } catch (TreeException unusable) {
      throw new UsageException(unusable.getMessage());
    }
  }

  /** {@return the hypothesis as that file is asked it where nobody says otherwise} */
  static Hypothesis asked(CFile file, Hypothesis hypothesis) {
    return under(file, hypothesis.of(file.design()));
  }

  /**
   * {@return the hypothesis as that file can be asked it}
   *
   * @throws BadSource if it cannot
   */
  static Hypothesis under(CFile file, Hypothesis hypothesis) {
    try {
      return file.under(hypothesis);
    } catch (CException wrong) {
      throw new BadSource(wrong.lines(file.name(), file.text()));
    }
  }

  private static String text(String name) {
    try {
      if (name.equals(STANDARD_INPUT)) {
        return text(name, System.in);
      }
      try (InputStream in = Files.newInputStream(Path.of(name))) {
        return text(name, in);
      }
    } catch (NoSuchFileException missing) {
      throw new UsageException("no file \"" + name + "\"");
    } catch (MalformedInputException binary) {
      throw new UsageException("\"" + name + "\" is no text in UTF-8");
    } catch (IOException unreadable) {
      throw new UsageException("cannot read \"" + name + "\": " + unreadable.getMessage());
    }
  }

  private static String text(String name, InputStream in) throws IOException {
    return BoundedText.of(in, MOST_BYTES)
        .orElseThrow(() -> new BadSource(List.of(name + ":1:1: error: the file has more than "
            + MOST_BYTES + " bytes, which are not read")));
  }

  /** {@return the files named, and those in the folders named, in order; at least one} */
  static List<String> all(List<String> names) {
    List<String> files = new ArrayList<>();
    for (String name : names) {
      Path path = Path.of(name);
      if (Files.isDirectory(path)) {
        files.addAll(inside(path));
      } else {
        files.add(name);
      }
    }
    if (files.isEmpty()) {
      throw new UsageException("no file " + SUFFIX + " in " + String.join(", ", names));
    }
    return files;
  }

  private static List<String> inside(Path folder) {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths
          .filter(Files::isRegularFile)
          .map(Path::toString)
          .filter(name -> name.endsWith(SUFFIX))
          .sorted()
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
