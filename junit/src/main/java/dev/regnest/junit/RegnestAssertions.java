package dev.regnest.junit;

import dev.regnest.check.Claim;
import dev.regnest.design.Design;
import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.Registers;
import dev.regnest.explore.Verdict;
import dev.regnest.explore.judge.Judge;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a test claims of a design, your own or one of the catalogue, for any number of interrupts. */
public final class RegnestAssertions {
  private RegnestAssertions() {}

  /**
   * Fails unless every claim is proved under each of these hypotheses, with the table of the schedule that breaks one and the line that
   * replays it.
   *
   * @param design the design
   * @param hypotheses the ids of standard hypotheses, at least one
   * @throws IllegalArgumentException if there is no such hypothesis, or none is named
   */
  public static void assertProved(Design design, String... hypotheses) {
    judged(
        design,
        hypotheses,
        judgement -> judgement.verdict() == Verdict.PROVED
            ? Optional.empty()
            : Optional.of("expected PROVED, found " + found(judgement)));
  }

  /**
   * Fails unless exactly these claims break under each of these hypotheses: one that a schedule no longer breaks is a surprise, too.
   *
   * @param design the design
   * @param claims the claims, at least one
   * @param hypotheses the ids of standard hypotheses, at least one
   * @throws IllegalArgumentException if there is no such hypothesis, or none or no claim is named
   */
  public static void assertViolated(Design design, Set<Claim> claims, String... hypotheses) {
    if (claims.isEmpty()) {
      throw new IllegalArgumentException(
          "no claim given; expected those that break, or assertProved");
    }
    judged(
        design,
        hypotheses,
        judgement -> judgement.broken().keySet().equals(claims)
            ? Optional.empty()
            : Optional.of("expected VIOLATED " + names(claims) + ", found " + found(judgement)));
  }

  private static void judged(Design design, String[] ids, Surprise surprise) {
    if (ids.length == 0) {
      throw new IllegalArgumentException(
          "no hypothesis given; expected ids of standard ones, such as \"nested-irqs\"");
    }
    List<Hypothesis> hypotheses = Arrays.stream(ids)
        .map(RegnestAssertions::named)
        .map(each -> each.of(design))
        .toList();
    List<String> lines = new ArrayList<>();
    for (Hypothesis hypothesis : hypotheses) {
      Judgement judgement =
          Judge.judge(design, hypothesis, Registers.of(design), /* stop= */ () -> false);
      surprise.of(judgement).ifPresent(what -> lines.addAll(Report.of(what, judgement)));
    }
    if (!lines.isEmpty()) {
      throw Report.failure(lines);
    }
  }

  private static Hypothesis named(String id) {
    return Hypotheses.named(id)
        .orElseThrow(() -> new IllegalArgumentException("no hypothesis \"" + id + "\"; known: "
            + Hypotheses.all().stream().map(Hypothesis::id).toList()));
  }

  private static String found(Judgement judgement) {
    return judgement.verdict() == Verdict.VIOLATED
        ? "VIOLATED " + names(judgement.broken().keySet())
        : judgement.verdict().toString();
  }

  private static String names(Set<Claim> claims) {
    return claims.stream().sorted().map(Claim::name).collect(Collectors.joining(" "));
  }

  /** Says what of a judgement is not as expected. */
  private interface Surprise {
    Optional<String> of(Judgement judgement);
  }
}
