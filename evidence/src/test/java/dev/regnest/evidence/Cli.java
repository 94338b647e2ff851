package dev.regnest.evidence;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs the command line in this process, with its streams caught. */
final class Cli {
  private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

  private Cli() {}

  /**
   * What a command did.
   *
   * @param exitCode its exit code
   * @param out what it said on stdout
   * @param err what it said on stderr
   */
  record Result(int exitCode, String out, String err) {
    /** {@return the first verdict, as if it had never been folded} */
    String verdict() {
      return out.replaceAll("\n  (?=\\S)", " ").lines().findFirst().orElseThrow();
    }

    List<String> lines() {
      return out.lines().toList();
    }
  }

  /** {@return the path of a file {@code test.c} with that text} */
  static String file(Path folder, String text) throws IOException {
    return Files.writeString(folder.resolve("test.c"), text).toString();
  }

  /** {@return the text as if it had never been wrapped} */
  static String unfolded(String text) {
    return text.replaceAll("\\s+", " ");
  }

  static Result run(String... arguments) {
    return run(/* stopped= */ false, /* colour= */ false, arguments);
  }

  static Result run(boolean stopped, boolean colour, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Terminal terminal = new Terminal(
        new PrintWriter(out),
        new PrintWriter(err),
        colour,
        /* progress= */ false,
        new AtomicBoolean(stopped));
    int exitCode = Regnest.run(terminal, arguments);
    terminal.out().flush();
    terminal.err().flush();
    return new Result(exitCode, out.toString(), err.toString());
  }

  /** {@return the result of a line as it is pasted into a shell} */
  static Result paste(String line) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(line);
    while (matcher.find()) {
      words.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
    }
    if (!words.get(0).equals("./regnest")) {
      throw new AssertionError("not a regnest command: " + line);
    }
    return run(words.subList(1, words.size()).toArray(String[]::new));
  }
}
