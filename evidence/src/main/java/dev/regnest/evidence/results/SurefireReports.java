package dev.regnest.evidence.results;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** The XML files that Surefire writes, one a test class. */
final class SurefireReports {
  private SurefireReports() {}

  static Measured.Properties read(Path folder) {
    int tests = 0;
    int failed = 0;
    int skipped = 0;
    List<Measured.TestClass> classes = new ArrayList<>();
    for (Element suite : suites(folder)) {
      int red = number(suite, "failures") + number(suite, "errors");
      int left = number(suite, "skipped");
      int ran = number(suite, "tests") - left;
      String name = suite.getAttribute("name");
      classes.add(new Measured.TestClass(name.substring(name.lastIndexOf('.') + 1), ran, red));
      tests += ran;
      failed += red;
      skipped += left;
    }
    return new Measured.Properties(tests - failed, failed, skipped, classes);
  }

  private static List<Element> suites(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().matches("TEST-.*\\.xml"))
          .sorted()
          .map(SurefireReports::suite)
          .toList();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static Element suite(Path file) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return factory.newDocumentBuilder().parse(file.toFile()).getDocumentElement();
    } catch (ParserConfigurationException | SAXException | IOException broken) {
      throw new IllegalStateException("not a Surefire report: " + file, broken);
    }
  }

  private static int number(Element suite, String attribute) {
    String value = suite.getAttribute(attribute);
    return value.isEmpty() ? 0 : Integer.parseInt(value);
  }
}
