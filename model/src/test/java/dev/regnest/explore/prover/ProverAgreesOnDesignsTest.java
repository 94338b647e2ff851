package dev.regnest.explore.prover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.check.Claim;
import dev.regnest.design.Design;
import dev.regnest.design.Designs;
import dev.regnest.explore.Enumerator;
import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.Verdict;
import dev.regnest.kernel.Register;
import dev.regnest.machine.Arrival;
import dev.regnest.machine.Switch;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The prover against the enumerator, on every shipped design under every standard hypothesis: in a build on every third such cell. */
@Execution(ExecutionMode.CONCURRENT)
class ProverAgreesOnDesignsTest {
  private static final int INTERRUPTS = 2;
  private static final int EVERY = 3;
  private static final List<Register> AX = List.of(Register.AX);

  static List<Hypothesis> hypotheses() {
    return Hypotheses.provable();
  }

  /** The task may always enter again for the prover, so the enumerator lets it, too. */
  private static Hypothesis withReentry(Hypothesis hypothesis) {
    Set<Arrival> others = new HashSet<>(hypothesis.others());
    others.add(Arrival.REENTRY);
    return new Hypothesis(
        hypothesis.id(),
        hypothesis.sentence(),
        hypothesis.sources(),
        hypothesis.era(),
        hypothesis.switches(),
        others);
  }

  @ParameterizedTest
  @MethodSource("hypotheses")
  void aThirdOfTheCellsIsDecidedAndBothPrintTheSameShortestSchedules(Hypothesis standard) {
    check(standard, Hypotheses.provable().indexOf(standard) % EVERY, EVERY);
  }

  @Tag("soak")
  @ParameterizedTest
  @MethodSource("hypotheses")
  void everyCellIsDecidedAndBothPrintTheSameShortestSchedules(Hypothesis standard) {
    check(standard, 0, 1);
  }

  /** Compares on the first design and every such one behind it. */
  private static void check(Hypothesis standard, int first, int every) {
    Hypothesis hypothesis = withReentry(standard);
    for (int number = first; number < Designs.all().size(); number += every) {
      Design design = Designs.all().get(number);
      Judgement proved = Prover.judge(design, hypothesis, AX, () -> false);
      int interrupts = interrupts(hypothesis);
      Judgement enumerated =
          Enumerator.judge(design, hypothesis, AX, interrupts, /* moves= */ 1, () -> false);
      assertTrue(
          proved.verdict() == Verdict.PROVED || proved.verdict() == Verdict.VIOLATED,
          () -> design.id() + " under " + hypothesis.id() + ": " + proved.verdict());
      assertEquals(
          shortest(enumerated, interrupts),
          shortest(proved, interrupts),
          () -> design.id() + " under " + hypothesis.id());
    }
  }

  /** What a compiler may move at each of two arrivals is too much to enumerate. */
  private static int interrupts(Hypothesis hypothesis) {
    return hypothesis.switches().contains(Switch.COMPILER_REORDERS) ? 1 : INTERRUPTS;
  }

  private static Map<Claim, String> shortest(Judgement judgement, int interrupts) {
    Map<Claim, String> shortest = new TreeMap<>();
    judgement.broken().forEach((claim, found) -> {
      if (found.schedule().size() <= interrupts && found.schedule().moves() <= 1) {
        shortest.put(claim, found.schedule().toString());
      }
    });
    return shortest;
  }

  /** The traced event nests in the NMI in the lag of the hardirq: three deep, which no bound of two reaches. */
  @Test
  void aBreakThreeDeepIsFound() {
    Design ordered = Designs.named("percpu4-ordered").orElseThrow();
    Hypothesis entryLag = Hypotheses.named("entry-lag").orElseThrow();
    Judgement judgement = Prover.judge(ordered, entryLag, AX, () -> false);
    assertEquals(3, judgement.broken().get(Claim.P1).schedule().size());
  }
}
