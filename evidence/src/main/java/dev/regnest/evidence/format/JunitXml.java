package dev.regnest.evidence.format;

import dev.regnest.evidence.results.Results;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Verdicts as JUnit writes tests in XML, which CIs show: a test case a verdict, a failure where something breaks, an error where nothing was decided. */
public final class JunitXml {
  /** What became of a test case. */
  public enum Outcome {
    /** It holds. */
    PASSED,
    /** It breaks. */
    FAILURE,
    /** It was not decided, or nothing was tested. */
    ERROR,
    /** It was not judged. */
    SKIPPED
  }

  /**
   * A test case.
   *
   * @param of what is tested
   * @param name under what
   * @param outcome what became of it
   * @param type the same in a word, as VACUOUS or "worse"
   * @param message the same in a line; empty where it passed
   * @param text how it came about
   */
  public record Case(
      String of, String name, Outcome outcome, String type, String message, String text) {}

  private JunitXml() {}

  /** {@return the verdicts as a document that ends with a newline} */
  public static String of(Results results) {
    List<Case> cases = new ArrayList<>();
    for (Results.Design design : results.designs()) {
      for (Results.Cell cell : design.cells()) {
        String message = outcome(cell) == Outcome.PASSED ? "" : cell.summary();
        cases.add(new Case(
            design.id(),
            cell.hypothesis(),
            outcome(cell),
            cell.verdict(),
            message,
            text(results, cell)));
      }
    }
    return of(cases);
  }

  private static Outcome outcome(Results.Cell cell) {
    switch (cell.verdict()) {
      case "PROVED":
      case "HOLDS":
        return Outcome.PASSED;
      case "VIOLATED":
        return Outcome.FAILURE;
      default:
        return Outcome.ERROR;
    }
  }

  private static String text(Results results, Results.Cell cell) {
    List<String> lines = new ArrayList<>();
    for (Results.Broken broken : cell.broken()) {
      Results.Counterexample how = results.counterexamples().get(broken.counterexample());
      lines.add(how.headline());
      lines.addAll(how.table());
      lines.add("replay: " + how.replay());
    }
    return String.join("\n", lines);
  }

  /** {@return test cases as a document that ends with a newline} */
  public static String of(List<Case> cases) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeCharacters("\n");
      xml.writeStartElement("testsuite");
      xml.writeAttribute("name", "regnest");
      xml.writeAttribute("tests", "" + cases.size());
      xml.writeAttribute("failures", "" + count(cases, Outcome.FAILURE));
      xml.writeAttribute("errors", "" + count(cases, Outcome.ERROR));
      xml.writeAttribute("skipped", "" + count(cases, Outcome.SKIPPED));
      xml.writeAttribute("time", "0");
      for (Case one : cases) {
        write(one, xml);
      }
      xml.writeCharacters("\n");
      xml.writeEndElement();
      xml.writeCharacters("\n");
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException broken) {
      throw new IllegalStateException(broken);
    }
    return text.toString();
  }

  private static long count(List<Case> cases, Outcome outcome) {
    return cases.stream().filter(one -> one.outcome() == outcome).count();
  }

  private static void write(Case one, XMLStreamWriter xml) throws XMLStreamException {
    xml.writeCharacters("\n  ");
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", allowed(one.of()));
    xml.writeAttribute("name", allowed(one.name()));
    xml.writeAttribute("time", "0");
    if (one.outcome() != Outcome.PASSED) {
      xml.writeStartElement(one.outcome().name().toLowerCase(java.util.Locale.ROOT));
      xml.writeAttribute("message", allowed(one.message()));
      if (one.outcome() != Outcome.SKIPPED) {
        xml.writeAttribute("type", one.type());
      }
      xml.writeCharacters(allowed(one.text()));
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  /** What XML has no way to say is a question mark. */
  private static String allowed(String text) {
    StringBuilder allowed = new StringBuilder();
    text.codePoints()
        .map(c -> c == '\n'
                || c == '\t'
                || c >= ' ' && c < 0xD800
                || c > 0xDFFF && c < 0xFFFE
                || c > 0xFFFF
            ? c
            : '?')
        .forEach(allowed::appendCodePoint);
    return allowed.toString();
  }
}
