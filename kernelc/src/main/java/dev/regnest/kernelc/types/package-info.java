/** The types of C as x86-64 Linux has them, and what conversions between them do to values. */
package dev.regnest.kernelc.types;
