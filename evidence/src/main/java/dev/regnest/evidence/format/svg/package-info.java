/** One timeline as a drawing for a document. */
package dev.regnest.evidence.format.svg;
