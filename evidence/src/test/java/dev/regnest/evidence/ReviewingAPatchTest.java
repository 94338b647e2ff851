package dev.regnest.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whoever does what docs/reviewing-a-patch.md says gets what it shows; needs linux-source-6.1, as
 * {@code -Dregnest.linux=DIR -Dregnest.linux.config=FILE}, and writes what comes out into the page with {@code -Dregnest.promote=true}.
 */
@EnabledIfSystemProperty(named = "regnest.linux", matches = ".+")
class ReviewingAPatchTest {
  private static final Path PAGE = Path.of("..", "docs", "reviewing-a-patch.md");
  private static final Pattern CODE = Pattern.compile("```c\n(.*?)```", Pattern.DOTALL);
  private static final Pattern ANSWER =
      Pattern.compile("(```\n\\$ ./regnest review [^\n]*\n)(.*?)```", Pattern.DOTALL);
  private static final String CHANGED = "kernel/events/internal.h";
  private static final String BEFORE = "recursion[rctx]++;";

  @TempDir
  private Path folder;

  private final Path tree = Path.of(System.getProperty("regnest.linux", ""));
  private final String config = System.getProperty("regnest.linux.config", "");

  @Test
  void thePageShowsWhatComesOut() throws IOException {
    String page = Files.readString(PAGE);
    Matcher code = CODE.matcher(page);
    assertTrue(code.find());
    Path question = Files.writeString(folder.resolve("sample.c"), code.group(1));
    Cli.Result result = Cli.run(
        "review",
        "--tree",
        tree.toString(),
        "--config",
        config,
        "--patch",
        patch().toString(),
        question.toString());
    assertEquals(1, result.exitCode(), result.err());
    String said = result
        .out()
        .replace(question.toString(), "sample.c")
        .replace(tree.toString(), "linux-source-6.1")
        .replace(config, "config.amd64_none_amd64.xz");
    Matcher answer = ANSWER.matcher(page);
    assertTrue(answer.find());
    if (Boolean.getBoolean("regnest.promote")) {
      Files.writeString(
          PAGE, page.substring(0, answer.end(1)) + said + page.substring(answer.end(2)));
    } else {
      assertEquals(folded(answer.group(2)), folded(said));
    }
  }

  /** Names of other lengths are folded at other places. */
  private static String folded(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  private Path patch() throws IOException {
    List<String> before = Files.readString(tree.resolve(CHANGED), StandardCharsets.ISO_8859_1)
        .lines()
        .toList();
    List<String> after = new ArrayList<>(before);
    for (int line = after.size() - 1; line > 0; line--) {
      if (after.get(line - 1).contains(BEFORE)) {
        after.remove(line);
      }
    }
    List<String> diff = UnifiedDiffUtils.generateUnifiedDiff(
        "a/" + CHANGED, "b/" + CHANGED, before, DiffUtils.diff(before, after), 3);
    return Files.write(folder.resolve("barrier.patch"), diff);
  }
}
