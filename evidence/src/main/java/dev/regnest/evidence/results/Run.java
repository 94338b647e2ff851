package dev.regnest.evidence.results;

import dev.regnest.report.Playback;

/**
 * One schedule replayed on one design.
 *
 * @param design the design
 * @param hypothesis the hypothesis
 * @param schedule the schedule
 * @param note why this schedule, if it breaks nothing; else empty
 * @param replay the command that shows it
 * @param playback what happens
 */
public record Run(
    String design,
    String hypothesis,
    String schedule,
    String note,
    String replay,
    Playback playback) {}
