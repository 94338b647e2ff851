/** The evidence directory: which files are in it, and how it comes to be there whole or not at all. */
package dev.regnest.evidence.directory;
