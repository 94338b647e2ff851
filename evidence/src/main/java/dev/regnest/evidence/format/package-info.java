/** One writer a format, each made of the same results. */
package dev.regnest.evidence.format;
