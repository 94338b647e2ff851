/** From the text of a C file to its tokens, macros expanded. */
package dev.regnest.kernelc.preprocess;
