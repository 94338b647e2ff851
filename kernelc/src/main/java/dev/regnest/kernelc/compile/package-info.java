/** From the syntax tree to code: names resolved, types checked, every variable laid out. */
package dev.regnest.kernelc.compile;
