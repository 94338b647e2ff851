package dev.regnest.evidence;

import dev.regnest.explore.Judgement;
import dev.regnest.explore.Verdict;
import java.util.List;

/** What the process says to a script. */
final class ExitCode {
  /** A usage error or bad input. */
  static final int USAGE = 2;

  /** The answer could not be written, EX_IOERR of sysexits.h. */
  static final int CANNOT_WRITE = 74;

  /** A defect of regnest itself, EX_SOFTWARE of sysexits.h. */
  static final int DEFECT = 70;

  /** Ctrl-C, as a shell says it: 128 and the number of SIGINT. */
  static final int INTERRUPTED = 130;

  private ExitCode() {}

  /** {@return 1 over 4 over 3 over 0} */
  static int of(List<Judgement> judgements) {
    return has(judgements, Verdict.VIOLATED) ? Verdict.VIOLATED.exitCode() : ofMatrix(judgements);
  }

  /** {@return the same where a violation is as good an answer as any} */
  static int ofMatrix(List<Judgement> judgements) {
    if (has(judgements, Verdict.UNKNOWN)) {
      return Verdict.UNKNOWN.exitCode();
    }
    return has(judgements, Verdict.VACUOUS) ? Verdict.VACUOUS.exitCode() : 0;
  }

  private static boolean has(List<Judgement> judgements, Verdict verdict) {
    return judgements.stream().anyMatch(j -> j.verdict() == verdict);
  }
}
