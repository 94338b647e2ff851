package dev.regnest.machine;

/** What becomes of a frame that goes round a loop and has come back to where it was, with the same in memory and nothing having arrived. */
public enum Standstill {
  /** Something will arrive in this run, or is looked for: it goes round once more. */
  GOES_ON,
  /** Something that may arrive ends the loop, though nothing more does in this run. */
  WAITS,
  /** Nothing that may arrive ends it, and what it has interrupted would. */
  HANGS,
  /** Nothing modelled ends it. */
  ENDLESS,
  /** It is set aside, so that what it has interrupted goes on as if it had returned. */
  SET_ASIDE
}
