package dev.regnest.compiled;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A C compiler of this machine, with the tools that read what it makes.
 *
 * @param command how it is called, such as {@code gcc} or {@code gcc-13}
 * @param version the first line of what it says of itself
 */
public record Toolchain(String command, String version) {
  private static final List<String> READERS = List.of("objdump", "nm");

  /** {@return why nothing compiled can be interrupted on this machine, in one line; empty if it can} */
  public static Optional<String> missingHere() {
    return missing(System.getProperty("os.name"), System.getProperty("os.arch"));
  }

  static Optional<String> missing(String system, String processor) {
    String cpu = processor.toLowerCase(Locale.ROOT);
    if (!system.equals("Linux") || !cpu.equals("amd64") && !cpu.equals("x86_64")) {
      return Optional.of("this is " + system + " on " + processor
          + "; stepping through instructions needs Linux on x86-64");
    }
    return READERS.stream()
        .filter(tool -> Command.of(tool, "--version").firstLine().isEmpty())
        .findFirst()
        .map(tool -> "no " + tool + " here; it comes with binutils");
  }

  /** {@return the compiler that is called by that name, or empty if there is none} */
  public static Optional<Toolchain> named(String command) {
    return Command.of(command, "--version").firstLine().map(line -> new Toolchain(command, line));
  }

  /** {@return its name and number, without who packed it: {@code gcc 12.2.0}} */
  public String shortVersion() {
    String number = version.replaceFirst("\\([^)]*\\)", "").replaceAll("^\\D*", "");
    return command + " " + number.replaceFirst("\\s.*", "");
  }
}
