/** Handlers that run inline on the thread they interrupt, so that they nest last in, first out as on one CPU. */
package dev.regnest.stress.nested;
