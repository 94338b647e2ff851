package dev.regnest.compiled;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The kernel puts right what a softirq leaves in preempt_count, and nothing that others leave there. */
@NeedsGcc
class LeftInPreemptCountTest {
  private static final Effort EFFORT = new Effort(1, false, 1, 1, 60);

  @ParameterizedTest
  @CsvSource({"__softirq, true", "__hardirq, false", "__task, false"})
  void itIsThereAtRestUnlessASoftirqLeftIt(String marker, boolean isPutRight) {
    Result result = Guards.results(
            Guards.file("left.c", """
        static void %s leaves(void) { local_bh_disable(); }
        static void __nmi nmi(void) { barrier(); }
        static void __at_rest rest(void) { WARN_ON(in_softirq()); }
        """.formatted(marker)), EFFORT, List.of(), "2")
        .get(0);
    assertTrue(result.isComplete(), result::toString);
    assertEquals(isPutRight, result.bad() == 0, result::toString);
  }
}
