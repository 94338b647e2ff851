/** Which parts bear the load: operations of a design by their mutants, its slots by who uses them, and the kernel's guard by what breaks without it. */
package dev.regnest.explore.why;
