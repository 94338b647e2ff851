package dev.regnest.stress;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.infra.StateCase;
import org.openjdk.jcstress.infra.Status;
import org.openjdk.jcstress.infra.TestInfo;
import org.openjdk.jcstress.infra.collectors.TestResult;

/**
 * What one test saw, held against its table of outcomes and against what the model predicts.
 *
 * <p>An outcome whose description starts with {@value #MUST_BE_SEEN} has to be seen: a test that never reaches the
 * moment it is about says nothing, and one that was built to break has to break.
 */
final class Verdict {
  static final String MUST_BE_SEEN = "Must be seen:";

  /** Far more than a plumbing check takes, which is one sample in each JVM configuration. */
  static final long LEAST_SAMPLES = 1_000;

  private final OutcomeTable table;
  private final SortedSet<String> predicted;
  private final SortedMap<String, Long> counts = new TreeMap<>();
  private final List<String> failures = new ArrayList<>();
  private final List<String> lacks = new ArrayList<>();
  private Status status;

  private Verdict(TestInfo test, SortedSet<String> predicted) {
    this.table = new OutcomeTable(test);
    this.predicted = predicted;
  }

  /** Judges the outcomes counted for a test that ended with that status. */
  static Verdict of(
      TestInfo test, SortedSet<String> predicted, Status status, Map<String, Long> counts) {
    Verdict verdict = new Verdict(test, predicted);
    verdict.status = status;
    verdict.counts.putAll(counts);
    verdict.judge();
    return verdict;
  }

  /** Judges the result of a test, or its absence. */
  static Verdict of(TestInfo test, SortedSet<String> predicted, Optional<TestResult> result) {
    if (result.isPresent()) {
      TestResult found = result.get();
      Map<String, Long> counts = new TreeMap<>();
      found.getStateKeys().forEach(outcome -> counts.put(outcome, found.getCount(outcome)));
      return of(test, predicted, found.status(), counts);
    }
    Verdict verdict = new Verdict(test, predicted);
    verdict.failures.add("did not run: not selected, more actors than cores (" + test.threads()
        + "), or no JVM configuration that works");
    return verdict;
  }

  private void judge() {
    if (status != Status.NORMAL) {
      failures.add("ended with " + status);
    }
    if (samples() < LEAST_SAMPLES) {
      lacks.add(samples() + " samples, expected " + LEAST_SAMPLES + " or more");
    }
    seen().forEach(outcome -> {
      StateCase row = table.rowOf(outcome);
      if (OutcomeTable.isBad(row)) {
        failures.add(row.expect() + " outcome \"" + outcome + "\" seen " + counts.get(outcome)
            + " times: " + row.description());
      } else if (!predicted.contains(outcome)) {
        failures.add("outcome \"" + outcome + "\" seen " + counts.get(outcome)
            + " times, but the model predicts only " + predicted);
      }
    });
    for (StateCase row : table.rows()) {
      if (mustBeSeen(row) && seen().stream().noneMatch(outcome -> table.rowOf(outcome) == row)) {
        lacks.add("never seen: " + row.matchPattern() + " (" + row.description() + ")");
      }
    }
  }

  static boolean mustBeSeen(StateCase row) {
    return row.description().startsWith(MUST_BE_SEEN);
  }

  /** {@return everything that is wrong; nothing if the test passed} */
  List<String> complaints() {
    return Stream.concat(failures.stream(), lacks.stream()).toList();
  }

  /** {@return whether a longer run could help: nothing is wrong but that too little was seen} */
  boolean needsMoreTime() {
    return failures.isEmpty() && !lacks.isEmpty();
  }

  OutcomeTable table() {
    return table;
  }

  /** {@return how it ended, or empty if it did not run} */
  Optional<Status> status() {
    return Optional.ofNullable(status);
  }

  long samples() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  SortedSet<String> predicted() {
    return predicted;
  }

  /** {@return the outcomes with at least one sample} */
  SortedSet<String> seen() {
    SortedSet<String> seen = new TreeSet<>();
    counts.forEach((outcome, count) -> {
      if (count > 0) {
        seen.add(outcome);
      }
    });
    return seen;
  }

  long count(String outcome) {
    return counts.getOrDefault(outcome, 0L);
  }

  /** {@return how many samples were forbidden or not predicted} */
  long bad() {
    return seen().stream()
        .filter(outcome -> table.rowOf(outcome).expect() == Expect.FORBIDDEN
            || OutcomeTable.isBad(table.rowOf(outcome))
            || !predicted.contains(outcome))
        .mapToLong(this::count)
        .sum();
  }
}
