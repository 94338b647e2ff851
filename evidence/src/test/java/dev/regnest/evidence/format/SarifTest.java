package dev.regnest.evidence.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.contrastsecurity.sarif.Result;
import com.contrastsecurity.sarif.Run;
import com.contrastsecurity.sarif.SarifSchema210;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What breaks as SARIF, read back by classes made of the standard's schema, which know no other member. */
class SarifTest {
  private static Run read(String json) throws IOException {
    SarifSchema210 log = new ObjectMapper().readValue(json, SarifSchema210.class);
    assertEquals(SarifSchema210.Version._2_1_0, log.getVersion());
    assertEquals(1, log.getRuns().size());
    return log.getRuns().get(0);
  }

  @Test
  void whatBreaksIsAnErrorAndWhatIsNotDecidedAWarning() throws IOException {
    Run run = read(Sarif.of(Sample.ofEachVerdict()));
    assertEquals("regnest", run.getTool().getDriver().getName());
    long broken = Sample.ofEachVerdict().designs().stream()
        .flatMap(design -> design.cells().stream())
        .mapToLong(cell -> cell.broken().size())
        .sum();
    assertTrue(broken > 0, "something breaks");
    assertEquals(broken, count(run, Result.Level.ERROR));
    assertTrue(count(run, Result.Level.WARNING) > 1, "VACUOUS and UNKNOWN");
    assertTrue(run.getResults().stream()
        .allMatch(result -> run.getTool().getDriver().getRules().stream()
            .anyMatch(rule -> rule.getId().equals(result.getRuleId()))));
  }

  private static long count(Run run, Result.Level level) {
    return run.getResults().stream()
        .filter(result -> result.getLevel() == level)
        .count();
  }

  @Test
  void aPlaceIsAFileAndALine() throws IOException {
    Run run = read(Sarif.of(
        "1",
        List.of(
            new Sarif.Finding("ASSERT", "error", "it breaks", "kernel/a b.c:80", "x.c"),
            new Sarif.Finding("ASSERT", "error", "it breaks", "/tmp/ö.c", "y.c"),
            new Sarif.Finding("P1", "error", "it breaks", null, "on-stack"))));
    assertEquals(List.of("kernel/a%20b.c 80", "file:///tmp/%C3%B6.c", "on-stack"), places(run));
  }

  private static List<String> places(Run run) {
    return run.getResults().stream()
        .map(result -> result.getLocations().get(0))
        .map(location -> {
          if (location.getPhysicalLocation() == null) {
            return location.getLogicalLocations().iterator().next().getName();
          }
          String uri = location.getPhysicalLocation().getArtifactLocation().getUri();
          return location.getPhysicalLocation().getRegion() == null
              ? uri
              : uri + " " + location.getPhysicalLocation().getRegion().getStartLine();
        })
        .toList();
  }

  /** The twin: what the standard does not know is refused by what reads it here. */
  @Test
  void whatReadsItRefusesAMemberOfAnotherName() {
    String other = Sarif.of(Sample.ofEachVerdict()).replace("\"ruleId\"", "\"ruleName\"");
    assertThrows(UnrecognizedPropertyException.class, () -> read(other));
  }
}
