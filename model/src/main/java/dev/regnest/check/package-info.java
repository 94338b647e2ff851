/** What a sample must never do: the five claims, defined once for every driver. */
package dev.regnest.check;
