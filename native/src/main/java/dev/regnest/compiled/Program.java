package dev.regnest.compiled;

import dev.regnest.kernelc.CFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A file, compiled and linked with the harness. */
final class Program {
  /** The process has its own limit of CPU time; this one is for what sleeps. */
  private static final int WALL_FOR_CPU = 4;

  private static final int GRACE_SECONDS = 10;

  private static final int SIGXCPU = 24;

  private final Path path;
  private final String source;
  private Listing listing;
  private Cells cells;

  Program(Path path, String source) {
    this.path = path;
    this.source = source;
  }

  /** {@return its instructions} */
  Listing listing() {
    if (listing == null) {
      listing = Listing.of(path, source);
    }
    return listing;
  }

  /** {@return where the variables of the file that it was made of lie} */
  Cells cells(CFile file) {
    if (cells == null) {
      cells = Cells.of(file, path);
    }
    return cells;
  }

  /** {@return where those functions lie, and what the compiler has made of parts of them, as the harness reads it} */
  private String ranges(List<String> functions) {
    return functions.stream()
        .flatMap(function -> listing().of(function).stream())
        .map(range -> Long.toHexString(range.first()) + "-" + Long.toHexString(range.last()))
        .collect(Collectors.joining(","));
  }

  /** {@return what a run found; a failed one says how} */
  Outcome run(Question question, Effort effort) {
    List<String> words = new ArrayList<>(List.of(path.toString()));
    words.addAll(question.options());
    words.add("nokprobe=" + ranges(question.notProbed()));
    words.addAll(effort.options());
    words.add("parent=" + ProcessHandle.current().pid());
    Command done =
        Command.run(path.getParent(), GRACE_SECONDS + WALL_FOR_CPU * effort.seconds(), words);
    Outcome outcome = Outcome.of(done.out());
    if (outcome.failure().isPresent() || outcome.isDone() && done.succeeded()) {
      return outcome;
    }
    int signal = done.exitCode() - Command.SIGNALLED;
    if (!done.inTime() || signal == SIGXCPU) {
      return outcome.failed(
          Failure.Kind.TIME,
          "took more than " + effort.seconds() + " s; allow more with --seconds, or less --depth");
    }
    return outcome.failed(
        Failure.Kind.CRASH,
        signal > 0
            ? "was killed by signal " + signal
            : "ended with exit code " + done.exitCode() + " before it was done");
  }
}
