package dev.regnest.evidence.results;

import dev.regnest.check.Violation;
import dev.regnest.design.Design;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where in a file in C something breaks, with the folders that its story leaves out. */
public final class Whereabouts {
  private static final Pattern LINE = Pattern.compile("([^/:]+):(\\d+)");
  private static final Pattern FILE = Pattern.compile("(?m)^#line \\d+ \"([^\"]+)\"");

  private Whereabouts() {}

  /** {@return the file and the line, or empty where it is no place in a file, or of two files of that name} */
  public static Optional<String> of(Design design, Violation violation) {
    Matcher line = LINE.matcher(where(violation));
    if (!design.isFile() || !line.matches()) {
      return Optional.empty();
    }
    List<String> files = files(design, line.group(1));
    return files.size() == 1 ? Optional.of(files.get(0) + ":" + line.group(2)) : Optional.empty();
  }

  private static String where(Violation violation) {
    if (violation instanceof Violation.AssertionFailed failed) {
      return failed.where();
    }
    if (violation instanceof Violation.Oops oops) {
      return oops.where();
    }
    return violation instanceof Violation.Hang hang ? hang.where() : "";
  }

  /** {@return the file itself, or those that its text is from, of that name} */
  private static List<String> files(Design design, String name) {
    return Stream.concat(
            Stream.of(design.id()),
            FILE.matcher(design.reading().text()).results().map(found -> found.group(1)))
        .distinct()
        .filter(file -> Path.of(file).getFileName().toString().equals(name))
        .toList();
  }
}
