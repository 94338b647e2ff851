package dev.regnest.evidence;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The page about the mail says what the commands beside it say. */
class TheMailTest {
  private static final Path PAGE = Path.of("../docs/mail.md");
  private static final String LAYOUTS = "../docs/mail-layouts.c";
  private static final Pattern ROW =
      Pattern.compile("\\| (\\d+) \\| [LZ] \\| (.+) \\| (.+) \\| (.+) \\|");
  private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");
  private static final Pattern NUMBER = Pattern.compile("(?<![\\w.])\\d+(?![\\w.]|\\))");
  private static final int SENTENCES = 34;

  /** One line of the table. */
  private record Row(int number, String answer, String command) {
    boolean isCounted() {
      return command.startsWith("[");
    }

    boolean isJudged() {
      return command.startsWith("`./regnest ");
    }
  }

  private static List<Row> rows() throws IOException {
    List<Row> rows = new ArrayList<>();
    for (String line : Files.readAllLines(PAGE)) {
      ROW.matcher(line)
          .results()
          .forEach(found ->
              rows.add(new Row(Integer.parseInt(found.group(1)), found.group(3), found.group(4))));
    }
    return rows;
  }

  private static List<String> quoted(String text) {
    return QUOTED.matcher(text).results().map(found -> found.group(1)).toList();
  }

  private static Set<String> numbers(String text) {
    return NUMBER.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
  }

  @Test
  void everySentenceHasACommandOrSaysWhyItHasNone() throws IOException {
    List<Row> rows = rows();
    assertTrue(rows.size() > SENTENCES, () -> "only " + rows.size() + " rows");
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      assertEquals(i + 1, row.number());
      assertTrue(
          row.isJudged() || row.isCounted() || row.command().startsWith("none: "), row::toString);
    }
  }

  @TestFactory
  Stream<DynamicTest> eachCommandSaysWhatItsAnswerQuotes() throws IOException {
    return rows().stream().filter(Row::isJudged).map(row -> {
      String command = quoted(row.command()).get(0);
      return DynamicTest.dynamicTest(row.number() + ": " + command, () -> says(command, row));
    });
  }

  private static void says(String command, Row row) {
    List<String> quotes = quoted(row.answer());
    assertFalse(quotes.isEmpty(), () -> "nothing is quoted in " + row);
    String fromHere = command.replace(" hypotheses/", " ../hypotheses/");
    String out = Cli.unfolded(Cli.paste(fromHere).out());
    assertAll(quotes.stream()
        .map(quote -> () -> assertTrue(out.contains(quote), () -> quote + " is not in " + out)));
  }

  @Test
  void whatIsCountedIsWhatACompilerCounts(@TempDir Path folder) throws Exception {
    String program = folder.resolve("layouts").toString();
    run("gcc", "-Wall", "-Werror", "-o", program, LAYOUTS);
    String counted = run(program);
    assertEquals(counted, block("$ gcc -o layouts"));
    Set<String> known = numbers(counted);
    known.addAll(numbers(block("$ gcc -g")));
    for (Row row : rows()) {
      Set<String> said = new HashSet<>(row.isCounted() ? numbers(row.answer()) : Set.of());
      said.removeAll(known);
      assertEquals(Set.of(), said, () -> "not counted, in " + row);
    }
  }

  @Test
  void paholeSaysWhatTheMailSays(@TempDir Path folder) throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/pahole")), "pahole is not installed");
    String object = folder.resolve("mail-layouts.o").toString();
    run("gcc", "-g", "-fno-eliminate-unused-debug-types", "-c", "-o", object, LAYOUTS);
    String said = run("pahole", "-C", "on_stack", object);
    assertEquals(said, block("$ gcc -g"));
    assertTrue(said.contains("/* size: 384, cachelines: 6, members: 19 */"), said);
  }

  /** {@return what stands below the command that begins so} */
  private static String block(String command) throws IOException {
    List<String> lines = Files.readAllLines(PAGE);
    int from = 0;
    while (!lines.get(from).startsWith(command)) {
      from++;
    }
    int to = from + lines.subList(from, lines.size()).indexOf("```");
    return String.join("\n", lines.subList(from + 1, to)) + "\n";
  }

  private static String run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes());
    assertEquals(0, process.waitFor(), said);
    return said;
  }
}
