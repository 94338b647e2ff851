/** Defects put into the source on purpose, each of which a named test must turn red for. */
package dev.regnest.seeded;
