package dev.regnest.compiled;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * Who was interrupted by whom, and how often.
 *
 * @param sources the outermost first, as {@link Place} reads them
 * @param runs the runs in which the last of them was to arrive at a place where it may
 * @param bad those of them that broke something
 * @param heldBack places at which a mask holds it back
 * @param undelivered runs in which the instruction was not reached, of which nothing is known
 * @param disagreed runs that ended otherwise when they were repeated
 */
record Chain(
    List<String> sources, long runs, long bad, long heldBack, long undelivered, long disagreed) {
  static Chain of(JsonNode said) {
    return new Chain(
        List.of(said.path("sources").asText().split(" ")),
        said.path("runs").asLong(),
        said.path("bad").asLong(),
        said.path("heldBack").asLong(),
        said.path("undelivered").asLong(),
        said.path("disagreed").asLong());
  }
}
