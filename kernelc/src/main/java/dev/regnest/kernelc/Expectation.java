package dev.regnest.kernelc;

import dev.regnest.check.Claim;
import dev.regnest.explore.Counterexample;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.Verdict;
import dev.regnest.kernelc.source.CException;
import dev.regnest.kernelc.source.Position;
import dev.regnest.kernelc.source.Rule;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
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
 * @param undecided the other claims that the search does not decide where it ends early, as in {@code VIOLATED ASSERT UNKNOWN P5}
 */
public record Expectation(
    Verdict verdict, Set<Claim> claims, Optional<String> schedule, Set<Claim> undecided) {
  private static final String UNDECIDED = "UNKNOWN";

  static Expectation parse(Position at, String text) {
    List<String> words = List.of(text.split("\\s+"));
    Verdict verdict = Arrays.stream(Verdict.values())
        .filter(v -> v.name().equals(words.get(0)))
        .findFirst()
        .orElseThrow(() -> wrong(at, text));
    Deque<String> rest = new ArrayDeque<>(words.subList(1, words.size()));
    Set<Claim> claims = claims(rest);
    boolean isSchedule = !rest.isEmpty() && !rest.peek().equals(UNDECIDED);
    Optional<String> schedule = isSchedule ? Optional.of(rest.remove()) : Optional.empty();
    boolean namesUndecided = !rest.isEmpty() && rest.remove().equals(UNDECIDED);
    Set<Claim> undecided = claims(rest);
    if (!rest.isEmpty()
        || (verdict == Verdict.VIOLATED) == claims.isEmpty()
        || namesUndecided == undecided.isEmpty()
        || namesUndecided && claims.isEmpty()) {
      throw wrong(at, text);
    }
    return new Expectation(verdict, claims, schedule, undecided);
  }

  /** {@return the claims that the words begin with, which it removes} */
  private static Set<Claim> claims(Deque<String> words) {
    Set<Claim> claims = EnumSet.noneOf(Claim.class);
    while (!words.isEmpty() && claim(words.peek()).isPresent()) {
      claims.add(claim(words.remove()).orElseThrow());
    }
    return claims;
  }

  private static Optional<Claim> claim(String word) {
    return Arrays.stream(Claim.values()).filter(c -> c.name().equals(word)).findFirst();
  }

  private static CException wrong(Position at, String text) {
    return new CException(
        at,
        Rule.HEAD,
        "no result: \"" + text
            + "\"; expected PROVED, or VIOLATED with the claims that break (P1 to P6, ASSERT) and, if it matters, a schedule;"
            + " after that UNKNOWN with the claims that are not decided, if there are such");
  }

  /** {@return what is not as expected, or empty if all is} */
  public Optional<String> surprise(Judgement judgement) {
    if (judgement.verdict() != verdict) {
      return Optional.of("expected " + this + ", found " + found(judgement));
    }
    if (!judgement.broken().keySet().equals(claims) || !undecided(judgement).equals(undecided)) {
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
    return new Expectation(
            judgement.verdict(),
            judgement.broken().keySet(),
            first(judgement),
            undecided(judgement))
        .toString();
  }

  /** Where nothing breaks, UNKNOWN is the verdict and goes for all. */
  private static Set<Claim> undecided(Judgement judgement) {
    return judgement.verdict() == Verdict.VIOLATED ? judgement.undecided() : Set.of();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(verdict.name());
    claims.forEach(claim -> text.append(' ').append(claim));
    schedule.ifPresent(s -> text.append(' ').append(s));
    text.append(undecided.isEmpty() ? "" : " " + UNDECIDED);
    undecided.forEach(claim -> text.append(' ').append(claim));
    return text.toString();
  }
}
