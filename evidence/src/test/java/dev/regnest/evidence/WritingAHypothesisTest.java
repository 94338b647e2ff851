package dev.regnest.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.kernelc.preprocess.Prelude;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever does what docs/writing-a-hypothesis.md says, word by word, gets what it says. */
class WritingAHypothesisTest {
  private static final Path PAGE = Path.of("..", "docs", "writing-a-hypothesis.md");
  private static final Pattern CODE = Pattern.compile("```c\n(.*?)```", Pattern.DOTALL);
  private static final Pattern OUTPUT = Pattern.compile(
      "```\n\\$ ./regnest check printk.c \\| head -n (\\d+)\n(.*?)```", Pattern.DOTALL);
  private static final Pattern MARKER =
      Pattern.compile("#define (\\w+)\\S*\\s.*__attribute__\\(\\(__regnest_");
  private static final String COMMENT_ENDS = "*/\n";

  @TempDir
  private Path folder;

  private String page;
  private Path printk;

  @BeforeEach
  void readThePage() throws IOException {
    page = Files.readString(PAGE);
    printk = folder.resolve("printk.c");
  }

  private List<String> code() {
    return CODE.matcher(page).results().map(r -> r.group(1)).toList();
  }

  private boolean isComment(String code) {
    return code.startsWith("/*");
  }

  /** Steps 1 to 4. */
  private void write() throws IOException {
    assertEquals(0, Cli.run("new", folder.resolve("printk").toString()).exitCode());
    String template = Files.readString(printk);
    StringBuilder text = new StringBuilder(
        template.substring(0, template.indexOf(COMMENT_ENDS) + COMMENT_ENDS.length()));
    code().stream().filter(c -> !isComment(c)).forEach(text::append);
    Files.writeString(printk, text);
  }

  private void replace(String old, String with) throws IOException {
    String text = Files.readString(printk);
    assertTrue(text.contains(old), old);
    Files.writeString(printk, text.replace(old, with));
  }

  @Test
  void theCodeBreaksAsThePageShows() throws IOException {
    write();
    Cli.Result check = Cli.run("check", printk.toString());
    assertEquals(1, check.exitCode(), check.err());
    MatchResult shown = OUTPUT.matcher(page).results().findFirst().orElseThrow();
    // The name of a temporary folder makes the headline longer than a line.
    String said = Cli.unfolded(check.out().replace(folder + "/", ""));
    assertEquals(Integer.parseInt(shown.group(1)), shown.group(2).lines().count());
    assertTrue(said.startsWith(Cli.unfolded(shown.group(2)).strip()), said);
  }

  @Test
  void theMendedCodeIsProved() throws IOException {
    write();
    replace("[buffer->nesting];", "[buffer->nesting - 1];");
    Cli.Result check = Cli.run("check", printk.toString());
    assertEquals(0, check.exitCode(), check.out());
    assertTrue(check.verdict().contains("PROVED for any number of interrupts"), check.out());
  }

  @Test
  void theAnswerOfThePageIsKept() throws IOException {
    write();
    assertEquals(1, Cli.run("verify", printk.toString()).exitCode(), "the template is proved");
    String head = code().stream().filter(this::isComment).findFirst().orElseThrow();
    String text = Files.readString(printk);
    String before = text.substring(0, text.indexOf(COMMENT_ENDS) + COMMENT_ENDS.length());
    replace(before, head);
    assertEquals(0, Cli.run("verify", printk.toString()).exitCode());
    String into = folder.resolve("evidence").toString();
    assertEquals(0, Cli.run("evidence", "-o", into, printk.toString()).exitCode());
  }

  @Test
  void everyMarkerIsExplained() throws IOException {
    List<String> markers = MARKER
        .matcher(Prelude.text())
        .results()
        .map(r -> "`" + r.group(1))
        .filter(marker -> !marker.startsWith("`__regnest_"))
        .distinct()
        .toList();
    assertTrue(
        markers.containsAll(List.of("`__at_rest", "`__times", "`noinstr", "`NOKPROBE_SYMBOL")),
        markers.toString());
    assertEquals(List.of(), markers.stream().filter(m -> !page.contains(m)).toList());
  }
}
