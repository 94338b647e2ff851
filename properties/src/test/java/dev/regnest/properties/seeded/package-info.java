/** Defects put into the model on purpose, each of which a named test must turn red for. */
package dev.regnest.properties.seeded;
