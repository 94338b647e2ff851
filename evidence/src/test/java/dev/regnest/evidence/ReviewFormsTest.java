package dev.regnest.evidence;

import static dev.regnest.evidence.ReviewedTree.NEST;
import static dev.regnest.evidence.ReviewedTree.TAKE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.regnest.evidence.format.KtapReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The answer to a patch in every form, and as a directory. */
class ReviewFormsTest {
  @TempDir
  private Path folder;

  private ReviewedTree tree;

  @BeforeEach
  void aTree() throws IOException {
    tree = new ReviewedTree(folder);
  }

  private String worse() throws IOException {
    return tree.replacing(NEST, TAKE, "")
        + "--- /dev/null\n+++ b/lib/new.c\n@@ -0,0 +1 @@\n+int f | g;\n";
  }

  @Test
  void asJsonItHasVerdictsPlacesAndStories() throws IOException {
    Cli.Result result = tree.review(worse(), "--format", "json");
    assertEquals(1, result.exitCode(), result.err());
    JsonNode answer = new ObjectMapper().readTree(result.out());
    assertEquals("regnest-review", answer.path("format").asText());
    assertEquals("worse", answer.path("outcome").asText());
    assertEquals(2, answer.path("hunks").asInt());
    JsonNode verdict = answer.path("verdicts").path(0);
    assertEquals("worse", verdict.path("way").asText());
    assertEquals("PROVED", verdict.path("before").asText());
    assertTrue(verdict.path("after").asText().startsWith("VIOLATED ASSERT by n"));
    JsonNode place = answer.path("places").path(0);
    // The store is the seventh line of the file.
    assertEquals("kernel/nest.c 7", place.path("path").asText() + " " + place.path("line"));
    assertEquals("yes", place.path("lines").path(0).path("needed").asText());
    assertFalse(place.has("reason"), place.toString());
    assertEquals(
        "no hypothesis reaches it", answer.path("places").path(1).path("reason").asText());
    assertEquals("after", answer.path("stories").path(0).path("when").asText());
  }

  @Test
  void asKtapWhatGotWorseFailsAndWhatIsNotJudgedIsSkipped() throws IOException {
    Cli.Result result = tree.review(worse(), "--format", "ktap");
    assertEquals(1, result.exitCode(), result.err());
    String question = tree.question().toString();
    assertEquals(
        List.of("not ok " + question + ", nested-irqs (V6_1)", "ok lib/new.c:1 SKIPPED"),
        KtapReader.read(result.lines()).tests().stream().map(Object::toString).toList());
    assertTrue(
        result.lines().contains("ok 2 lib/new.c:1 # SKIP no hypothesis reaches it"), result.out());
  }

  /** The twin of the one that fails. */
  @Test
  void asKtapWhatIsTheSamePasses() throws IOException {
    Cli.Result result =
        tree.review(tree.replacing(NEST, "return -1;", "return -2;"), "--format", "ktap");
    assertEquals(0, result.exitCode(), result.err());
    assertTrue(KtapReader.read(result.lines()).tests().get(0).ok());
  }

  @Test
  void asSarifWhatGotWorseStandsWhereItBreaksAndWhatIsNotJudgedWhereItIs() throws IOException {
    Path asks = Files.copy(tree.question(), folder.resolve("asks.c"));
    JsonNode results = new ObjectMapper()
        .readTree(tree.search(worse(), "--format", "sarif", asks.toString()).out())
        .at("/runs/0/results");
    assertEquals("ASSERT", results.path(0).path("ruleId").asText());
    JsonNode place = results.path(0).at("/locations/0/physicalLocation");
    assertTrue(place.at("/artifactLocation/uri").asText().endsWith("/asks.c"), place.toString());
    // WARN_ON() of the hypothesis.
    assertEquals(13, place.at("/region/startLine").asInt());
    assertEquals("note", results.path(1).path("level").asText());
    assertEquals(2, results.size());
  }

  @Test
  void asJunitWhatGotWorseFails() throws IOException {
    String xml = tree.review(worse(), "--format", "junit").out();
    assertTrue(xml.contains("tests=\"2\" failures=\"1\" errors=\"0\" skipped=\"1\""), xml);
    assertTrue(xml.contains("replay: ./regnest replay "), xml);
  }

  @Test
  void asMarkdownItIsATableADiffAndFoldedSchedules() throws IOException {
    Cli.Result result = tree.review(worse(), "--format", "markdown");
    assertEquals(1, result.exitCode(), result.err());
    List<String> lines = result.lines();
    assertEquals("### regnest: worse", lines.get(0));
    assertEquals("| | hypothesis | before | after |", lines.get(4));
    assertEquals("|---|---|---|---|", lines.get(5));
    assertTrue(lines.get(6).startsWith("| **worse** | "), lines.get(6));
    assertEquals(5, lines.get(6).chars().filter(c -> c == '|').count(), lines.get(6));
    int diff = lines.indexOf("```diff");
    assertEquals("-" + TAKE.stripTrailing(), lines.get(diff + 1));
    assertEquals("```", lines.get(diff + 2));
    assertTrue(lines.get(diff + 3).startsWith("- -7: this was needed: "), lines.get(diff + 3));
    assertTrue(lines.contains("+int f | g;"), "a diff is not escaped");
    assertEquals(count(lines, "<details>"), count(lines, "</details>"));
    assertEquals(1, count(lines, "<details>"));
  }

  private static long count(List<String> lines, String text) {
    return lines.stream().filter(line -> line.startsWith(text)).count();
  }

  @Test
  void aDirectoryHoldsEveryFormAndAPageForEachHypothesis() throws IOException {
    Path out = folder.resolve("out");
    Cli.Result result = tree.review(worse(), "-o", out.toString());
    assertEquals(1, result.exitCode(), result.err());
    assertEquals(
        List.of("nest.html", "review.json", "review.ktap", "review.md", "review.txt"), names(out));
    assertEquals(result.out(), Files.readString(out.resolve("review.txt")));
    String page = Files.readString(out.resolve("nest.html"));
    assertTrue(page.contains("\"id\":\"before the change\""), "both sides are there");
    assertTrue(page.contains("\"id\":\"after the change\""), "both sides are there");
    assertTrue(page.contains("\"diff\":[{\"path\":\"kernel/nest.c\",\"line\":7,"), "and the diff");
    // Once more, in its place.
    assertEquals(1, tree.review(worse(), "-o", out.toString()).exitCode());
    assertEquals(5, names(out).size());
  }

  @Test
  void whatWasNotWrittenByAReviewIsNeverDeleted() throws IOException {
    Path out = Files.createDirectories(folder.resolve("out"));
    Files.writeString(out.resolve("notes"), "mine");
    Cli.Result result = tree.review(worse(), "-o", out.toString());
    assertEquals(2, result.exitCode(), result.out());
    assertTrue(result.err().contains("holds \"notes\", which would be lost"), result.err());
    assertEquals(List.of("notes"), names(out));
  }

  @Test
  void nothingIsWrittenIntoTheTree() throws IOException {
    Cli.Result result = tree.review(worse(), "-o", tree.top().resolve("out").toString());
    assertEquals(2, result.exitCode(), result.out());
    assertTrue(result.err().contains("is inside the tree, where nothing is written"));
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> all = Files.list(directory)) {
      return all.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }
}
