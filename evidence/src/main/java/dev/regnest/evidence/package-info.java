/** The command line: what a reader types, and how the answer reaches the terminal. */
package dev.regnest.evidence;
