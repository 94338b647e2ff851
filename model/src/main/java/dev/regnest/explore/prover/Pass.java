package dev.regnest.explore.prover;

/**
 * A pass of the task that is over, after which the task began anew.
 *
 * @param before the one before it, or null
 * @param end the way to its end
 * @param reentryPoint the point at which the task entered again
 * @param points the number of its points
 */
record Pass(Pass before, Trail end, int reentryPoint, int points) {}
