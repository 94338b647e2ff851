package dev.regnest.explore;

/** What an engine says about a design under a hypothesis, and the process exit code that says it to a script. */
public enum Verdict {
  /** Holds for any number of interrupts. */
  PROVED(0),
  /** Holds up to a stated bound. */
  HOLDS(0),
  /** A schedule breaks it. */
  VIOLATED(1),
  /** Would be green, but nothing was really tested. */
  VACUOUS(3),
  /** A limit was hit first. */
  UNKNOWN(4);

  private final int exitCode;

  Verdict(int exitCode) {
    this.exitCode = exitCode;
  }

  /** {@return the exit code of a process that says this} */
  public int exitCode() {
    return exitCode;
  }
}
