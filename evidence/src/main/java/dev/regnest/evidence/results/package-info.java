/** What was found out, as plain data from which every format is made. */
package dev.regnest.evidence.results;
