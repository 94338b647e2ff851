package dev.regnest.kernelc.source;

/** A word that nothing declares: where it stands first, and how often. */
final class MissingWord {
  private final String word;
  private Problem first;
  private int times;

  MissingWord(String word) {
    this.word = word;
  }

  void comesBy(Problem problem) {
    Position at = problem.at();
    boolean earlier = first == null
        || at.file().equals(first.at().file())
            && (at.line() < first.at().line()
                || at.line() == first.at().line() && at.column() < first.at().column());
    first = earlier ? problem : first;
    times++;
  }

  boolean isFirst(Problem problem) {
    return problem.equals(first);
  }

  /** {@return the first, with how often it comes} */
  Problem counted() {
    String often = times == 1 ? "" : " (" + times + " times)";
    return new Problem(first.at(), first.rule(), word, first.message() + often);
  }

  /** {@return the word, with how often it comes if that is more than once} */
  @Override
  public String toString() {
    return times == 1 ? word : word + " (" + times + ")";
  }
}
