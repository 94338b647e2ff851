package dev.regnest.kernelc.run;

import dev.regnest.machine.RunRefused;

/** A run met something that this tool does not run, such as a loop that does not end; no verdict follows from that. */
public final class Refused extends RunRefused {
  private static final long serialVersionUID = 1;

  /** Creates one with the place in the source and what is the matter there. */
  public Refused(String where, String what) {
    super(where + ": " + what);
  }
}
