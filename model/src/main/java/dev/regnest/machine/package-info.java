/** One CPU: cells, masks, what may arrive when, and the one object that decides what does. */
package dev.regnest.machine;
