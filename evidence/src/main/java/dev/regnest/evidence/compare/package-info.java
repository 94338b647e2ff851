/** Two results held against each other. */
package dev.regnest.evidence.compare;
