/** What a sample must never do: the claims, defined once for every driver. */
package dev.regnest.check;
