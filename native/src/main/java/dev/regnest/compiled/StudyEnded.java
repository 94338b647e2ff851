package dev.regnest.compiled;

/** This process was told to go, and whatever it had started has been ended with it: a study that was under way says no more. */
public final class StudyEnded extends RuntimeException {
  private static final long serialVersionUID = 1;

  StudyEnded() {
    super("told to go");
  }
}
