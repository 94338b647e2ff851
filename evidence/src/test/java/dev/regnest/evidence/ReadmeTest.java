package dev.regnest.evidence;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.kernel.Difference;
import dev.regnest.kernel.Era;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the documents show is what the tool says, and what they tell the reader to replay does what they say. */
class ReadmeTest {
  private static final Path TOP = Path.of("..");
  private static final Path README = TOP.resolve("README.md");
  private static final String FENCE = "```";
  /** But a review, which needs a kernel's tree: ReviewingAPatchTest has that. */
  private static final Pattern COMMAND =
      Pattern.compile("\\$ (\\./regnest (?!review )[^|]*)(?:\\| head -n (\\d+))?");

  private static final Pattern FINDING =
      Pattern.compile("(?:- |\\| )(P\\d)(?::| \\|) .*`(\\./regnest replay [^`]*)`.*");

  @Test
  void showsWhatTheToolSays() throws IOException {
    String shown = Files.readString(README);
    String said = String.join("\n", withRealOutput(shown.lines().toList())) + "\n";
    if (Boolean.getBoolean("regnest.promote")) {
      Files.writeString(README, said);
      shown = said;
    }
    assertEquals(said, shown);
    assertTrue(said.contains("$ ./regnest "), "at least one command is shown");
  }

  /** The same lines, with each block that begins with a command holding that command's output. */
  private static List<String> withRealOutput(List<String> lines) {
    List<String> real = new ArrayList<>();
    boolean inOutput = false;
    for (String line : lines) {
      Matcher command = COMMAND.matcher(line);
      if (line.equals(FENCE)) {
        inOutput = false;
      }
      if (!inOutput) {
        real.add(line);
      }
      if (command.matches()) {
        inOutput = true;
        List<String> output = Cli.paste(command.group(1).strip()).lines();
        int shown = command.group(2) == null ? output.size() : Integer.parseInt(command.group(2));
        real.addAll(output.subList(0, Math.min(shown, output.size())));
      }
    }
    return real;
  }

  @TestFactory
  Stream<DynamicTest> everyFindingReplays() throws IOException {
    List<Matcher> findings = Files.readAllLines(TOP.resolve("docs/findings.md")).stream()
        .map(FINDING::matcher)
        .filter(Matcher::matches)
        .toList();
    assertTrue(findings.size() > 10, () -> "only " + findings.size() + " findings");
    return findings.stream().map(f -> DynamicTest.dynamicTest(f.group(2), () -> breaks(f)));
  }

  private static void breaks(Matcher finding) {
    // Findings are replayed at the top, tests run below it.
    Cli.Result replay =
        Cli.paste(finding.group(2).replace(" hypotheses/", " " + TOP.resolve("hypotheses/") + "/"));
    assertEquals(1, replay.exitCode(), replay.err());
    String kinds = kinds(finding.group(1));
    assertTrue(
        replay.lines().stream()
            .anyMatch(
                line -> line.matches("regnest: (" + kinds + ")( \\(equal words\\))? in( .*)?")),
        replay.out());
  }

  private static String kinds(String claim) {
    switch (claim) {
      case "P1":
        return "Interference";
      case "P2":
        return "WrongValue";
      case "P3":
        return "Leak";
      case "P4":
        return "NeedlessDrop";
      default:
        return "Imbalance|OutOfBounds";
    }
  }

  @Test
  void theTableOfWhatDiffersBetweenErasIsThatOfTheCode() throws IOException {
    List<String> lines = Files.readAllLines(TOP.resolve("docs/kernel-facts-in-use.md"));
    String eras = Arrays.stream(Era.values()).map(Era::name).collect(joining(" | "));
    assertTrue(lines.contains("| | " + eras + " | read in |"), eras);
    for (Difference difference : Difference.values()) {
      String shown = Arrays.stream(Era.values()).map(difference::shown).collect(joining(" | "));
      String row = "| " + difference.meaning() + ", `" + difference + "` | " + shown + " | ";
      String sources = String.join("\n", difference.sources().values());
      assertTrue(
          lines.stream()
              .map(line -> line.replace("\\_", "_"))
              .anyMatch(line -> line.startsWith(row) && sources.lines().allMatch(line::contains)),
          row);
    }
  }

  /** Each names where it is read, classes that there are, and tests that there are. */
  @Test
  void everyCorrectedFactNamesItsSourceItsCodeAndItsTest() throws IOException {
    Set<String> main = classes("main");
    Set<String> tests = classes("test");
    List<String> numbers = new ArrayList<>();
    for (String line : Files.readAllLines(TOP.resolve("docs/kernel-facts-in-use.md"))) {
      String[] row = line.split(" *\\| *", -1);
      if (row.length != 7 || !row[1].matches("f\\d+")) {
        continue;
      }
      numbers.add(row[1]);
      assertTrue(row[3].matches(".*(\\.[chS]|\\.rst|follows from f).*"), line);
      assertTrue(main.containsAll(names(row[4])), line);
      assertTrue(tests.containsAll(names(row[5])), line);
    }
    assertEquals(IntStream.rangeClosed(1, 14).mapToObj(n -> "f" + n).toList(), numbers);
  }

  private static List<String> names(String cell) {
    List<String> names =
        Arrays.stream(cell.split(", ")).map(name -> name.replace("`", "")).toList();
    assertFalse(names.contains(""), cell);
    return names;
  }

  private static Set<String> classes(String kind) throws IOException {
    Set<String> names = new HashSet<>();
    for (String module : List.of("model", "kernelc")) {
      try (Stream<Path> files = Files.walk(TOP.resolve(module).resolve("src/" + kind))) {
        files.forEach(file -> names.add(file.getFileName().toString().replace(".java", "")));
      }
    }
    return names;
  }

  @TestFactory
  Stream<DynamicTest> everyLinkLeadsSomewhere() throws IOException {
    List<DynamicTest> links = new ArrayList<>();
    Pattern link = Pattern.compile("\\]\\(([^):]+)\\)");
    for (String name :
        List.of("README.md", "docs/README.md", "docs/findings.md", "docs/kernel-facts-in-use.md")) {
      Path document = TOP.resolve(name);
      Matcher matcher = link.matcher(Files.readString(document));
      while (matcher.find()) {
        Path target = document.resolveSibling(matcher.group(1));
        links.add(DynamicTest.dynamicTest(
            name + ": " + matcher.group(1),
            () -> assertTrue(Files.exists(target), target.toString())));
      }
    }
    return links.stream();
  }
}
