/** Hypotheses written in C: a file becomes a design that the engines judge as any other. */
package dev.regnest.kernelc;
