/** Where something stands in a C file, and what is wrong with it. */
package dev.regnest.kernelc.source;
