package dev.regnest.stress;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.infra.StateCase;
import org.openjdk.jcstress.infra.Status;
import org.openjdk.jcstress.infra.TestInfo;
import org.openjdk.jcstress.infra.collectors.TestResult;

/**
 * One test's table of outcomes, held against what was seen.
 *
 * <p>An outcome whose description starts with {@value #MUST_BE_SEEN} has to be seen: a test that never reaches the
 * moment it is about says nothing, and one that was built to break has to break.
 */
final class Verdict {
  static final String MUST_BE_SEEN = "Must be seen:";

  /** Far below the least that a real run takes in one configuration, far above what a plumbing check takes. */
  static final long LEAST_SAMPLES = 10_000;

  private final TestInfo test;
  private final long samples;
  private final Map<StateCase, Long> seen = new LinkedHashMap<>();
  private final List<String> failures = new ArrayList<>();
  private final List<String> unseen = new ArrayList<>();

  /** Judges the outcomes counted for a test that ended with that status. */
  Verdict(TestInfo test, Status status, Map<String, Long> counts) {
    this.test = test;
    samples = counts.values().stream().mapToLong(Long::longValue).sum();
    cases(test).forEach(declared -> seen.put(declared, 0L));
    if (status != Status.NORMAL) {
      failures.add("ended with " + status);
    }
    if (samples < LEAST_SAMPLES) {
      failures.add(samples + " samples, expected " + LEAST_SAMPLES + " or more");
    }
    counts.forEach(this::judge);
    seen.forEach((declared, count) -> {
      if (count == 0 && mustBeSeen(declared)) {
        unseen.add("never seen: " + declared.matchPattern() + " (" + declared.description() + ")");
      }
    });
  }

  /** Judges the result of a test, or its absence. */
  static Verdict of(TestInfo test, Optional<TestResult> result) {
    if (result.isEmpty()) {
      Verdict verdict = new Verdict(test, Status.NORMAL, Map.of());
      verdict.failures.add(
          0,
          "did not run: not selected, more actors than cores (" + test.threads()
              + "), or no JVM configuration that works");
      return verdict;
    }
    Map<String, Long> counts = new LinkedHashMap<>();
    result
        .get()
        .getStateKeys()
        .forEach(outcome -> counts.put(outcome, result.get().getCount(outcome)));
    return new Verdict(test, result.get().status(), counts);
  }

  /** {@return everything that is wrong; nothing if the test passed} */
  List<String> complaints() {
    return Stream.concat(failures.stream(), unseen.stream()).toList();
  }

  /** {@return whether a longer run could help: nothing is wrong but that something was not seen} */
  boolean lacksOnlySightings() {
    return failures.isEmpty() && !unseen.isEmpty();
  }

  /** {@return one line: the test, its samples, how many of its declared outcomes were seen, how many were forbidden} */
  @Override
  public String toString() {
    long expected =
        seen.keySet().stream().filter(declared -> !isFailure(declared)).count();
    long met = seen.entrySet().stream()
        .filter(e -> !isFailure(e.getKey()) && e.getValue() > 0)
        .count();
    long forbidden = seen.entrySet().stream()
        .filter(e -> isFailure(e.getKey()))
        .mapToLong(Map.Entry::getValue)
        .sum();
    String name =
        test.name().substring(test.name().lastIndexOf('.', test.name().lastIndexOf('.') - 1) + 1);
    return String.format("%-48s %,14d %5d %5d %9d", name, samples, expected, met, forbidden);
  }

  static String header() {
    return String.format("%-48s %14s %5s %5s %9s", "test", "samples", "known", "seen", "forbidden");
  }

  private void judge(String outcome, long count) {
    StateCase declared = caseOf(outcome);
    seen.merge(declared, count, Long::sum);
    if (count > 0 && isFailure(declared)) {
      failures.add(declared.expect() + " outcome \"" + outcome + "\" seen " + count + " times: "
          + declared.description());
    }
  }

  /** {@return what JCStress grades an outcome by: the same text, or else the first pattern, or else the rest} */
  private StateCase caseOf(String outcome) {
    Predicate<StateCase> same = declared -> declared.matchesExactly(outcome);
    Predicate<StateCase> alike = declared -> declared.matches(outcome);
    return Stream.of(same, alike)
        .flatMap(rule -> test.cases().stream().filter(rule))
        .findFirst()
        .orElseGet(test::unmatched);
  }

  private static Stream<StateCase> cases(TestInfo test) {
    return Stream.concat(test.cases().stream(), Stream.of(test.unmatched()));
  }

  private static boolean isFailure(StateCase declared) {
    return declared.expect() == Expect.FORBIDDEN || declared.expect() == Expect.UNKNOWN;
  }

  private static boolean mustBeSeen(StateCase declared) {
    return declared.description().startsWith(MUST_BE_SEEN);
  }
}
