package dev.regnest.explore.prover;

/** A way in which the prover does less work without changing its verdict; each can be switched off. */
public enum Reduction {
  /** Of C variables, values that nothing depends on are not kept: {@code Demands} of {@code kernelc}. */
  CONE_OF_INFLUENCE,
  /** Nor are the high bits of values of which only low ones are looked at. */
  DEMANDED_BITS,
  /** Summaries are found by the cells their handler reads, {@link Footprints}. */
  FOOTPRINT_KEYS,
  /** Things arrive only before what they conflict with, {@link LateInjection}. */
  LATE_INJECTION,
  /** Ways through a handler's code that come to the same state of its own go on as one, {@link OwnStates}. */
  OWN_STATES,
  /** Words are judged one at a time, {@link RegisterSlices}. */
  REGISTER_SLICES,
  /** Registers that are treated alike are judged once, {@link RegisterSymmetry}. */
  REGISTER_SYMMETRY,
  /** Handlers that begin in different memories go on through the same states, {@link SharedStates}. */
  SHARED_STATES
}
