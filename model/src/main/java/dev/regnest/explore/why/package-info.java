/** Which operations of a design are load-bearing: its mutants, and what becomes of each under a hypothesis. */
package dev.regnest.explore.why;
