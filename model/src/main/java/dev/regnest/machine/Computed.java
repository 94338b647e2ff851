package dev.regnest.machine;

/** What code computes from what it has loaded, and what can be changed about that. */
public enum Computed {
  /** Whether a branch is taken: 1 or 0. */
  BRANCH,
  /** Whether one part of the condition of a branch holds: 1 or 0. */
  PART,
  /** The value that a local is given. */
  LOCAL,
  /** Whether the function returns early, where it says so: 1. */
  RETURN,
  /** Whether two assignments to locals, one behind the other, change places: 0. */
  ORDER
}
