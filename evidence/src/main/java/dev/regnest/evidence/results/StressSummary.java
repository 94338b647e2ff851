package dev.regnest.evidence.results;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The summary that the stress module leaves of what JCStress saw. */
final class StressSummary {
  private static final String SCHEMA = "regnest-stress/1";

  private StressSummary() {}

  static Measured.Stress read(Path file) {
    JsonNode summary = tree(file);
    String schema = summary.path("schema").asText();
    if (!schema.equals(SCHEMA)) {
      throw new IllegalStateException(
          file + " has schema \"" + schema + "\"; expected \"" + SCHEMA + "\"");
    }
    List<Measured.StressTest> tests = new ArrayList<>();
    summary.path("tests").forEach(test -> tests.add(test(test)));
    return new Measured.Stress(summary.path("jvm").asText(), tests);
  }

  private static JsonNode tree(Path file) {
    try {
      return new ObjectMapper().readTree(file.toFile());
    } catch (IOException broken) {
      throw new IllegalStateException("not a summary of stress tests: " + file, broken);
    }
  }

  private static Measured.StressTest test(JsonNode test) {
    List<String> complaints = new ArrayList<>();
    test.path("complaints").forEach(complaint -> complaints.add(complaint.asText()));
    List<String> outcomes = new ArrayList<>();
    test.path("outcomes").forEach(outcome -> outcomes.add(outcome(outcome)));
    return new Measured.StressTest(
        test.path("name").asText().replaceFirst("^dev\\.regnest\\.stress\\.", ""),
        test.path("samples").asLong(),
        test.path("predicted").asInt(),
        test.path("seen").asInt(),
        test.path("bad").asLong(),
        complaints.isEmpty() ? "as predicted" : String.join("; ", complaints),
        outcomes);
  }

  private static String outcome(JsonNode outcome) {
    return outcome.path("id").asText() + ": " + outcome.path("count").asLong() + ", "
        + (outcome.path("predicted").asBoolean() ? "predicted. " : "NOT PREDICTED. ")
        + outcome.path("description").asText();
  }
}
