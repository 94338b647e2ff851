package dev.regnest.explore.prover;

import dev.regnest.machine.Device;
import java.util.List;

/**
 * The cheapest way to a broken claim, within a frame and whatever nests in it.
 *
 * @param cost what it takes, as {@link Cost} counts
 * @param trail the way of the frame
 * @param point the point at which the frame breaks the claim, or at which the handler arrived that does
 * @param device what brought about what arrived there, or null
 * @param inside the way inside that handler, or null
 * @param waiting what the compiler had put off up to there
 * @param passes of the task, the passes before this one; else null
 */
record Broken(
    int cost,
    Trail trail,
    int point,
    Device device,
    Broken inside,
    List<WaitingStep> waiting,
    Pass passes) {}
