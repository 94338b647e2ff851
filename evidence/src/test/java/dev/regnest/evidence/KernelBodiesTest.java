package dev.regnest.evidence;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of the kernel's bodies says what the files beside it expect. */
class KernelBodiesTest {
  private static final Path DOCS = Path.of("../docs");
  private static final Pattern ROW =
      Pattern.compile("\\| (?:\\S+ )?`(\\w+)` \\| (yes|no)\\b.* \\| (.*) \\| yes \\|");

  private static List<String> field(String text, String name) {
    return Pattern.compile("(?m)^ \\* " + name + ": (.*)$")
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  private static String expected(String text) {
    String[] hypotheses = field(text, "Hypotheses").get(0).split(", ");
    List<String> results = field(text, "Result");
    assertEquals(hypotheses.length, results.size(), text);
    return IntStream.range(0, hypotheses.length)
        .mapToObj(i -> hypotheses[i] + ": " + results.get(i))
        .collect(joining("; "));
  }

  @Test
  void eachFileHasARowWithItsResults() throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> all = Files.walk(DOCS.resolve("kernel-bodies"))) {
      all.filter(path -> path.toString().endsWith(".c")).sorted().forEach(files::add);
    }
    Set<String> rows = new TreeSet<>();
    for (String line : Files.readAllLines(DOCS.resolve("kernel-bodies.md"))) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        rows.add(row.group(1) + " " + row.group(3).replace("without it, ", ""));
      }
    }
    Set<String> heads = new TreeSet<>();
    for (Path file : files) {
      String text = Files.readString(file);
      assertFalse(field(text, "Result").isEmpty(), file.toString());
      heads.add(file.getFileName().toString().replace(".c", "") + " " + expected(text));
    }
    assertEquals(heads, rows);
  }
}
