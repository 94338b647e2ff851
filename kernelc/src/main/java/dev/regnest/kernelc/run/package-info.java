/** What runs: the code of a C file as a tree of small steps, and memory under it. */
package dev.regnest.kernelc.run;
