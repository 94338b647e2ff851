/** What compiled code did beside what the model says of the same file, for people and for programs. */
package dev.regnest.compiled.report;
