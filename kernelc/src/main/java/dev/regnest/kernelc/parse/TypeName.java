package dev.regnest.kernelc.parse;

/**
 * A type as it stands in a cast.
 *
 * @param specifiers what stands before
 * @param declarator pointers and arrays, with no name
 */
public record TypeName(Specifiers specifiers, Declarator declarator) {}
