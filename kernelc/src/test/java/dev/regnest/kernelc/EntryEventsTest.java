package dev.regnest.kernelc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regnest.check.Claim;
import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.Registers;
import dev.regnest.explore.Verdict;
import dev.regnest.explore.judge.Judge;
import dev.regnest.kernel.Era;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** An event fires in the entry of a hardirq or an NMI for which the file itself has no function. */
class EntryEventsTest {
  private static final String FILE = """
      static int x;
      static void __entry_event event(void)
      {
      	x = 1;
      	WARN_ON(!x);
      	x = 0;
      }
      """;

  private static Judgement judged(Era era) {
    CFile file = CFile.of("test.c", FILE);
    return Judge.judge(
        file.design(),
        file.under(Hypotheses.named("entry-lag").orElseThrow().in(era)),
        Registers.REPRESENTATIVE,
        () -> false);
  }

  /**
   * In the entry of a hardirq, over the task's first point, x is stored at point 1 and loaded at 2, before which an NMI comes, in whose entry
   * the event stores 0. No hardirq comes there, as interrupts are off.
   */
  @Test
  void theEventOfAnNmiComesInThatOfAHardirq() {
    Judgement judged = judged(Era.V4_4);
    assertEquals(Set.of(Claim.ASSERT), judged.broken().keySet());
    assertEquals("h1(x1(n2(x1)))", judged.broken().get(Claim.ASSERT).schedule().toString());
  }

  /** Since v5.8 nothing is traced in the entry of an NMI. */
  @Test
  void laterKernelsTraceNoEntryOfAnNmi() {
    assertEquals(Verdict.PROVED, judged(Era.V5_11).verdict());
  }
}
