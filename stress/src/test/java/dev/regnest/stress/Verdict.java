package dev.regnest.stress;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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

  /** Far more than a plumbing check takes, which is one sample in each JVM configuration. */
  static final long LEAST_SAMPLES = 1_000;

  private static final String LINE = "%-48s %14s %5s %5s %9s";

  private final TestInfo test;
  private final long samples;
  private final Map<StateCase, Long> seen = new LinkedHashMap<>();
  private final List<String> failures = new ArrayList<>();
  private final List<String> lacks = new ArrayList<>();

  /** Judges the outcomes counted for a test that ended with that status. */
  Verdict(TestInfo test, Status status, Map<String, Long> counts) {
    this(test, counts.values().stream().mapToLong(Long::longValue).sum());
    if (status != Status.NORMAL) {
      failures.add("ended with " + status);
    }
    if (samples < LEAST_SAMPLES) {
      lacks.add(samples + " samples, expected " + LEAST_SAMPLES + " or more");
    }
    counts.forEach(this::judge);
    seen.forEach((declared, count) -> {
      if (count == 0 && declared.description().startsWith(MUST_BE_SEEN)) {
        lacks.add("never seen: " + declared.matchPattern() + " (" + declared.description() + ")");
      }
    });
  }

  private Verdict(TestInfo test, long samples) {
    this.test = test;
    this.samples = samples;
    test.cases().forEach(declared -> seen.put(declared, 0L));
    seen.put(test.unmatched(), 0L);
  }

  /** Judges the result of a test, or its absence. */
  static Verdict of(TestInfo test, Optional<TestResult> result) {
    if (result.isEmpty()) {
      Verdict verdict = new Verdict(test, 0);
      verdict.failures.add("did not run: not selected, more actors than cores (" + test.threads()
          + "), or no JVM configuration that works");
      return verdict;
    }
    Map<String, Long> counts = new TreeMap<>();
    result
        .get()
        .getStateKeys()
        .forEach(outcome -> counts.put(outcome, result.get().getCount(outcome)));
    return new Verdict(test, result.get().status(), counts);
  }

  /** {@return everything that is wrong; nothing if the test passed} */
  List<String> complaints() {
    return Stream.concat(failures.stream(), lacks.stream()).toList();
  }

  /** {@return whether a longer run could help: nothing is wrong but that too little was seen} */
  boolean needsMoreTime() {
    return failures.isEmpty() && !lacks.isEmpty();
  }

  static String header() {
    return String.format(LINE, "test", "samples", "known", "seen", "forbidden");
  }

  /** {@return one line: the test, its samples, its good outcomes, how many of those were seen, the bad samples} */
  @Override
  public String toString() {
    long known = seen.keySet().stream().filter(declared -> !isBad(declared)).count();
    long met = seen.keySet().stream()
        .filter(declared -> !isBad(declared) && seen.get(declared) > 0)
        .count();
    long bad =
        seen.keySet().stream().filter(Verdict::isBad).mapToLong(seen::get).sum();
    String chapter = test.name().replaceFirst("^.*\\.(?=\\w+\\.\\w+$)", "");
    return String.format(
        LINE, chapter, String.format(Locale.ROOT, "%,d", samples), known, met, bad);
  }

  private void judge(String outcome, long count) {
    StateCase declared = caseOf(outcome);
    seen.merge(declared, count, Long::sum);
    if (count > 0 && isBad(declared)) {
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

  private static boolean isBad(StateCase declared) {
    return declared.expect() == Expect.FORBIDDEN || declared.expect() == Expect.UNKNOWN;
  }
}
