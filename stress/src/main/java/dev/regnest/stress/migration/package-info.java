/** Two CPUs, each with a slot of its own, and a task that takes a pointer on one and uses it on the other. */
package dev.regnest.stress.migration;
