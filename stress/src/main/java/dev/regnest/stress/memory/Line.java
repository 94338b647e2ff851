package dev.regnest.stress.memory;

import dev.regnest.machine.Arrival;

/**
 * An interrupt line that another thread raises.
 *
 * @param cell the cell that is not 0 once it is raised
 * @param arrival what arrives then
 */
public record Line(int cell, Arrival arrival) {}
