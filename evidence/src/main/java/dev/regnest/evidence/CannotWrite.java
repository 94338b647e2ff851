package dev.regnest.evidence;

/** The answer is known, and cannot be written where it was to go; the message says where, and why not. */
public final class CannotWrite extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Creates it with that message. */
  public CannotWrite(String message) {
    super(message);
  }
}
