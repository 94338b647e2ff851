package dev.regnest.kernelc.preprocess;

import dev.regnest.kernelc.preprocess.CToken.Kind;

/** Follows the tokens of a file as far as to tell where a name would be one that is declared outside functions. */
final class FileScope {
  private int depth;
  private boolean behindType;

  /** Sees the next token. */
  void sees(CToken token) {
    if (token.is("{") || token.is("(") || token.is("[")) {
      depth++;
    } else if (token.is("}") || token.is(")") || token.is("]")) {
      depth--;
    }
    behindType = token.kind() == Kind.NAME || token.is("*");
  }

  /** {@return whether what comes next, if it is a name, is declared: outside all brackets, behind a type} */
  boolean declaresNext() {
    return depth == 0 && behindType;
  }
}
