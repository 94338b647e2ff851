package dev.regnest.evidence.format;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.regnest.evidence.results.Results;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What breaks as SARIF 2.1.0, which editors and code reviews show at its line.
 *
 * <p>Source: OASIS, Static Analysis Results Interchange Format (SARIF) Version 2.1.0.
 */
public final class Sarif {
  private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";
  private static final String VERSION = "2.1.0";

  /**
   * One thing to show.
   *
   * @param rule the claim that breaks
   * @param level "error", "warning" or "note"
   * @param message what to say of it
   * @param at a file, or a file and a line, as {@code kernel/softirq.c:80}, or null for nowhere in one
   * @param of what it is said of
   */
  public record Finding(String rule, String level, String message, String at, String of) {}

  private record Log(@JsonProperty("$schema") String schema, String version, List<Run> runs) {}

  private record Run(Tool tool, List<Result> results) {}

  private record Tool(Driver driver) {}

  private record Driver(String name, String version, List<Rule> rules) {}

  private record Rule(String id, Message shortDescription) {}

  private record Message(String text) {}

  private record Result(String ruleId, String level, Message message, List<Location> locations) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record Location(Physical physicalLocation, List<Logical> logicalLocations) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record Physical(Artifact artifactLocation, Region region) {}

  private record Artifact(String uri) {}

  private record Region(int startLine) {}

  private record Logical(String name) {}

  private Sarif() {}

  /** {@return what breaks, and what was not decided, as a document that ends with a newline} */
  public static String of(Results results) {
    List<Finding> findings = new ArrayList<>();
    for (Results.Design design : results.designs()) {
      String file = design.id().endsWith(".c") ? design.id() : null;
      for (Results.Cell cell : design.cells()) {
        for (Results.Broken broken : cell.broken()) {
          Results.Counterexample how = results.counterexamples().get(broken.counterexample());
          String at = how.at() == null ? file : how.at();
          String message = how.headline() + "; under " + cell.hypothesis() + ", by "
              + broken.schedule() + "; replay: " + how.replay();
          findings.add(new Finding(broken.claim(), "error", message, at, design.id()));
        }
        if (cell.verdict().equals("VACUOUS") || cell.verdict().equals("UNKNOWN")) {
          findings.add(new Finding(cell.verdict(), "warning", cell.summary(), file, design.id()));
        }
      }
    }
    return of(results.tool().version(), findings);
  }

  /** {@return findings as a document that ends with a newline} */
  public static String of(String version, List<Finding> findings) {
    List<Rule> rules = findings.stream()
        .map(Finding::rule)
        .distinct()
        .sorted()
        .map(rule -> new Rule(rule, new Message(title(rule))))
        .toList();
    List<Result> results = findings.stream().map(Sarif::result).toList();
    return Json.document(new Log(
        SCHEMA,
        VERSION,
        List.of(new Run(new Tool(new Driver("regnest", version, rules)), results))));
  }

  private static final Map<String, String> OTHERS = Map.of(
      "VACUOUS", "nothing was really tested",
      "UNKNOWN", "it was not decided",
      "NOT_JUDGED", "no verdict is about it");

  private static String title(String rule) {
    String other = OTHERS.get(rule);
    return other == null ? dev.regnest.check.Claim.valueOf(rule).title() : other;
  }

  private static Result result(Finding finding) {
    Location location = new Location(
        finding.at() == null ? null : physical(finding.at()), List.of(new Logical(finding.of())));
    return new Result(
        finding.rule(), finding.level(), new Message(finding.message()), List.of(location));
  }

  private static Physical physical(String at) {
    boolean hasLine = at.matches("(?s).*:\\d+");
    int colon = hasLine ? at.lastIndexOf(':') : at.length();
    Region region = hasLine ? new Region(Integer.parseInt(at.substring(colon + 1))) : null;
    return new Physical(new Artifact(uri(at.substring(0, colon))), region);
  }

  private static String uri(String file) {
    try {
      return file.startsWith("/")
          ? new URI("file", "", file, null).toASCIIString()
          : new URI(null, null, "./" + file, null).toASCIIString().substring(2);
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
