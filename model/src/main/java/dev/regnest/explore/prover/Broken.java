package dev.regnest.explore.prover;

import dev.regnest.machine.Arrival;

/**
 * The way to a broken claim with the fewest arrivals, within a frame and whatever nests in it.
 *
 * @param arrivals how many
 * @param trail the way of the frame
 * @param point the point at which the handler that breaks it arrived, if the frame does not break it itself
 * @param arrival what arrived there, or null
 * @param inside the way inside that handler, or null
 */
record Broken(int arrivals, Trail trail, int point, Arrival arrival, Broken inside) {}
