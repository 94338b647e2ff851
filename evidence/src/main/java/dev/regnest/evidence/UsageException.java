package dev.regnest.evidence;

/** The command line asks for what does not exist; the message says what, in quotes, and what would have been right. */
public final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Creates it with that message. */
  public UsageException(String message) {
    super(message);
  }
}
