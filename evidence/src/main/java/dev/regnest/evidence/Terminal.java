package dev.regnest.evidence;

import java.io.PrintWriter;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Where the answer goes, and whether somebody is watching.
 *
 * @param out takes the answer
 * @param err takes what is wrong, and progress
 * @param colour whether the answer may be coloured
 * @param progress whether progress may be shown
 * @param stop set when the reader has seen enough
 * @param far how far a proof under way has come, in words
 */
record Terminal(
    PrintWriter out,
    PrintWriter err,
    boolean colour,
    boolean progress,
    AtomicBoolean stop,
    AtomicReference<String> far) {
  private static final String BOLD = "\u001b[1m";
  private static final String RED = "\u001b[1;31m";
  private static final String GREEN = "\u001b[32m";
  private static final String YELLOW = "\u001b[33m";
  private static final String PLAIN = "\u001b[0m";

  /** Creates one where no proof is under way yet. */
  Terminal(PrintWriter out, PrintWriter err, boolean colour, boolean progress, AtomicBoolean stop) {
    this(out, err, colour, progress, stop, new AtomicReference<>(""));
  }

  /** {@return the terminal of this process, whose answer goes there; the launcher says whether it is one} */
  static Terminal ofProcess(PrintWriter answer) {
    String noColor = System.getenv("NO_COLOR");
    boolean colour =
        Boolean.getBoolean("regnest.out.tty") && (noColor == null || noColor.isEmpty());
    return new Terminal(
        answer,
        new PrintWriter(System.err, /* autoFlush= */ true),
        colour,
        Boolean.getBoolean("regnest.err.tty"),
        new AtomicBoolean());
  }

  /** Prints one line of the answer, coloured where a verdict or a mark stands in it. */
  void print(String line) {
    out.println(colour ? coloured(line) : line);
  }

  /** Prints one line that a program reads. */
  void printRaw(String line) {
    out.print(line + "\n");
  }

  private static String coloured(String line) {
    if (line.startsWith("regnest: ")) {
      return BOLD + line + PLAIN;
    }
    return line.replace("VIOLATED", RED + "VIOLATED" + PLAIN)
        .replace("HOLDS", GREEN + "HOLDS" + PLAIN)
        .replace("PROVED", GREEN + "PROVED" + PLAIN)
        .replace("VACUOUS", YELLOW + "VACUOUS" + PLAIN)
        .replace("UNKNOWN", YELLOW + "UNKNOWN" + PLAIN)
        .replaceFirst("//.*$", BOLD + "$0" + PLAIN);
  }
}
