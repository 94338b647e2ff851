/** Hypotheses in C as a real compiler makes them: run on this CPU, and interrupted at every machine instruction. */
package dev.regnest.compiled;
