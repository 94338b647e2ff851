package dev.regnest.stress;

import java.util.SortedMap;
import java.util.TreeMap;
import org.openjdk.jcstress.infra.Status;
import org.openjdk.jcstress.infra.collectors.TestResult;

/**
 * What one JVM made of one test.
 *
 * @param underC2 whether C2 compiled everything in it
 */
record JvmResult(Status status, boolean underC2, Counts counts) {
  static JvmResult of(TestResult result) {
    SortedMap<String, Long> counts = new TreeMap<>();
    result.getStateKeys().forEach(outcome -> counts.put(outcome, result.getCount(outcome)));
    return new JvmResult(result.status(), Compiler.C2.ran(result), new Counts(counts));
  }
}
