package dev.regnest.kernelc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.explore.Hypotheses;
import dev.regnest.kernelc.source.CException;
import dev.regnest.kernelc.source.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each rule has a smallest file that breaks it, at the lines that say so; the first sentence of the file is the rule. */
class RefusalsTest {
  private static final Path FOLDER = Path.of("src/test/resources/refusals");
  private static final Path PAGE = Path.of("../docs/refusals.md");
  private static final Pattern FIRST =
      Pattern.compile("^/\\*(?:\\n \\*)? ([^\\n]*?\\.)(?= error:| \\*/|\\n)");
  private static final Pattern ERROR = Pattern.compile("error: ([a-z-]+)");

  @ParameterizedTest
  @EnumSource(Rule.class)
  void aFileThatBreaksARuleIsRefusedAtItsLines(Rule rule) throws IOException {
    String text = Files.readString(FOLDER.resolve(rule.id() + ".c"));
    List<String> expected = new ArrayList<>();
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      Matcher error = ERROR.matcher(lines.get(i));
      if (error.find()) {
        expected.add(i + 1 + " " + error.group(1));
      }
    }
    assertTrue(expected.stream().anyMatch(e -> e.endsWith(" " + rule.id())), expected.toString());
    assertEquals(expected, refusals(rule.id() + ".c", text));
  }

  private static List<String> refusals(String name, String text) {
    try {
      CFile file = CFile.of(name, text);
      file.head().hypotheses().forEach(h -> file.under(Hypotheses.named(h).orElseThrow()));
      return List.of();
    } catch (CException wrong) {
      return wrong.problems().stream()
          .map(p -> p.at().line() + " " + p.rule().id())
          .toList();
    }
  }

  @Test
  void everyFileIsThatOfARule() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertEquals(
          Arrays.stream(Rule.values()).map(rule -> rule.id() + ".c").sorted().toList(),
          files.map(file -> file.getFileName().toString()).sorted().toList());
    }
  }

  /** The page is what stands in the files, so that neither is changed without the other. */
  @Test
  void thePageListsEachRuleAsTheFirstSentenceOfItsFile() throws IOException {
    List<String> rows = new ArrayList<>();
    for (Rule rule : Rule.values()) {
      String text = Files.readString(FOLDER.resolve(rule.id() + ".c"));
      Matcher sentence = FIRST.matcher(text);
      assertTrue(sentence.find(), rule.id());
      rows.add("| `" + rule.id() + "` | " + sentence.group(1) + " |");
    }
    assertEquals(
        rows, Files.readString(PAGE).lines().filter(l -> l.startsWith("| `")).toList());
  }
}
