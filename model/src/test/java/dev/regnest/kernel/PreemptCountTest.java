package dev.regnest.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The predicates against a table written by hand.
 *
 * <p>The counts are written as the kernel would hold them, so that a wrong constant shows: 0x1 a preempt_disable(),
 * 0x100 serving a softirq, 0x200 a local_bh_disable(), 0x10000 a hardirq, 0x110000 an nmi_enter().
 */
class PreemptCountTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
          stack                              | count    | nmi   | hardirq | softirq | serving | interrupt | level
          task                               | 0x0      | false | false   | false   | false   | false     | 0
          task, preemption off               | 0x1      | false | false   | false   | false   | false     | 0
          task, bh off                       | 0x200    | false | false   | true    | false   | true      | 0
          task, bh off twice                 | 0x400    | false | false   | true    | false   | true      | 0
          softirq                            | 0x100    | false | false   | true    | true    | true      | 1
          softirq, bh off                    | 0x300    | false | false   | true    | true    | true      | 1
          softirq, preemption off            | 0x101    | false | false   | true    | true    | true      | 1
          hardirq over task                  | 0x10000  | false | true    | false   | false   | true      | 2
          hardirq over task, preemption off  | 0x10001  | false | true    | false   | false   | true      | 2
          hardirq over task, bh off          | 0x10200  | false | true    | true    | false   | true      | 2
          hardirq over softirq               | 0x10100  | false | true    | true    | true    | true      | 2
          hardirq over hardirq               | 0x20000  | false | true    | false   | false   | true      | 2
          NMI over task                      | 0x110000 | true  | true    | false   | false   | true      | 3
          NMI over task, bh off              | 0x110200 | true  | true    | true    | false   | true      | 3
          NMI over softirq                   | 0x110100 | true  | true    | true    | true    | true      | 3
          NMI over hardirq                   | 0x120000 | true  | true    | false   | false   | true      | 3
          NMI over hardirq over softirq      | 0x120100 | true  | true    | true    | true    | true      | 3
          NMI over NMI-like kprobe over task | 0x220000 | true  | true    | false   | false   | true      | 3
          15 NMI-like over task              | 0xff0000 | true  | true    | false   | false   | true      | 3
          """)
  void everyStackAnswersAsTheKernelWould(
      String stack,
      String count,
      boolean nmi,
      boolean hardirq,
      boolean softirq,
      boolean serving,
      boolean interrupt,
      int level) {
    int bits = Integer.decode(count);
    assertEquals(nmi, PreemptCount.inNmi(bits), "in_nmi()");
    assertEquals(hardirq, PreemptCount.inHardirq(bits), "in_hardirq()");
    assertEquals(softirq, PreemptCount.inSoftirq(bits), "in_softirq()");
    assertEquals(serving, PreemptCount.inServingSoftirq(bits), "in_serving_softirq()");
    assertEquals(interrupt, PreemptCount.inInterrupt(bits), "in_interrupt()");
    assertEquals(level, PreemptCount.interruptContextLevel(bits), "interrupt_context_level()");
  }

  @Test
  void theUnitsAddUpToThoseCounts() {
    assertEquals(0x1, PreemptCount.PREEMPT_OFFSET);
    assertEquals(0x100, PreemptCount.SOFTIRQ_OFFSET);
    assertEquals(0x200, PreemptCount.SOFTIRQ_DISABLE_OFFSET);
    assertEquals(0x110000, PreemptCount.NMI_OFFSET + PreemptCount.HARDIRQ_OFFSET);
  }

  @Test
  void theOrderOfThePatchNeverReachesItsThirdQuestion() {
    for (int bits = 0; bits < 0x1000000; bits += 0x100) {
      if (PreemptCount.inServingSoftirq(bits)) {
        assertTrue(PreemptCount.inInterrupt(bits), "in_interrupt() hides in_serving_softirq()");
      }
    }
    assertTrue(PreemptCount.inInterrupt(0x200));
    assertFalse(PreemptCount.inServingSoftirq(0x200), "the other way round it is reached");
  }

  @Test
  void thePreemptFieldHoldsTheDepthAndNothingElse() {
    assertEquals(3, PreemptCount.preemptDepth(0x110303));
  }

  @ParameterizedTest
  @CsvSource({
    "V4_4,0x0,true",
    "V4_4,0x110000,false",
    "V5_11,0x0,true",
    "V5_11,0x110000,true",
    "V5_11,0xee0000,true",
    "V5_11,0xff0000,false",
    "V6_19,0xff0000,false",
    "PREEMPT_RT,0xff0000,false"
  })
  void theNmiFieldHoldsOneUnitBefore58AndFifteenSince(Era era, String count, boolean room) {
    assertEquals(room, PreemptCount.nmiFieldHasRoom(Integer.decode(count), era));
  }

  @ParameterizedTest
  @CsvSource({"0x0,true", "0xe0000,true", "0xf0000,false", "0xef0000,false"})
  void theHardirqFieldHoldsFifteenUnits(String count, boolean room) {
    assertEquals(room, PreemptCount.hardirqFieldHasRoom(Integer.decode(count)));
  }
}
