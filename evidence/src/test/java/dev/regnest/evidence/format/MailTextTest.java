package dev.regnest.evidence.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.design.Design;
import dev.regnest.design.Designs;
import dev.regnest.evidence.format.mail.MailText;
import dev.regnest.evidence.results.Build;
import dev.regnest.evidence.results.LoadBearing;
import dev.regnest.evidence.results.Results;
import dev.regnest.explore.Bounded;
import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.Registers;
import dev.regnest.explore.why.Mutants;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailTextTest {
  private static final String MEASURED = "Measured on this build: differs from run to run";

  private static List<String> text(Results results) {
    return MailText.of(results.with(Build.measured(null)), true, "./regnest evidence x");
  }

  @Test
  void noLineIsWiderThanAMailQuotesWell() {
    assertNoLineIsWider(IntStream.range(0, Designs.all().size())
        .filter(i -> i % 4 == 0)
        .mapToObj(Designs.all()::get)
        .toList());
  }

  @Test
  @Tag("soak")
  void noLineOfAllDesignsIsWider() {
    assertNoLineIsWider(Designs.all());
  }

  private static void assertNoLineIsWider(List<Design> designs) {
    Results results = Sample.results(
        Sample.judgements(designs, "nested-irqs", "half-built-entry", "deferred-output"));
    List<String> lines = text(results);
    assertEquals(List.of(), lines.stream().filter(line -> line.length() > 75).toList());
    assertTrue(lines.size() > 15 * designs.size(), "it has something to say");
  }

  @Test
  void aStrangerLearnsWhoCollidesWhereWhyAndHowToSeeIt() {
    String text = String.join(
        "\n",
        text(Sample.results(
            Sample.judgements(List.of(Sample.design("percpu4-posted")), "nested-irqs"))));
    assertTrue(text.contains("softirq sample,\n  __regs_user[1].ip"), text);
    assertTrue(
        text.contains(
            "It breaks P1 isolation under nested-irqs. No wrong value goes out there: P2\n"
                + "and P3 hold."),
        text);
    assertTrue(
        text.contains("The softirq sample emits __regs_user[1].ip, which the hardirq sample"));
    assertTrue(text.contains("slot 1: in_interrupt() is true in a hardirq and a softirq"), text);
    assertTrue(
        text.contains("in_serving_softirq() is never true where it is asked: in a softirq, where\n"
            + "it would be, in_interrupt() is asked before it and is true already."),
        text);
    assertTrue(text.contains("replay: ./regnest replay percpu4-posted 's1(h6)'"), text);
    assertTrue(text.contains("Link: https://lore.kernel.org/"), text);
  }

  @Test
  void eachClaimThatOneScheduleBreaksHasAStoryOfItsOwn() {
    List<String> lines = text(Sample.results(List.of(List.of(Bounded.judge(
        Sample.design("percpu4-posted"),
        Hypotheses.named("preemptible").orElseThrow(),
        Registers.REPRESENTATIVE,
        2,
        () -> false)))));
    int at = lines.indexOf("breaks P1 under preemptible");
    assertTrue(at > 0, () -> String.join("\n", lines));
    assertTrue(lines.indexOf("breaks P2 under preemptible") > at);
    assertEquals(2, lines.stream().filter(l -> l.startsWith(" task A  ")).count());
    assertEquals(2, lines.stream().filter(l -> l.startsWith(" replay: ")).count());
    assertTrue(
        lines.stream().anyMatch(l -> l.startsWith("  7. The task B sample emits __regs_user[3]")),
        "of P1: whose words they are");
    assertTrue(
        lines.stream().anyMatch(l -> l.startsWith("  6. The task B sample emitted __regs_user[3]")),
        "of P2: what would have been true");
  }

  @Test
  void mutantsAreSaidInWords() {
    Design posted = Sample.design("percpu4-posted");
    List<List<Judgement>> judgements = Sample.judgements(List.of(posted), "nested-irqs");
    Results all = Sample.results(judgements);
    Results.Design explained = all.designs()
        .get(0)
        .with(LoadBearing.of(
            Mutants.of(posted, Hypotheses.provable()), judgements.get(0), () -> false));
    String text = String.join("\n", text(all.with(List.of(explained))));
    assertTrue(
        text.contains(
            "in_softirq() in place of in_serving_softirq() (in_softirq 3):\n          breaks nothing"),
        text);
    assertTrue(text.contains("left out (drop 5): breaks P3 (Leak)"), text);
  }

  @Test
  void answersNineQuestionsAndSaysWhatOnlyTheAuthorKnows() {
    List<String> lines = text(Sample.ofEachVerdict());
    int from = lines.indexOf("For a commit log: the nine questions of researcher-guidelines.rst");
    for (int number = 1; number <= 9; number++) {
      String start = " " + number + ". ";
      assertEquals(1, lines.stream().skip(from).filter(l -> l.startsWith(start)).count(), start);
    }
    assertTrue(lines.stream().anyMatch(l -> l.contains("Only the author can say:")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"percpu4-posted", "not-yet-filled-shared", "nmi-user-regs", "on-stack"})
  void theFirstSixtyLinesOfOneDesignSayWhatBreaksHowAndHowToSeeIt(String design) {
    String[] all = Hypotheses.provable().stream().map(Hypothesis::id).toArray(String[]::new);
    List<String> lines =
        text(Sample.results(Sample.judgements(List.of(Sample.design(design)), all)));
    List<String> first = lines.subList(0, 60);
    assertTrue(first.stream().anyMatch(l -> l.startsWith("It breaks P")), first::toString);
    assertTrue(first.contains("How it breaks"), first::toString);
    assertTrue(first.stream().anyMatch(l -> l.startsWith("  1. ")), first::toString);
    assertTrue(first.stream().anyMatch(l -> l.startsWith(" replay: ./regnest")), first::toString);
  }

  @Test
  void whatIsMeasuredComesLast() {
    List<String> lines = text(Sample.ofEachVerdict());
    int line = lines.indexOf(MEASURED);
    assertTrue(line > 0);
    List<String> above = lines.subList(0, line);
    String version = Runtime.version().toString();
    assertFalse(above.stream().anyMatch(l -> l.contains(version)));
    assertTrue(lines.subList(line, lines.size()).stream().anyMatch(l -> l.contains(version)));
    assertTrue(
        lines.contains(" - JCStress: no results of this build here; mvn verify folds them in"));
  }

  @Test
  void aLongCommandIsBrokenBeforeItsOptionsAsAShellTakesIt() {
    List<String> lines = text(Sample.results(
        Sample.judgements(List.of(Sample.design("not-yet-filled-shared")), "half-built-entry")));
    int at = lines.indexOf(" replay: ./regnest replay not-yet-filled-shared 'h1(n3)h18(n3)' \\");
    assertTrue(at > 0, () -> String.join("\n", lines));
    assertEquals("           --hypothesis half-built-entry", lines.get(at + 1));
  }
}
