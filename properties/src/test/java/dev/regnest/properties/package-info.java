/** What every design must satisfy, or be caught violating, over generated schedules. */
package dev.regnest.properties;
