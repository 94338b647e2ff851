package dev.regnest.explore.prover;

import dev.regnest.machine.Arrival;

/**
 * How a frame got where it is: a back-pointer per point at which something happened.
 *
 * @param before the trail up to the last such point, or null
 * @param point the point
 * @param arrival what arrived, or which choice was taken
 * @param delta which way through its handler it went; null for a choice
 */
record Trail(Trail before, int point, Arrival arrival, Delta delta) {}
