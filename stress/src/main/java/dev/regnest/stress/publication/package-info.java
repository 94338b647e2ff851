/** Fill, then flag: in which order does somebody else see the words and the flag that announces them? */
package dev.regnest.stress.publication;
