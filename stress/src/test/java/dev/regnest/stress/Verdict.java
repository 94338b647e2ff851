package dev.regnest.stress;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openjdk.jcstress.infra.StateCase;
import org.openjdk.jcstress.infra.Status;
import org.openjdk.jcstress.infra.TestInfo;

/** What one test saw in all JVMs that ran it, held against its table of outcomes and against what the model predicts. */
final class Verdict {
  /** Far more than a plumbing check takes, which is one sample in each JVM. */
  static final long LEAST_SAMPLES = 1_000;

  private final OutcomeTable table;
  private final SortedSet<String> predicted;
  private final List<JvmResult> results;
  private final Counts counts;
  private final Counts underC2;
  private final List<String> failures = new ArrayList<>();
  private final List<String> lacks = new ArrayList<>();

  private Verdict(TestInfo test, SortedSet<String> predicted, List<JvmResult> results) {
    this.table = new OutcomeTable(test);
    this.predicted = predicted;
    this.results = results;
    this.counts = sum(results.stream());
    this.underC2 = sum(results.stream().filter(JvmResult::underC2));
  }

  /** Judges the results of a test, of which there are none if it did not run. */
  static Verdict of(TestInfo test, SortedSet<String> predicted, List<JvmResult> results) {
    Verdict verdict = new Verdict(test, predicted, results);
    if (results.isEmpty()) {
      verdict.failures.add("did not run: not selected, more actors than cores (" + test.threads()
          + "), no time left, or no JVM that works");
    } else {
      verdict.judgeSamples();
      verdict.seen().forEach(verdict::judgeOutcome);
      verdict.table.rows().forEach(verdict::judgeClaim);
    }
    return verdict;
  }

  private static Counts sum(Stream<JvmResult> results) {
    return results.map(JvmResult::counts).reduce(Counts.NONE, Counts::plus);
  }

  private void judgeSamples() {
    results.stream()
        .map(JvmResult::status)
        .filter(status -> status != Status.NORMAL)
        .distinct()
        .forEach(status -> failures.add("ended with " + status));
    if (samples() < LEAST_SAMPLES) {
      lacks.add(samples() + " samples, expected " + LEAST_SAMPLES + " or more");
    }
  }

  private void judgeOutcome(String outcome) {
    StateCase row = table.rowOf(outcome);
    if (OutcomeTable.isBad(row)) {
      failures.add(row.expect() + " outcome \"" + outcome + "\" seen " + count(outcome) + " times: "
          + row.description());
    } else if (!predicted.contains(outcome)) {
      failures.add("outcome \"" + outcome + "\" seen " + count(outcome)
          + " times, but the model predicts only " + predicted);
    }
  }

  private void judgeClaim(StateCase row) {
    Mark.of(row).ifPresent(mark -> {
      Counts which = mark.isUnderC2() ? underC2 : counts;
      long count = which.of(outcome -> table.rowOf(outcome) == row);
      mark.failure(row, count, which.samples()).ifPresent(failures::add);
      mark.lack(row, count, which.samples()).ifPresent(lacks::add);
    });
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

  /** {@return how it ended, the worst of its JVMs first, or empty if it did not run} */
  Optional<Status> status() {
    return results.stream().map(JvmResult::status).reduce((a, b) -> a == Status.NORMAL ? b : a);
  }

  int jvmRuns() {
    return results.size();
  }

  long samples() {
    return counts.samples();
  }

  SortedSet<String> predicted() {
    return predicted;
  }

  /** {@return the outcomes with at least one sample} */
  SortedSet<String> seen() {
    return counts.byOutcome().keySet().stream()
        .filter(outcome -> count(outcome) > 0)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  long count(String outcome) {
    return counts.of(outcome);
  }

  /** {@return how often it was seen where C2 compiled everything; 0 also where no such JVM ran} */
  long countUnderC2(String outcome) {
    return underC2.of(outcome);
  }

  /** {@return how many samples were forbidden or not predicted} */
  long bad() {
    return counts.of(
        outcome -> OutcomeTable.isBad(table.rowOf(outcome)) || !predicted.contains(outcome));
  }
}
