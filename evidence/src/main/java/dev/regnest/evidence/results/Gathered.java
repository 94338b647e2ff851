package dev.regnest.evidence.results;

import java.util.List;
import java.util.Map;

/**
 * Results with the runs that can be looked at step by step.
 *
 * @param results the results
 * @param runs the runs, each once
 * @param shown for each design and hypothesis the runs to show, as indices into {@code runs}
 * @param anachronisms for each design and hypothesis whether that kernel never had it
 * @param sources for each design that is a file its lines to which runs come, and those around them
 */
public record Gathered(
    Results results,
    List<Run> runs,
    List<List<List<Integer>>> shown,
    List<List<Boolean>> anachronisms,
    Map<String, List<SourceLine>> sources) {}
