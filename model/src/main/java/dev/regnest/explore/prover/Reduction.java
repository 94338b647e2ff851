package dev.regnest.explore.prover;

/** A way in which the prover does less work without changing its verdict; each can be switched off. */
public enum Reduction {
  /** Summaries are found by the cells their handler reads, {@link Footprints}. */
  FOOTPRINT_KEYS,
  /** Things arrive only before what they conflict with, {@link LateInjection}. */
  LATE_INJECTION,
  /** Ways through a handler's code that come to the same state of its own go on as one, {@link OwnStates}. */
  OWN_STATES,
  /** Words are judged one at a time, {@link RegisterSlices}. */
  REGISTER_SLICES,
  /** Registers that are treated alike are judged once, {@link RegisterSymmetry}. */
  REGISTER_SYMMETRY
}
