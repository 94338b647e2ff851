/**
 * Two small programs side by side, or one inside the other: every outcome that a compiler and an x86 may make of them.
 *
 * <p>It predicts what the stress tests may see, and which of it one CPU can show.
 */
package dev.regnest.stress.litmus;
