package dev.regnest.kernelc;

import dev.regnest.check.Claim;
import dev.regnest.explore.Counterexample;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.Verdict;
import dev.regnest.kernelc.source.CException;
import dev.regnest.kernelc.source.Position;
import dev.regnest.kernelc.source.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A line {@code Result:} of a file: {@code PROVED}, or {@code VIOLATED P1 P3 s1(h6)}.
 *
 * @param verdict the verdict
 * @param claims the claims that break, all of them
 * @param schedule the schedule to be printed for the first of them, or empty if any will do
 */
public record Expectation(Verdict verdict, Set<Claim> claims, Optional<String> schedule) {
  static Expectation parse(Position at, String text) {
    List<String> words = new ArrayList<>(Arrays.asList(text.split("\\s+")));
    Verdict verdict = Arrays.stream(Verdict.values())
        .filter(v -> v.name().equals(words.get(0)))
        .findFirst()
        .orElseThrow(() -> wrong(at, text));
    Set<Claim> claims = EnumSet.noneOf(Claim.class);
    int i = 1;
    while (i < words.size() && claim(words.get(i)).isPresent()) {
      claims.add(claim(words.get(i)).orElseThrow());
      i++;
    }
    Optional<String> schedule = i < words.size() ? Optional.of(words.get(i)) : Optional.empty();
    if (i + 1 < words.size() || (verdict == Verdict.VIOLATED) == claims.isEmpty()) {
      throw wrong(at, text);
    }
    return new Expectation(verdict, claims, schedule);
  }

  private static Optional<Claim> claim(String word) {
    return Arrays.stream(Claim.values()).filter(c -> c.name().equals(word)).findFirst();
  }

  private static CException wrong(Position at, String text) {
    return new CException(
        at,
        Rule.HEAD,
        "no result: \"" + text
            + "\"; expected PROVED, or VIOLATED with the claims that break (P1 to P5, ASSERT) and, if it matters, a schedule");
  }

  /** {@return what is not as expected, or empty if all is} */
  public Optional<String> surprise(Judgement judgement) {
    if (judgement.verdict() != verdict) {
      return Optional.of("expected " + this + ", found " + found(judgement));
    }
    if (!judgement.broken().keySet().equals(claims)) {
      return Optional.of("expected " + this + ", found " + found(judgement));
    }
    if (schedule.isPresent() && !schedule.equals(first(judgement))) {
      return Optional.of("expected " + this + ", found " + found(judgement));
    }
    return Optional.empty();
  }

  private static Optional<String> first(Judgement judgement) {
    return judgement.broken().values().stream()
        .map(Counterexample::schedule)
        .map(Object::toString)
        .findFirst();
  }

  /** {@return what a judgement says, as a line {@code Result:} would} */
  public static String found(Judgement judgement) {
    return new Expectation(judgement.verdict(), judgement.broken().keySet(), first(judgement))
        .toString();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(verdict.name());
    claims.forEach(claim -> text.append(' ').append(claim));
    schedule.ifPresent(s -> text.append(' ').append(s));
    return text.toString();
  }
}
