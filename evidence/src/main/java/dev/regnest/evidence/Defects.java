package dev.regnest.evidence;

import java.util.stream.Stream;

/** What is wrong with regnest itself, as far as a command has met it. */
final class Defects {
  /** Enough of them to find it. */
  private static final int PLACES = 5;

  private boolean met;

  /** Tells of one that leaves a part of the answer undecided, and lets the command go on with the rest. */
  void met(String what, Throwable problem, Terminal terminal) {
    met = true;
    tell(problem, what + " is not decided; the rest is told.", terminal);
  }

  /** {@return the exit code of a command that would otherwise exit with that} */
  int exitCode(int otherwise) {
    return met ? ExitCode.DEFECT : otherwise;
  }

  /** Tells of one that ends the command. {@return its exit code} */
  static int end(Throwable problem, Terminal terminal) {
    tell(problem, "Nothing is decided.", terminal);
    return ExitCode.DEFECT;
  }

  /** What nobody foresaw is no verdict; it must not look like one, nor like a mistake of who asked. */
  private static void tell(Throwable problem, String undecided, Terminal terminal) {
    terminal
        .err()
        .println("regnest: this is a defect of regnest, not of what was asked: " + problem);
    Stream.of(problem.getStackTrace())
        .limit(PLACES)
        .forEach(place -> terminal.err().println("  at " + place));
    terminal.err().println(undecided + " Please report it with the command line.");
  }
}
