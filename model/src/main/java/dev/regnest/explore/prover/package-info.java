/** The engine that decides a design for any number of interrupts: handler summaries over one CPU's memory. */
package dev.regnest.explore.prover;
