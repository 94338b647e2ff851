/** Small protocols over a few shared cells that nobody would write, drawn at random: what the engines are held against each other on. */
package dev.regnest.protocol;
