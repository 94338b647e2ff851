package dev.regnest.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.kernel.Era;
import dev.regnest.kernel.PreemptCount;
import dev.regnest.kernel.Register;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CpuTest {
  private final AccessLog log = new AccessLog();
  private final Machine machine =
      new Machine(new Setup(Era.V4_4, Set.of(), Set.of(), Set.of(), List.of(Register.AX)));
  private final Cell counter = machine.layout().counter("counter");
  private final Cpu cpu =
      machine.execution((c, arrival) -> {}, Adversary.NONE, log, log).cpu();

  @Test
  void savesAndRestoresInterrupts() {
    assertFalse(cpu.localIrqSave());
    assertTrue(cpu.irqsOff());
    assertTrue(cpu.localIrqSave());
    cpu.localIrqRestore(true);
    assertTrue(cpu.irqsOff());
    cpu.localIrqRestore(false);
    assertFalse(cpu.irqsOff());
  }

  @Test
  void aMaskOperationIsAPoint() {
    int before = Frame.of(cpu).point();
    boolean wereOff = cpu.localIrqSave();
    cpu.localIrqRestore(wereOff);
    assertEquals(before + 2, Frame.of(cpu).point());
  }

  @Test
  void preemptCountIsTheSumOfItsFields() {
    cpu.preemptDisable();
    assertEquals(PreemptCount.PREEMPT_OFFSET, cpu.preemptCount());
    cpu.localBhDisable();
    Entry.of(cpu).addHardirqCount(PreemptCount.HARDIRQ_OFFSET);
    Entry.of(cpu).nmiCount(/* enter= */ true);
    assertEquals(
        PreemptCount.PREEMPT_OFFSET
            + PreemptCount.SOFTIRQ_DISABLE_OFFSET
            + PreemptCount.HARDIRQ_OFFSET
            + PreemptCount.NMI_OFFSET
            + PreemptCount.HARDIRQ_OFFSET,
        cpu.preemptCount());
  }

  @Test
  void everyWayToLoadFindsWhatEveryWayToStoreLeft() {
    cpu.store(counter, 1);
    assertEquals(1, cpu.load(counter));
    cpu.writeOnce(counter, 2);
    assertEquals(2, cpu.readOnce(counter));
    assertEquals(2, cpu.loadDependent(counter));
    assertEquals(2, cpu.update(counter, value -> value + 1));
    assertEquals(4, cpu.thisCpuIncReturn(counter));
    cpu.thisCpuDec(counter);
    assertEquals(3, cpu.load(counter));
  }

  @Test
  void aCounterBelowZeroIsToldHoweverItGotThere() {
    cpu.store(counter, -1);
    cpu.writeOnce(counter, -1);
    cpu.thisCpuDec(counter);
    assertEquals("counter=-1 below counter=-1 below counter=-2 below", log.toString());
  }

  @Test
  void onOneCpuItsNumberIsZero() {
    assertEquals(0, cpu.smpProcessorId());
  }

  @Test
  void anIndexOutsideIsToldWithItsArray() {
    cpu.outOfBounds("slots", 4, 4);
    assertEquals("slots[4] of 4", log.toString());
  }
}
