/** What a run looked like and what an engine found, as plain text: timelines, explanations, verdicts, the matrix. */
package dev.regnest.report;
