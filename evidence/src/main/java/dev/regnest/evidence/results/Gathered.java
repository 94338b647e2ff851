package dev.regnest.evidence.results;

import java.util.List;

/**
 * Results with the runs that can be looked at step by step.
 *
 * @param results the results
 * @param runs the runs, each once
 * @param shown for each design and hypothesis the runs to show, as indices into {@code runs}
 */
public record Gathered(Results results, List<Run> runs, List<List<List<Integer>>> shown) {}
