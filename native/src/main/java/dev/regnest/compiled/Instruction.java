package dev.regnest.compiled;

/**
 * One machine instruction.
 *
 * @param address where it lies
 * @param text as objdump writes it
 * @param function the function that it belongs to
 * @param line the line of the file that it comes from, or 0 if from none
 */
public record Instruction(long address, String text, String function, int line) {}
