/** Small changes to a design's own operations, made between its code and the driver: what a mutant is made of. */
package dev.regnest.machine.mutation;
