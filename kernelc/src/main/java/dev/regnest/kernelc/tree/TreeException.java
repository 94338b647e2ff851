package dev.regnest.kernelc.tree;

/** A kernel tree or its configuration cannot be used; says why, and what would be right. */
public final class TreeException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Creates one with a message for who gave the tree. */
  public TreeException(String message) {
    super(message, null, /* enableSuppression= */ false, /* writableStackTrace= */ false);
  }
}
