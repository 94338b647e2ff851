/** Schedules and the engines that run them: one, all up to a bound, and what they say about a design. */
package dev.regnest.explore;
