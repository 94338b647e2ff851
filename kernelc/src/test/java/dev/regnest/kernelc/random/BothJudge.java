package dev.regnest.kernelc.random;

import dev.regnest.check.Claim;
import dev.regnest.explore.Enumerator;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.IllegalScheduleException;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.Registers;
import dev.regnest.explore.Verdict;
import dev.regnest.explore.prover.Engines;
import dev.regnest.kernel.Register;
import dev.regnest.kernelc.CFile;
import dev.regnest.kernelc.source.CException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** What the engine that goes furthest says about random files, against the enumerator's answer as far as that reaches. */
final class BothJudge {
  /** What an engine is, as far as this goes. */
  @FunctionalInterface
  interface Engine {
    Judgement judge(CFile file, Hypothesis hypothesis, BooleanSupplier stop);
  }

  /** How often an engine may ask whether to stop. */
  private static final int PATIENCE = 12;

  private static final int INTERRUPTS = 2;
  private static final List<Register> WORDS = Registers.REPRESENTATIVE;

  /** The engine that a verdict is from. */
  static final Engine FURTHEST =
      (file, hypothesis, stop) -> Engines.judge(file.design(), hypothesis, WORDS, stop);

  private final Engine engine;
  private final AtomicInteger judged = new AtomicInteger();
  private final AtomicInteger broken = new AtomicInteger();
  private final AtomicInteger givenUp = new AtomicInteger();
  private final AtomicInteger notAsked = new AtomicInteger();

  BothJudge(Engine engine) {
    this.engine = engine;
  }

  /**
   * {@return on what they disagree, in words; empty if they agree, or if one of them has given up} An engine that fails disagrees.
   *
   * @throws dev.regnest.kernelc.source.CException if the file is refused
   */
  Optional<String> disagreement(RandomFile drawn) {
    CFile file = drawn.read();
    Optional<Hypothesis> asked = drawn.under(file);
    if (asked.isEmpty()) {
      notAsked.incrementAndGet();
      return Optional.empty();
    }
    Judgement plain = Enumerator.judge(file.design(), asked.get(), WORDS, INTERRUPTS, asking());
    try {
      return compared(engine.judge(file, asked.get(), asking()), plain);
    } catch (IllegalStateException | IllegalScheduleException failed) {
      return Optional.of("the engine fails: " + failed.getMessage());
    }
  }

  /** {@return a smallest file about which they still disagree, with what they say} */
  String smallest(RandomFile drawn) {
    RandomFile small =
        drawn.with(Shrinking.smallest(drawn.tree(), tree -> disagreeOn(drawn.with(tree))));
    return small + "/* " + disagreement(small).orElseThrow() + " */";
  }

  private boolean disagreeOn(RandomFile file) {
    try {
      return disagreement(file).isPresent();
    } catch (CException refused) {
      return false;
    }
  }

  private Optional<String> compared(Judgement furthest, Judgement plain) {
    if (!furthest.complete() || !plain.complete()) {
      givenUp.incrementAndGet();
      return Optional.empty();
    }
    judged.incrementAndGet();
    broken.addAndGet(furthest.broken().isEmpty() ? 0 : 1);
    Map<Claim, Integer> expected = arrivals(plain);
    Map<Claim, Integer> found = arrivals(furthest);
    if (!expected.equals(found)) {
      return Optional.of("the engine breaks " + found + ", the enumerator " + expected);
    }
    boolean tested = plain.verdict() == Verdict.HOLDS;
    return tested && furthest.verdict() == Verdict.VACUOUS
        ? Optional.of("the engine says that nothing was tested, the enumerator that something was")
        : Optional.empty();
  }

  /** The claims that so few arrivals break, each with the fewest. */
  private static Map<Claim, Integer> arrivals(Judgement judgement) {
    Map<Claim, Integer> arrivals = new TreeMap<>();
    judgement
        .broken()
        .forEach((claim, found) -> arrivals.put(claim, found.schedule().size()));
    arrivals.values().removeIf(most -> most > INTERRUPTS);
    return arrivals;
  }

  private static BooleanSupplier asking() {
    int[] asked = {0};
    return () -> ++asked[0] > PATIENCE;
  }

  int judged() {
    return judged.get();
  }

  int broken() {
    return broken.get();
  }

  int givenUp() {
    return givenUp.get();
  }

  /** {@return what was done, in words} */
  String counts() {
    return judged + " files judged by both, " + broken + " of them broken; " + givenUp
        + " given up, " + notAsked + " of which nothing runs under their hypothesis";
  }
}
