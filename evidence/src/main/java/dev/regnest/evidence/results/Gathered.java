package dev.regnest.evidence.results;

import java.util.List;

/**
 * Results with the runs that can be looked at step by step.
 *
 * @param results the results
 * @param runs the runs, each once
 * @param shown which run each cell shows first: an index into {@code runs} for each design and hypothesis
 */
public record Gathered(Results results, List<Run> runs, List<List<Integer>> shown) {}
