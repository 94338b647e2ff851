package dev.regnest.machine;

/** Code under test did what cannot be run, such as a loop that does not end; no verdict follows from that. */
public class RunRefused extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Creates one that says where and what. */
  public RunRefused(String message) {
    super(message, null, /* enableSuppression= */ false, /* writableStackTrace= */ false);
  }
}
