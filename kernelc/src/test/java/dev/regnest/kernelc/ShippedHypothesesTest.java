package dev.regnest.kernelc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.check.Claim;
import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.Registers;
import dev.regnest.explore.Verdict;
import dev.regnest.explore.judge.Judge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every file of {@code hypotheses/} says what comes out, and that comes out. */
class ShippedHypothesesTest {
  static List<Path> files() throws IOException {
    return Shipped.files();
  }

  @ParameterizedTest
  @MethodSource("files")
  void comesOutAsItsHeadSays(Path path) throws IOException {
    CFile file = Shipped.read(path);
    List<String> surprises = new ArrayList<>();
    for (int i = 0; i < file.head().hypotheses().size(); i++) {
      Expectation expected = file.head().expected(i).orElseThrow();
      Judgement judgement = judge(file, file.head().hypotheses().get(i));
      expected.surprise(judgement).ifPresent(surprises::add);
    }
    assertFalse(file.head().hypotheses().isEmpty(), "names a hypothesis");
    assertEquals(List.of(), surprises);
    assertTrue(file.head().question().endsWith("?"), file.head().question());
  }

  @Test
  void aFixThatIsLeftOutIsNoticed() throws IOException {
    Path fixed = Shipped.FOLDER.resolve("bugs/06-recursion-in-softirq/after.c");
    String broken = Files.readString(fixed).replace("in_serving_softirq()", "in_softirq()");
    CFile file = CFile.of("after.c", broken);
    Optional<String> surprise =
        file.head().expected(0).orElseThrow().surprise(judge(file, "nested-irqs"));
    assertEquals(Optional.of("expected PROVED, found VIOLATED ASSERT -"), surprise);
  }

  @Test
  void anUnexpectedProofIsNoticed() throws IOException {
    CFile file = Shipped.read(Shipped.FOLDER.resolve("bugs/01-nested-tracepoints/after.c"));
    Expectation broken = new Expectation(
        Verdict.VIOLATED, Set.of(Claim.ASSERT), Optional.empty(), /* undecided= */ Set.of());
    assertEquals(
        Optional.of("expected VIOLATED ASSERT, found PROVED"),
        broken.surprise(judge(file, "nested-irqs")));
  }

  @Test
  void everyBugHasAFileThatBreaksAndOneThatIsProved() throws IOException {
    try (Stream<Path> bugs = Files.list(Shipped.FOLDER.resolve("bugs"))) {
      List<Path> folders = bugs.filter(Files::isDirectory).sorted().toList();
      assertEquals(12, folders.size());
      for (Path bug : folders) {
        assertEquals(
            Verdict.PROVED,
            Shipped.read(bug.resolve("after.c"))
                .head()
                .expected(0)
                .orElseThrow()
                .verdict());
        String before = Files.readString(bug.resolve("before.c"));
        assertTrue(before.contains("Result: VIOLATED"), bug + "/before.c");
      }
    }
  }

  @Test
  void theReadmeListsEveryFile() throws IOException {
    String readme = Files.readString(Shipped.FOLDER.resolve("README.md"));
    TreeSet<String> missing = new TreeSet<>();
    for (Path path : Shipped.files()) {
      String name = Shipped.FOLDER.relativize(path).toString();
      String question = Shipped.read(path).head().question();
      String asked = question.substring(0, question.indexOf('?') + 1);
      if (!readme.contains("](" + name + ")") || !readme.contains(asked)) {
        missing.add(name + ": " + asked);
      }
    }
    assertEquals(new TreeSet<>(), missing);
  }

  private static Judgement judge(CFile file, String hypothesis) {
    return Judge.judge(
        file.design(),
        file.under(Hypotheses.named(hypothesis).orElseThrow().of(file.design())),
        Registers.of(file.design()),
        () -> false);
  }
}
