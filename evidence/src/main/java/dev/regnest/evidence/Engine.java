package dev.regnest.evidence;

/** The engines that can judge a design. */
enum Engine {
  /** For any number of interrupts. */
  PROVER,
  /** Every schedule up to a number of interrupts, one by one: slow, obvious, the reference. */
  ENUMERATOR
}
