package dev.regnest.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Whoever does what docs/reviewing-a-patch.md says gets what it shows, and so does the README; needs linux-source-6.1, as
 * {@code -Dregnest.linux=DIR -Dregnest.linux.config=FILE}, and writes what comes out into both with {@code -Dregnest.promote=true}.
 */
@EnabledIfSystemProperty(named = "regnest.linux", matches = ".+")
class ReviewingAPatchTest {
  private static final Path TOP = Path.of("..");
  private static final Pattern CODE = Pattern.compile("```c\n(.*?)```", Pattern.DOTALL);
  private static final Pattern ANSWER = Pattern.compile(
      "(```\n\\$ ./regnest review [^\n]* --patch (\\w+)\\.patch (\\S+)(?: \\| head -n (\\d+))?\n)(.*?)```",
      Pattern.DOTALL);

  /**
   * A line of v6.1 that a patch changes.
   *
   * @param file its file
   * @param line its number
   * @param hash the first digits of the SHA-256 of it as it is
   * @param by what stands there afterwards, or empty if it goes
   */
  private record Edit(String file, int line, String hash, Optional<String> by) {}

  private static final Map<String, List<Edit>> PATCHES = Map.of(
      "barrier",
      List.of(new Edit("kernel/events/internal.h", 220, "8d7b59f086eb6004", Optional.empty())),
      "swapped",
      List.of(
          new Edit(
              "kernel/events/ring_buffer.c",
              110,
              "d93676eb77deab23",
              Optional.of("\tWRITE_ONCE(rb->nest, 0);")),
          new Edit(
              "kernel/events/ring_buffer.c",
              118,
              "96140b1752a2f9bc",
              Optional.of("\tWRITE_ONCE(rb->user_page->data_head, head);"))),
      "plain",
      List.of(new Edit(
          "lib/percpu_counter.c",
          95,
          "f8249f501afa3b5c",
          Optional.of("\t\t__this_cpu_add(*fbc->counters, amount);"))),
      "fourth",
      List.of(
          new Edit(
              "kernel/trace/bpf_trace.c",
              656,
              "ef9d127365d29c05",
              Optional.of("\tstruct perf_sample_data sds[4];")),
          new Edit(
              "kernel/trace/bpf_trace.c",
              714,
              "16c5d5ff824472d7",
              Optional.of("\tstruct pt_regs regs[4];"))));

  @TempDir
  private Path folder;

  private final Path tree = Path.of(System.getProperty("regnest.linux", ""));
  private final String config = System.getProperty("regnest.linux.config", "");

  @ParameterizedTest
  @CsvSource({"docs/reviewing-a-patch.md, 4", "README.md, 1"})
  void thePageShowsWhatComesOut(String name, int answers) throws IOException {
    Path file = TOP.resolve(name);
    String page = Files.readString(file);
    StringBuilder promoted = new StringBuilder();
    Matcher answer = ANSWER.matcher(page);
    int shown = 0;
    while (answer.find()) {
      shown++;
      int lines =
          Optional.ofNullable(answer.group(4)).map(Integer::valueOf).orElse(Integer.MAX_VALUE);
      String said = said(page, answer.group(2), answer.group(3));
      String whole = lines == Integer.MAX_VALUE ? said : head(said, lines);
      assertTrue(said.lines().count() <= 60, "a mail of at most 60 lines");
      if (Boolean.getBoolean("regnest.promote")) {
        answer.appendReplacement(
            promoted, Matcher.quoteReplacement(answer.group(1) + whole + "```"));
      } else if (lines == Integer.MAX_VALUE) {
        assertEquals(folded(said), folded(answer.group(5)));
      } else {
        assertFalse(answer.group(5).isBlank());
        assertTrue(folded(said).startsWith(folded(answer.group(5))), said);
      }
    }
    assertEquals(answers, shown);
    if (Boolean.getBoolean("regnest.promote")) {
      Files.writeString(file, answer.appendTail(promoted).toString());
    }
  }

  private static String head(String text, int lines) {
    return text.lines().limit(lines).map(line -> line + "\n").collect(Collectors.joining());
  }

  private String said(String page, String patch, String asks) throws IOException {
    String question = TOP.resolve(asks).toString();
    if (!asks.contains("/")) {
      Matcher code = CODE.matcher(page);
      assertTrue(code.find());
      question = Files.writeString(folder.resolve(asks), code.group(1)).toString();
    }
    Cli.Result result = Cli.run(
        "review",
        "--tree",
        tree.toString(),
        "--config",
        config,
        "--patch",
        patch(patch).toString(),
        question);
    // Three of them break something, and one mends it.
    assertEquals(patch.equals("fourth") ? 0 : 1, result.exitCode(), result.err());
    return result
        .out()
        .replace(question, asks)
        .replace(tree.toString(), "linux-source-6.1")
        .replace(config, "config.amd64_none_amd64.xz");
  }

  /** Names of other lengths are folded at other places. */
  private static String folded(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  private Path patch(String name) throws IOException {
    List<Edit> edits = PATCHES.get(name);
    String file = edits.get(0).file();
    List<String> before = Files.readString(tree.resolve(file), StandardCharsets.ISO_8859_1)
        .lines()
        .toList();
    List<String> after = new ArrayList<>(before);
    for (int i = edits.size() - 1; i >= 0; i--) {
      Edit edit = edits.get(i);
      assertEquals(edit.hash(), hash(before.get(edit.line() - 1)), file + ":" + edit.line());
      after.remove(edit.line() - 1);
      edit.by().ifPresent(line -> after.add(edit.line() - 1, line));
    }
    List<String> diff = UnifiedDiffUtils.generateUnifiedDiff(
        "a/" + file, "b/" + file, before, DiffUtils.diff(before, after), 3);
    return Files.write(folder.resolve(name + ".patch"), diff);
  }

  private static String hash(String line) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(line.getBytes(StandardCharsets.ISO_8859_1));
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException everywhere) {
      throw new AssertionError(everywhere);
    }
  }
}
