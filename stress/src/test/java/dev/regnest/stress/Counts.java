package dev.regnest.stress;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** How often each outcome was seen, by its text. */
record Counts(SortedMap<String, Long> byOutcome) {
  static final Counts NONE = new Counts(new TreeMap<>());

  static Counts of(Map<String, Long> byOutcome) {
    return new Counts(new TreeMap<>(byOutcome));
  }

  Counts plus(Counts others) {
    SortedMap<String, Long> sum = new TreeMap<>(byOutcome);
    others.byOutcome.forEach((outcome, count) -> sum.merge(outcome, count, Long::sum));
    return new Counts(sum);
  }

  long of(String outcome) {
    return byOutcome.getOrDefault(outcome, 0L);
  }

  long samples() {
    return of(outcome -> true);
  }

  long of(Predicate<String> outcomes) {
    return byOutcome.keySet().stream().filter(outcomes).mapToLong(this::of).sum();
  }
}
