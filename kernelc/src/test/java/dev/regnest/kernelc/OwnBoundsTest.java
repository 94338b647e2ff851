package dev.regnest.kernelc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.Registers;
import dev.regnest.explore.prover.Prover;
import org.junit.jupiter.api.Test;

/** A file that bounds how often its functions run says so beside what is proved of it. */
class OwnBoundsTest {
  private static final String COUNT = """
      static int seen;
      static void __task task(void) { WARN_ON(seen == 3); }
      static void __nmi %s nmi(void)
      {
      	if (seen < 3)
      		this_cpu_inc(seen);
      }
      """;

  private static Judgement judge(String text, String hypothesis) {
    CFile file = CFile.of("folder/test.c", text);
    return Prover.judge(
        file.design(),
        file.under(Hypotheses.named(hypothesis).orElseThrow()),
        Registers.REPRESENTATIVE,
        () -> false);
  }

  private static String bounds(String text) {
    return judge(text, "nested-irqs").ownBounds();
  }

  @Test
  void whatHoldsOnlyBecauseTheFileCountsIsBoundedAndBreaksWhereItDoesNot() {
    Judgement bounded = judge(COUNT.formatted("__times(2)"), "nested-irqs");
    assertEquals("PROVED", bounded.verdict().name());
    assertEquals("nmi() at most 2 times (__times, test.c:3)", bounded.ownBounds());
    Judgement free = judge(COUNT.formatted(""), "nested-irqs");
    assertEquals("VIOLATED", free.verdict().name());
    assertEquals("", free.ownBounds());
  }

  @Test
  void boundsAreToldInTheOrderOfTheFileAndThoseThatAreEqualTogether() {
    assertEquals(
        "task() and nmi() at most once, hardirq() at most 3 times (__times, test.c:1, 2, 3)",
        bounds("""
            static void __task __times(1) task(void) { WARN_ON(0); }
            static void __nmi __times(1) nmi(void) { }
            static void __hardirq __times(3) hardirq(void) { }
            static void __softirq softirq(void) { }
            """));
  }

  @Test
  void whatAHypothesisLeavesOutBoundsNothing() {
    String text = """
        static void __task task(void) { WARN_ON(0); }
        static void __kprobe __times(2) kprobe(void) { }
        """;
    assertEquals("", bounds(text));
    assertEquals(
        "kprobe() at most 2 times (__times, test.c:2)",
        judge(text, "nmi-like-exceptions").ownBounds());
  }

  @Test
  void mainAndTheHandlerThatItMakesRunOnce() {
    assertEquals("main() and handler() at most once (test.c:2, 4)", bounds("""
        void *handler(void *arg) { return NULL; }
        int main(void)
        {
        	__VERIFIER_register_interrupt_handler(handler);
        	__VERIFIER_assert(1);
        	return 0;
        }
        """));
  }
}
