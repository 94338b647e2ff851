package dev.regnest.stress;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.openjdk.jcstress.infra.StateCase;

/**
 * A run as {@code stress/target/jcstress/summary.json}, for programs that read what was seen.
 *
 * <pre>
 * {"schema": "regnest-stress/1",
 *  "jvm": "OpenJDK 64-Bit Server VM 17.0.15+6", "cores": 2,
 *  "lanes": [{"name": "all", "millis": 200, "split": false, "jvmRuns": 74, "secondsPlanned": 89, "secondsUsed": 85}],
 *  "passed": true,
 *  "tests": [{"name": "...publication.Publication_01_FlagAfterRegs.Plain", "chapter": "publication",
 *             "status": "NORMAL",        what JCStress says; "ABSENT" if it did not run
 *             "samples": 123456, "predicted": 6, "seen": 2,
 *             "bad": 0,                  samples whose outcome is forbidden, or not predicted
 *             "complaints": [],          sentences; the test passed if there is none
 *             "outcomes": [{"id": "1, 0", "count": 1234, "predicted": true,
 *                           "grade": "ACCEPTABLE",      or ACCEPTABLE_INTERESTING, FORBIDDEN, UNKNOWN
 *                           "mustBeSeen": true, "description": "..."}]}]}   every one predicted or seen, by id
 * </pre>
 *
 * <p>Tests are sorted by name. A reader should refuse another schema and ignore members it does not know.
 */
final class SummaryJson {
  private final List<LaneRun> lanes;
  private final Collection<Verdict> verdicts;

  SummaryJson(List<LaneRun> lanes, Collection<Verdict> verdicts) {
    this.lanes = lanes;
    this.verdicts = verdicts;
  }

  @Override
  public String toString() {
    boolean passed = verdicts.stream().allMatch(v -> v.complaints().isEmpty());
    return "{\"schema\": \"regnest-stress/1\",\n \"jvm\": " + quoted(LaneRun.jvm())
        + ", \"cores\": " + Runtime.getRuntime().availableProcessors() + ",\n \"lanes\": "
        + array(lanes.stream().map(SummaryJson::lane).toList(), ",\n  ") + ",\n \"passed\": "
        + (passed && !verdicts.isEmpty()) + ",\n \"tests\": "
        + array(verdicts.stream().map(SummaryJson::test).toList(), ",\n  ") + "}\n";
  }

  private static String lane(LaneRun run) {
    return "{\"name\": " + quoted(run.lane().name()) + ", \"millis\": "
        + run.lane().millis()
        + ", \"split\": " + run.lane().split() + ", \"jvmRuns\": " + run.jvmRuns()
        + ", \"secondsPlanned\": " + run.secondsPlanned() + ", \"secondsUsed\": "
        + run.secondsUsed()
        + "}";
  }

  private static String test(Verdict verdict) {
    List<String> outcomes = new ArrayList<>(verdict.predicted());
    verdict.seen().stream().filter(o -> !outcomes.contains(o)).forEach(outcomes::add);
    outcomes.sort(null);
    return "{\"name\": " + quoted(verdict.table().test().name()) + ", \"chapter\": "
        + quoted(ChapterTable.chapter(verdict)) + ", \"status\": "
        + quoted(verdict.status().map(Enum::name).orElse("ABSENT")) + ", \"samples\": "
        + verdict.samples() + ", \"predicted\": " + verdict.predicted().size() + ", \"seen\": "
        + verdict.seen().size() + ", \"bad\": " + verdict.bad() + ", \"complaints\": "
        + array(verdict.complaints().stream().map(SummaryJson::quoted).toList(), ", ")
        + ",\n   \"outcomes\": "
        + array(outcomes.stream().map(o -> outcome(verdict, o)).toList(), ",\n    ") + "}";
  }

  private static String outcome(Verdict verdict, String id) {
    StateCase row = verdict.table().rowOf(id);
    return "{\"id\": " + quoted(id) + ", \"count\": " + verdict.count(id) + ", \"predicted\": "
        + verdict.predicted().contains(id) + ", \"grade\": "
        + quoted(row.expect().name())
        + ", \"mustBeSeen\": " + Mark.of(row).filter(Mark::isToBeSeen).isPresent()
        + ", \"description\": "
        + quoted(row.description()) + "}";
  }

  private static String array(List<String> elements, String separator) {
    return elements.stream().collect(Collectors.joining(separator, "[", "]"));
  }

  static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.chars().forEach(c -> {
      if (c == '"' || c == '\\') {
        quoted.append('\\').append((char) c);
      } else if (c < ' ') {
        quoted.append(String.format("\\u%04x", c));
      } else {
        quoted.append((char) c);
      }
    });
    return quoted.append('"').toString();
  }
}
