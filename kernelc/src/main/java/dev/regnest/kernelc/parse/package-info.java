/** From tokens to a syntax tree. */
package dev.regnest.kernelc.parse;
