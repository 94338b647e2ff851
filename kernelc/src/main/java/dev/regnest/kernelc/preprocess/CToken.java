package dev.regnest.kernelc.preprocess;

import dev.regnest.kernelc.source.Position;

/**
 * One token of C, after preprocessing.
 *
 * @param kind what it is
 * @param text how it is written; for a string or character what it stands for
 * @param at where it stands; what a macro expands to stands where the macro is used
 */
public record CToken(Kind kind, String text, Position at) {
  /** The kinds of tokens that a parser tells apart. */
  public enum Kind {
    /** A name or keyword. */
    NAME,
    /** An integer. */
    NUMBER,
    /** A character constant. */
    CHARACTER,
    /** A string. */
    STRING,
    /** An operator or bracket. */
    PUNCTUATION,
    /** The end of the file. */
    END
  }

  /** {@return whether it is that operator, bracket or keyword} */
  public boolean is(String word) {
    return (kind == Kind.PUNCTUATION || kind == Kind.NAME) && text.equals(word);
  }

  /** {@return how a message names it} */
  public String shown() {
    if (kind == Kind.END) {
      return "the end of the file";
    }
    String full = kind == Kind.STRING ? '"' + text + '"' : text;
    return "'" + (full.length() > 40 ? full.substring(0, 40) + "..." : full) + "'";
  }
}
