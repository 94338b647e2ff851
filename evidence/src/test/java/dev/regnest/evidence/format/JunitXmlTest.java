package dev.regnest.evidence.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.maven.plugin.surefire.log.api.NullConsoleLogger;
import org.apache.maven.plugins.surefire.report.ReportTestCase;
import org.apache.maven.plugins.surefire.report.ReportTestSuite;
import org.apache.maven.plugins.surefire.report.TestSuiteXmlParser;
import org.junit.jupiter.api.Test;

/** Verdicts as JUnit's XML, read back by what Maven reads its reports with. */
class JunitXmlTest {
  private static List<ReportTestCase> read(String xml) throws Exception {
    List<ReportTestSuite> suites = new TestSuiteXmlParser(new NullConsoleLogger())
        .parse(new InputStreamReader(
            new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)),
            StandardCharsets.UTF_8));
    return suites.stream().flatMap(suite -> suite.getTestCases().stream()).toList();
  }

  /** One of each, under one hypothesis each: PROVED and HOLDS pass, VIOLATED fails, VACUOUS and UNKNOWN are errors. */
  @Test
  void eachVerdictIsATestCaseWithItsOutcome() throws Exception {
    String xml = JunitXml.of(Sample.ofEachVerdict());
    long violated = cells("VIOLATED");
    long errors = cells("VACUOUS") + cells("UNKNOWN");
    long passed = cells("PROVED") + cells("HOLDS");
    assertTrue(violated > 0 && errors > 1 && passed > 1, "each verdict is there");
    List<ReportTestCase> cases = read(xml);
    assertEquals(violated, cases.stream().filter(ReportTestCase::hasFailure).count());
    assertEquals(errors, cases.stream().filter(ReportTestCase::hasError).count());
    assertEquals(passed, cases.stream().filter(ReportTestCase::isSuccessful).count());
    assertTrue(xml.contains(" failures=\"" + violated + "\" errors=\"" + errors + "\""), xml);
    ReportTestCase broken =
        cases.stream().filter(ReportTestCase::hasFailure).findFirst().orElseThrow();
    assertTrue(broken.getFailureMessage().contains(": VIOLATED "), broken.getFailureMessage());
    assertTrue(
        broken.getFailureDetail().contains("replay: ./regnest replay "), broken.getFailureDetail());
  }

  private static long cells(String verdict) {
    return Sample.ofEachVerdict().designs().stream()
        .flatMap(design -> design.cells().stream())
        .filter(cell -> cell.verdict().equals(verdict))
        .count();
  }

  @Test
  void namesThatAreMarkupAreReadBackAsTheyWere() throws Exception {
    String xml = JunitXml.of(List.of(new JunitXml.Case(
        "<a & \"b\">", "it's", JunitXml.Outcome.FAILURE, "VIOLATED", "a\nb", "]]><x>\u0000")));
    ReportTestCase one = read(xml).get(0);
    assertEquals("<a & \"b\">", one.getFullClassName());
    assertEquals("it's", one.getName());
    assertEquals("]]><x>?", one.getFailureDetail());
  }

  @Test
  void whatIsNotJudgedIsSkipped() throws Exception {
    String xml = JunitXml.of(List.of(
        new JunitXml.Case("review", "x", JunitXml.Outcome.SKIPPED, "not judged", "no C", "")));
    ReportTestCase one = read(xml).get(0);
    assertTrue(one.hasSkipped());
    assertFalse(one.isSuccessful());
  }

  @Test
  void noTestsAreADocumentToo() throws Exception {
    assertEquals(0, read(JunitXml.of(List.of())).size());
  }
}
