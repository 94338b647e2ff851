package dev.regnest.kernelc.run;

/**
 * The smallest part of an object that has an address of its own: an integer, a pointer, or one whole pt_regs.
 *
 * @param offset its first byte within the object
 * @param size its bytes
 * @param name the object's name with what leads there: {@code node[1].count}
 * @param isPtRegs whether it is a pt_regs, whose words nobody can look at
 */
public record Leaf(int offset, int size, String name, boolean isPtRegs) {}
