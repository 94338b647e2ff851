package dev.regnest.evidence.results;

/**
 * A line of a file in C.
 *
 * @param at where it stands, as {@code trace.c:12}
 * @param text the line
 */
public record SourceLine(String at, String text) {}
