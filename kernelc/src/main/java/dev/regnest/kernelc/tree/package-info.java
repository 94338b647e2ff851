/** From a kernel tree to one flat text: the definitions that a hypothesis needs of it. */
package dev.regnest.kernelc.tree;
