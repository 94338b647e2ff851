package dev.regnest.explore;

import dev.regnest.machine.Arrival;

/**
 * One arrival of a schedule, in the order in which arrivals start.
 *
 * @param kind what arrives
 * @param depth the number of frames below the one it interrupts: 0 for the task
 * @param point the point of that frame, from 1
 */
public record Step(Arrival kind, int depth, int point) {}
