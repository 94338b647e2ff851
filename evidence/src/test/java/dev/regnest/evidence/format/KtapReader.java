package dev.regnest.evidence.format;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads KTAP as strictly as kunit's parser does, and fails where that one would report an error.
 *
 * <p>Source: Documentation/dev-tools/ktap.rst and tools/testing/kunit/kunit_parser.py: a version line, the subtest's header, a plan, then
 * numbered results in order, subtests two columns further in and before their own result.
 */
public final class KtapReader {
  private static final Pattern RESULT =
      Pattern.compile("(ok|not ok) ([0-9]+) ?(?:- )?([^#]*?)(?: # (.*))?");
  private static final Pattern PLAN = Pattern.compile("1\\.\\.([0-9]+)");
  private static final Pattern HEADER = Pattern.compile("# Subtest: (.*)");

  /** A test with its subtests. */
  public record Test(String name, boolean ok, List<Test> tests) {
    @Override
    public String toString() {
      return (ok ? "ok " : "not ok ") + name + (tests.isEmpty() ? "" : " " + tests);
    }
  }

  private final List<String> lines;
  private int at;

  private KtapReader(List<String> lines) {
    this.lines = lines;
  }

  /** {@return the test that holds all of them} */
  public static Test read(List<String> lines) {
    KtapReader reader = new KtapReader(lines);
    List<Test> tests = reader.tests("", /* header= */ false);
    reader.require(reader.at == lines.size(), "text after the end");
    return new Test("", true, tests);
  }

  private List<Test> tests(String indent, boolean header) {
    take(indent, Pattern.compile("KTAP version 1"));
    if (header) {
      take(indent, HEADER);
    }
    int planned = Integer.parseInt(take(indent, PLAN).group(1));
    List<Test> tests = new ArrayList<>();
    for (int number = 1; number <= planned; number++) {
      tests.add(test(indent, number));
    }
    return tests;
  }

  private Test test(String indent, int number) {
    List<Test> inside = new ArrayList<>();
    while (at < lines.size() && lines.get(at).startsWith(indent + "# ")) {
      at++;
    }
    if (at < lines.size() && lines.get(at).equals(indent + "  KTAP version 1")) {
      inside.addAll(tests(indent + "  ", /* header= */ true));
    }
    Matcher result = take(indent, RESULT);
    require(Integer.parseInt(result.group(2)) == number, "expected test number " + number);
    String skipped = String.valueOf(result.group(4)).startsWith("SKIP") ? " SKIPPED" : "";
    return new Test(result.group(3) + skipped, result.group(1).equals("ok"), inside);
  }

  private Matcher take(String indent, Pattern pattern) {
    require(at < lines.size(), "the text ends early");
    String line = lines.get(at);
    require(line.startsWith(indent), "expected indent");
    Matcher matcher = pattern.matcher(line.substring(indent.length()));
    require(matcher.matches(), "expected " + pattern);
    at++;
    return matcher;
  }

  private void require(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError(
          what + " at line " + (at + 1) + ": " + (at < lines.size() ? lines.get(at) : "(end)"));
    }
  }
}
