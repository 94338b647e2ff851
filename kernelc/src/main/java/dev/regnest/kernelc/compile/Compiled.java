package dev.regnest.kernelc.compile;

import dev.regnest.kernelc.run.ProgramCode;
import java.util.List;

/**
 * A file, ready to run.
 *
 * @param code its code
 * @param entries the functions that run by themselves, in the order of the file
 * @param takesSamples whether it fills and emits registers
 * @param samplesValues whether it has values that nobody knows, of which not all are tried
 * @param takesGuard whether it counts recursion itself, by a get_recursion_context() of its own
 */
public record Compiled(
    ProgramCode code,
    List<Entry> entries,
    boolean takesSamples,
    boolean takesGuard,
    boolean samplesValues) {}
