package dev.regnest.kernelc.source;

/**
 * One thing that is wrong with a C file, or that is C and not supported.
 *
 * @param at where
 * @param rule what rule it breaks
 * @param word the word that it is about, which may be declared where something is wrong; empty if it is about none
 * @param wants the tag of the struct whose members would have to be known; empty if that is not what is wrong
 * @param message what, with what would be right
 */
public record Problem(Position at, Rule rule, String word, String wants, String message) {
  /** Creates one where no word is missing. */
  public Problem(Position at, Rule rule, String message) {
    this(at, rule, "", message);
  }

  /** Creates one where no members are. */
  public Problem(Position at, Rule rule, String word, String message) {
    this(at, rule, word, "", message);
  }

  /** {@return whether a word is missing} */
  boolean isMissingWord() {
    return rule == Rule.UNKNOWN_WORD && !word.isEmpty();
  }

  /** {@return the line that compilers print} */
  @Override
  public String toString() {
    String in = at.macro().isEmpty() ? "" : " (in " + at.macro() + ")";
    return at + ": error: " + message + in + " [" + rule.id() + "]";
  }
}
