package dev.regnest.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.machine.Access;
import dev.regnest.machine.Cpu;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Over what a load may be hoisted, and what it finds. */
class MovedLoadsTest extends MovedAccesses {
  @Test
  void aHoistedLoadFindsWhatWasThereBeforeTheInterrupt() {
    nmi = cpu -> cpu.store(a, 1);
    Consumer<Cpu> code = cpu -> {
      cpu.store(b, 1);
      cpu.load(a);
    };
    assertEquals("b=1 [ a=1 ] a?1", run("n2", code));
    assertEquals("b=1 [ a=1 ] 2:a?0", run("d2:2n2", code));
    assertEquals("[ a=1 ] b=1 2:a?0", run("d2:1n1", code));
  }

  @Test
  void aLoadIsHoistedOverAsManyInterruptsAsTheScheduleSays() {
    int[] times = {0};
    nmi = cpu -> {
      times[0]++;
      cpu.store(a, times[0]);
    };
    Consumer<Cpu> code = cpu -> {
      times[0] = 0;
      cpu.store(b, 1);
      cpu.load(a);
    };
    assertEquals("[ a=1 ] b=1 [ a=2 ] a?2", run("n1n2", code));
    assertEquals("[ a=1 ] b=1 [ a=2 ] 2:a?1", run("n1d2:2n2", code));
    assertEquals("[ a=1 ] b=1 [ a=2 ] 2:a?0", run("d2:1n1n2", code));
  }

  @Test
  void aLoadIsNotHoistedOverABarrierOrTheFramesOwnAccessToTheCell() {
    nmi = cpu -> cpu.store(a, 1);
    refused("d3:1n1", cpu -> {
      cpu.store(b, 1);
      cpu.barrier();
      cpu.load(a);
    });
    for (Consumer<Cpu> own : List.<Consumer<Cpu>>of(
        cpu -> cpu.load(a),
        cpu -> cpu.store(a, 2),
        cpu -> cpu.update(a, value -> 2),
        cpu -> cpu.loadFor(a, Access.PLAIN, value -> {}))) {
      refused("d2:1n1", cpu -> {
        own.accept(cpu);
        cpu.load(a);
      });
    }
  }

  @Test
  void aHoistBelongsToTheFrameThatItWasAskedOf() {
    int[] nmis = {0};
    nmi = cpu -> {
      nmis[0]++;
      cpu.store(b, nmis[0]);
      if (nmis[0] == 2) {
        cpu.load(a);
      }
    };
    // The first NMI has no second access, so that its load is nowhere; the second NMI has one,
    // which is another.
    Consumer<Cpu> task = cpu -> {
      cpu.store(a, 1);
      cpu.barrier();
    };
    IllegalScheduleException refused = refused("n1(d2:1)n2", task);
    assertTrue(refused.getMessage().contains("\"d2:1\""), refused.getMessage());
    nmis[0] = 0;
    assertEquals("[ b=1 ] a=1 [ b=2 a?1 ]", order("n1(d2:1)n2", task));
  }
}
