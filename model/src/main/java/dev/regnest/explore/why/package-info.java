/** Which parts of a design bear the load: its operations by their mutants, each under a hypothesis, and its slots by who uses them. */
package dev.regnest.explore.why;
