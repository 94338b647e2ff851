package dev.regnest.machine.mutation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regnest.machine.Cpu;
import dev.regnest.machine.Frame;
import dev.regnest.machine.Interposition;
import dev.regnest.machine.Stage;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What is left of a design without one operation. */
class DropTest extends OneStage {
  @Test
  void dropLeavesOutOneStoreAndNoOther() {
    Consumer<Cpu> code = cpu -> {
      cpu.store(a, 1);
      cpu.store(b, 1);
      cpu.store(a, 2);
    };
    assertEquals("a=1 b=1 a=2", run(Interposition.NONE, code));
    assertEquals("b=1 a=2", run(new Drop(site(Site.Kind.STORE, "a")), code));
    assertEquals("a=1 b=1", run(new Drop(site(Site.Kind.STORE, "a").repeated(1)), code));
    assertEquals("a=1 a=2", run(new Drop(site(Site.Kind.STORE, "b")), code));
  }

  @Test
  void dropLeavesOutALineAtEachOfItsExecutionsAndNoOther() {
    Consumer<Cpu> code = cpu -> {
      for (int round = 1; round <= 2; round++) {
        Frame.of(cpu).standsAt("a.c:1");
        cpu.store(a, round);
        Frame.of(cpu).standsAt("a.c:2");
        cpu.store(a, 3);
      }
    };
    assertEquals("a=1 a=3 a=2 a=3", run(Interposition.NONE, code));
    assertEquals("a=3 a=3", run(new Drop(onLine("a.c:1", Site.Kind.STORE, "a")), code));
  }

  @Test
  void dropLeavesOtherStagesAlone() {
    Site other = new Site(Stage.OUTPUT, Site.Kind.STORE, "a", "", 0);
    assertEquals("a=1", run(new Drop(other), cpu -> cpu.store(a, 1)));
  }

  @Test
  void dropOfAReadModifyWriteStillTellsWhatItWouldHaveMade() {
    assertEquals(
        "counter?0",
        run(
            new Drop(site(Site.Kind.INC, "counter")),
            cpu -> assertEquals(1, cpu.thisCpuIncReturn(counter))));
    assertEquals("a=3 a?3", run(new Drop(site(Site.Kind.UPDATE, "a")), cpu -> {
      cpu.store(a, 3);
      assertEquals(3, cpu.update(a, value -> 7));
    }));
    assertEquals("a=1", run(new Drop(site(Site.Kind.UPDATE, "b")), cpu -> cpu.update(a, v -> 1)));
  }

  @Test
  void dropOfAReadModifyWriteForNobodyLeavesNothing() {
    assertEquals("counter=1", run(new Drop(site(Site.Kind.DEC, "counter")), cpu -> {
      cpu.thisCpuIncReturn(counter);
      cpu.thisCpuDec(counter);
    }));
    assertEquals("b=1", run(new Drop(site(Site.Kind.UPDATE, "a")), cpu -> {
      cpu.change(a, value -> 1);
      cpu.change(b, value -> 1);
    }));
  }

  @Test
  void dropOfAMaskLeavesInterruptsAsTheyAre() {
    run(new Drop(site(Site.Kind.MASK, "local_irq_save()")), cpu -> {
      cpu.localIrqSave();
      log.note(cpu.irqsOff() ? "off" : "on");
      cpu.preemptDisable();
      log.note(cpu.preemptCount() == 0 ? "preemptible" : "not");
    });
    assertEquals("on not", log.toString());
  }

  @Test
  void dropOfAStoreToTheStackSaysThatItIsNotMade() {
    run(new Drop(site(Site.Kind.STACK_STORE, "raw")), cpu -> {
      assertEquals(false, cpu.storesToStack("raw"));
      assertEquals(true, cpu.storesToStack("raw"));
      assertEquals(true, cpu.storesToStack("other"));
    });
  }

  @Test
  void aCounterThatWasNotStoredIsNotBelowZero() {
    assertEquals(
        "", run(new Drop(site(Site.Kind.STORE, "counter")), cpu -> cpu.store(counter, -1)));
    assertEquals("counter=-1 below", run(Interposition.NONE, cpu -> cpu.store(counter, -1)));
  }
}
