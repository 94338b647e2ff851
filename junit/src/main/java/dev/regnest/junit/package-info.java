/**
 * Designs and files in C as tests of JUnit 5, which print the schedule that breaks them.
 *
 * <p>Stable: what is public here changes only with the first number of the version.
 */
package dev.regnest.junit;
