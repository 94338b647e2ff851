package dev.regnest.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regnest.machine.Access;
import dev.regnest.machine.Cpu;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** When a read-modify-write may wait, and a load whose value nobody needs yet. */
class MovedUpdatesTest extends MovedAccesses {
  @Test
  void anUpdateWhoseValueNobodyNeedsMayWait() {
    nmi = cpu -> cpu.load(a);
    assertEquals("b=1 [ a?0 ] 1:a=1", run("n3d1:3", cpu -> {
      cpu.change(a, value -> value + 1);
      cpu.store(b, 1);
      cpu.barrier();
    }));
  }

  @Test
  void anUpdateWhoseValueIsNeededIsCarriedOutAtOnce() {
    refused("d1:2", cpu -> {
      cpu.update(a, value -> value + 1);
      cpu.barrier();
    });
  }

  @Test
  void aLoadForNobodyMayComeLaterAndFindsWhatIsThereThen() {
    nmi = cpu -> cpu.store(a, 5);
    int[] told = {0};
    assertEquals("b=1 [ a=5 ] 1:a?5", run("n3d1:3", cpu -> {
      cpu.loadFor(a, Access.PLAIN, value -> told[0] = value);
      cpu.store(b, 1);
      cpu.barrier();
    }));
    assertEquals(5, told[0]);
  }

  @Test
  void aWaitingLoadIsCarriedOutBeforeTheFrameStoresToItsCell() {
    assertEquals("1:a?0 a=1", order("d1:3", cpu -> {
      cpu.loadFor(a, Access.PLAIN, value -> {});
      cpu.store(a, 1);
      cpu.barrier();
    }));
  }

  @Test
  void aWaitingLoadIsCarriedOutBeforeAStoreToItsCellThatWaitsAsLong() {
    assertEquals("b=1 1:a?0 2:a=1", run("d1:4d2:4", cpu -> {
      cpu.loadFor(a, Access.PLAIN, value -> {});
      cpu.store(a, 1);
      cpu.store(b, 1);
      cpu.barrier();
    }));
  }

  @Test
  void aLoadFindsWhatTheUpdateBeforeItHasLeft() {
    List<Consumer<Cpu>> loads = List.of(
        cpu -> cpu.load(a),
        cpu -> cpu.readOnce(a),
        cpu -> cpu.loadFor(a, Access.PLAIN, value -> assertEquals(1, value)));
    for (Consumer<Cpu> load : loads) {
      assertEquals("1:a=1 a?1 b=1", order("d1:3", cpu -> {
        cpu.change(a, value -> value + 1);
        load.accept(cpu);
        cpu.store(b, 1);
      }));
    }
  }
}
