package dev.regnest.compiled;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What the harness has printed, line by line.
 *
 * @param assertionLines the lines of the assertions that are in the code
 * @param victims the outermost frames
 * @param chains who was interrupted by whom
 * @param bad the first run that broke each claim
 * @param isDone whether it came to its end
 * @param failure why it did not
 */
record Outcome(
    List<Integer> assertionLines,
    List<JsonNode> victims,
    List<Chain> chains,
    List<JsonNode> bad,
    boolean isDone,
    Optional<Failure> failure) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static Outcome of(String out) {
    List<Integer> assertions = new ArrayList<>();
    List<JsonNode> victims = new ArrayList<>();
    List<Chain> chains = new ArrayList<>();
    List<JsonNode> bad = new ArrayList<>();
    Optional<Failure> failure = Optional.empty();
    boolean done = false;
    for (String line : out.split("\n")) {
      JsonNode said = parse(line);
      switch (said.path("type").asText()) {
        case "assertions":
          said.path("lines").forEach(number -> assertions.add(number.asInt()));
          break;
        case "victim":
          victims.add(said);
          break;
        case "chain":
          chains.add(Chain.of(said));
          break;
        case "bad":
          bad.add(said);
          break;
        case "failed":
          failure = Optional.of(failure(said));
          break;
        case "done":
          done = true;
          break;
        default:
        // What a killed process left half written.
      }
    }
    return new Outcome(List.copyOf(new TreeSet<>(assertions)), victims, chains, bad, done, failure);
  }

  private static JsonNode parse(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException half) {
      return JSON.createObjectNode();
    }
  }

  private static Failure failure(JsonNode said) {
    Failure.Kind kind = Failure.Kind.valueOf(said.path("kind").asText().toUpperCase(Locale.ROOT));
    String where = kind == Failure.Kind.CANNOT ? "" : ", " + Place.ofPlan(said);
    return new Failure(kind, said.path("message").asText() + where);
  }

  Outcome failed(Failure.Kind kind, String message) {
    return new Outcome(
        assertionLines, victims, chains, bad, false, Optional.of(new Failure(kind, message)));
  }
}
