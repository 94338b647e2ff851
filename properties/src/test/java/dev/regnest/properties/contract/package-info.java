/** What each design promises and what it breaks, held against generated schedules. */
package dev.regnest.properties.contract;
