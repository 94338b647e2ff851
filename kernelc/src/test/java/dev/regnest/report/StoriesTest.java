package dev.regnest.report;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.check.Claim;
import dev.regnest.design.Design;
import dev.regnest.design.Designs;
import dev.regnest.explore.Counterexample;
import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.Registers;
import dev.regnest.explore.judge.Judge;
import dev.regnest.kernelc.CFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A story has all that led to its violation and hardly anything else.
 *
 * <p>Each store that is not made, each load that is answered with what had been there before, and each arrival that does not come is tried.
 * What makes a difference has to be in the story. Of its lines that can be tried, some make none all the same: where two stores would do, one
 * of which hides the other, or where the code does not tell which of its flags it went by.
 */
class StoriesTest {
  /** In a hundred. */
  private static final int MOST_UNNEEDED = 5;

  private static final Set<String> SOME = Set.of("percpu4-posted", "single-flag-last", "pile-4");

  private final List<String> missing = new ArrayList<>();
  private int lines;
  private int unneeded;

  @Test
  void nothingIsMissingInThoseOfSomeDesigns() {
    Designs.all().stream().filter(design -> SOME.contains(design.id())).forEach(this::check);
    assertEquals(List.of(), missing);
    assertUnneeded();
  }

  @Test
  void nothingIsMissingInThoseOfTheFirstBug() throws IOException {
    checkFiles("bugs/01-nested-tracepoints");
    assertEquals(List.of(), missing);
    assertTrue(lines > 0, "some lines were tried");
  }

  @Test
  void nothingIsMissingInThoseOfToday() throws IOException {
    checkFiles("today");
    assertEquals(List.of(), missing);
    assertTrue(lines > 0, "some lines were tried");
  }

  @Test
  void theStoreThatDecidesIsToldInAStoryThatIsTooLong() throws IOException {
    Path path = Path.of("../hypotheses/today/unwind-cookie.c");
    CFile file = CFile.of(path.toString(), Files.readString(path));
    Judgement judgement = Judge.judge(
        file.design(),
        file.under(Hypotheses.named("nested-irqs").orElseThrow().of(file.design())),
        Registers.of(file.design()),
        () -> false);
    Counterexample example = judgement.broken().get(Claim.ASSERT);
    CounterexampleText text = CounterexampleText.of(judgement, example);
    assertTrue(
        text.steps().contains("The task sets cookie = NONE, which was 1."), text.steps()::toString);
    assertTrue(
        timeline(judgement, example).story(example.violation()).size() <= Timeline.MOST_ROWS);
  }

  @Test
  @Tag("soak")
  void nothingIsMissingAndHardlyAnythingIsUnneeded() throws IOException {
    Designs.all().forEach(this::check);
    // Those of linux/ need a kernel's tree beside them.
    checkFiles("barriers");
    checkFiles("bugs");
    checkFiles("mail");
    checkFiles("today");
    assertEquals(List.of(), missing);
    assertUnneeded();
  }

  /** The softirq's fill, the hardirq, and its fill of the same slot: without them nothing is disturbed. */
  @Test
  void aLineThatIsLeftOutIsMissed() {
    Judgement judgement = judged("percpu4-posted", "nested-irqs");
    judgement.broken().values().forEach(example -> {
      List<Row> story = timeline(judgement, example).story(example.violation());
      for (Row row : story) {
        count(judgement, example, story.stream().filter(other -> other != row).toList());
      }
    });
    assertAll(
        () -> assertTrue(isMissing("Arrived"), missing::toString),
        () -> assertTrue(isMissing("Stored __regs_user[1].ip"), missing::toString));
  }

  @Test
  void aLineThatMakesNoDifferenceIsNoticed() {
    Judgement judgement = judged("percpu4-posted", "nested-irqs");
    judgement
        .broken()
        .values()
        .forEach(
            example -> count(judgement, example, timeline(judgement, example).rows()));
    assertTrue(unneeded * 100 > lines * MOST_UNNEEDED, unneeded + " of " + lines);
  }

  private boolean isMissing(String what) {
    return missing.stream().anyMatch(each -> each.contains(what));
  }

  private void assertUnneeded() {
    assertTrue(
        lines > 0 && unneeded * 100 < lines * MOST_UNNEEDED,
        unneeded + " of " + lines + " lines make no difference");
  }

  private void checkFiles(String folder) throws IOException {
    try (Stream<Path> paths = Files.walk(Path.of("../hypotheses").resolve(folder))) {
      for (Path path : paths.filter(p -> p.toString().endsWith(".c")).sorted().toList()) {
        CFile file = CFile.of(path.toString(), Files.readString(path));
        Design design = file.design();
        for (String id : file.head().hypotheses()) {
          check(design, file.under(Hypotheses.named(id).orElseThrow().of(design)));
        }
      }
    }
  }

  private void check(Design design) {
    Hypotheses.all().forEach(hypothesis -> check(design, hypothesis));
  }

  private void check(Design design, Hypothesis hypothesis) {
    Judgement judgement = Judge.judge(design, hypothesis, Registers.of(design), () -> false);
    judgement
        .broken()
        .values()
        .forEach(example ->
            count(judgement, example, timeline(judgement, example).story(example.violation())));
  }

  private static Judgement judged(String design, String hypothesis) {
    return Judge.judge(
        Designs.all().stream().filter(d -> d.id().equals(design)).findFirst().orElseThrow(),
        Hypotheses.named(hypothesis).orElseThrow(),
        Registers.REPRESENTATIVE,
        () -> false);
  }

  private static Timeline timeline(Judgement judgement, Counterexample example) {
    return Timeline.of(
        judgement.design(), judgement.hypothesis(), judgement.registers(), example.schedule());
  }

  private void count(Judgement judgement, Counterexample example, List<Row> story) {
    KnockOuts outs = new KnockOuts(judgement, example, story);
    List<KnockOuts.Tried> all = outs.all();
    all.stream()
        .filter(tried -> !tried.isTold() && tried.outcome() == KnockOuts.Outcome.HOLDS)
        .forEach(tried -> missing.add(judgement.design().id() + ", "
            + judgement.hypothesis().id() + ", " + example.schedule() + ": " + tried.what()));
    Map<Integer, List<KnockOuts.Tried>> byLine = all.stream()
        .filter(KnockOuts.Tried::isKept)
        .collect(Collectors.groupingBy(
            tried -> outs.row(tried.index()), TreeMap::new, Collectors.toList()));
    lines += byLine.size();
    unneeded += (int) byLine.values().stream()
        .filter(line -> line.stream().allMatch(t -> t.outcome() == KnockOuts.Outcome.STILL_BROKEN))
        .count();
  }
}
