package dev.regnest.kernelc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Work that is queued is done in an interrupt of its own. */
class IrqWorkTest {
  private static final String WORK = """
      static int done, asked;
      static void work(struct irq_work *w) { %s }
      static DEFINE_IRQ_WORK(w, work);
      """;

  private static String verdict(String text) {
    return Snippets.judged(text, "nested-irqs").verdict().toString();
  }

  @Test
  void itsInterruptArrivesAndDoesIt() {
    String text = WORK.formatted("done = 1; WARN_ON(!in_hardirq());")
        + "static void __task __times(1) t(void) { irq_work_queue(&w); barrier(); %s }\n";
    assertEquals("VIOLATED", verdict(text.formatted("WARN_ON(done);")));
    assertEquals("VIOLATED", verdict(text.formatted("WARN_ON(!done);")));
    assertEquals("PROVED", verdict(text.formatted("WARN_ON(!irq_work_is_pending(&w) && !done);")));
  }

  @Test
  void itWaitsUntilInterruptsAreOn() {
    String text = WORK.formatted("done = 1;")
        + "static void __task __times(1) t(void) { local_irq_disable(); irq_work_queue(&w); WARN_ON(done); %s local_irq_enable(); }\n";
    assertEquals("PROVED", verdict(text.formatted("")));
    assertEquals("VIOLATED", verdict(text.formatted("local_irq_enable(); WARN_ON(done);")));
  }

  /** Whoever queues it while it is pending is told so, and what it asked for is done all the same. */
  @Test
  void workThatIsPendingIsQueuedOnce() {
    String text = WORK.formatted("asked = 0;") + """
        static void request(void) { asked = 1; irq_work_queue(&w); }
        static void __task t(void) { request(); }
        static void __nmi n(void) { request(); }
        static void __at_rest lost(void) { WARN_ON(%s && asked); }
        """;
    assertEquals("PROVED", verdict(text.formatted("!irq_work_is_pending(&w)")));
    assertEquals("VIOLATED", verdict(text.formatted("irq_work_is_pending(&w)")));
    assertEquals(
        List.of(),
        Snippets.run(
            WORK.formatted(""),
            "WARN_ON(!irq_work_queue(&w) || irq_work_queue(&w) || !irq_work_is_busy(&w));"));
  }

  @Test
  void workThatCannotWaitForItselfHangs() {
    String text = WORK.formatted("") + """
        static void __task t(void) { irq_work_queue(&w); barrier(); }
        static void __nmi n(void) { irq_work_sync(&w); }
        """;
    assertEquals("VIOLATED", verdict(text));
  }

  @Test
  void aFileThatQueuesNoneHasNoSuchInterrupt() {
    assertEquals(
        "VACUOUS",
        verdict("static int x; static void __task t(void) { x = 1; WARN_ON(x != 1); }\n"));
  }
}
