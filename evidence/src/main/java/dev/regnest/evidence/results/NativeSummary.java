package dev.regnest.evidence.results;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.regnest.compiled.report.AnswerJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What {@code ./regnest native} has left of what compiled code did. */
final class NativeSummary {
  private NativeSummary() {}

  static List<Measured.CompiledFile> read(Path file) {
    JsonNode summary = tree(file);
    String schema = summary.path("schema").asText();
    if (!schema.equals(AnswerJson.SCHEMA)) {
      throw new IllegalStateException(
          file + " has schema \"" + schema + "\"; expected \"" + AnswerJson.SCHEMA + "\"");
    }
    List<Measured.CompiledFile> all = new ArrayList<>();
    for (JsonNode of : summary.path("files")) {
      of.path("results").forEach(result -> all.add(compiled(of.path("file").asText(), result)));
    }
    return all;
  }

  private static JsonNode tree(Path file) {
    try {
      return new ObjectMapper().readTree(file.toFile());
    } catch (IOException broken) {
      throw new IllegalStateException("not a summary of compiled code: " + file, broken);
    }
  }

  private static Measured.CompiledFile compiled(String file, JsonNode result) {
    List<Measured.CompiledBreak> breaks = new ArrayList<>();
    result.path("breaks").forEach(broken -> breaks.add(broken(broken)));
    return new Measured.CompiledFile(
        file.substring(Math.max(0, file.lastIndexOf("hypotheses/"))),
        result.path("hypothesis").asText(),
        result.path("compiler").asText() + " -O" + result.path("level").asText(),
        result.path("instructions").asLong(),
        result.path("bad").asLong(),
        model(result),
        result.path("verdict").asText(),
        breaks);
  }

  private static String model(JsonNode result) {
    String remark = result.path("remark").asText();
    return result.path("model").asText() + (remark.isEmpty() ? "" : ", " + remark);
  }

  private static Measured.CompiledBreak broken(JsonNode broken) {
    List<String> code = new ArrayList<>();
    for (JsonNode arrival : broken.path("arrivals")) {
      code.add("the " + arrival.path("frame").asText() + " comes");
      arrival.path("code").forEach(instruction -> code.add(instruction(instruction)));
    }
    return new Measured.CompiledBreak(
        broken.path("claim").asText() + ", " + broken.path("text").asText() + ": "
            + broken.path("place").asText() + "; " + broken.path("why").asText(),
        code);
  }

  private static String instruction(JsonNode instruction) {
    int line = instruction.path("line").asInt();
    String mark = instruction.path("arrivesBefore").asBoolean() ? "-> " : "   ";
    String from = line == 0 ? "" : "line " + line;
    return String.format("%s%-44s %s", mark, instruction.path("text").asText(), from)
        .stripTrailing();
  }
}
