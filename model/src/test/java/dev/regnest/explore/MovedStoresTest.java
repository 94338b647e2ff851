package dev.regnest.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regnest.machine.Cpu;
import dev.regnest.machine.Driver;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** How long a store may wait, and what ends its waiting. */
class MovedStoresTest extends MovedAccesses {
  @Test
  void inOrderEverythingHappensWhereItStands() {
    assertEquals("a=1 b=1 a?1", run("-", cpu -> {
      cpu.store(a, 1);
      cpu.store(b, 1);
      cpu.load(a);
    }));
  }

  @Test
  void anInterruptSeesTheLaterStoreBeforeTheOneThatWaits() {
    nmi = cpu -> {
      cpu.load(a);
      cpu.load(b);
    };
    // Points: 1 the store to a, 2 that to b, 3 the barrier. The NMI comes between the store to b
    // and the barrier.
    assertEquals("b=1 [ a?0 b?1 ] 1:a=1", run("n3d1:3", cpu -> {
      cpu.store(a, 1);
      cpu.store(b, 1);
      cpu.barrier();
    }));
  }

  @Test
  void whatWaitsIsCarriedOutBeforeTheInterruptIfTheScheduleSaysSo() {
    nmi = cpu -> cpu.load(a);
    assertEquals("b=1 1:a=1 [ a?1 ]", run("d1:3n3", cpu -> {
      cpu.store(a, 1);
      cpu.store(b, 1);
      cpu.barrier();
    }));
  }

  @Test
  void theFramesOwnLoadFindsTheStoreThatWaits() {
    nmi = cpu -> cpu.load(a);
    assertEquals("a?1 [ a?0 ] 1:a=1", run("n3d1:3", cpu -> {
      cpu.store(a, 1);
      cpu.load(a);
      cpu.barrier();
    }));
  }

  @Test
  void storesToOneCellKeepTheirOrder() {
    assertEquals("1:a=1 2:a=2", run("d1:3d2:3", cpu -> {
      cpu.store(a, 1);
      cpu.store(a, 2);
      cpu.barrier();
    }));
    refused("d2:3d1:3", cpu -> {
      cpu.store(a, 1);
      cpu.store(a, 2);
      cpu.barrier();
    });
  }

  @Test
  void aStoreComesAfterTheOneToItsCellThatWaits() {
    assertEquals("1:a=1 a=2 b=1", order("d1:3", cpu -> {
      cpu.store(a, 1);
      cpu.store(a, 2);
      cpu.store(b, 1);
    }));
  }

  @Test
  void nothingMovesOverABarrierAMaskOrAPointOfItsOwn() {
    List<Consumer<Cpu>> ends = List.of(
        Cpu::barrier,
        Cpu::localIrqEnable,
        Cpu::localBhDisable,
        Cpu::preemptDisable,
        cpu -> Driver.of(cpu).point());
    for (Consumer<Cpu> end : ends) {
      refused("d1:4", cpu -> {
        cpu.store(a, 1);
        end.accept(cpu);
        cpu.store(b, 1);
        cpu.store(b, 2);
      });
    }
  }

  @Test
  void nothingMovesOverTheBeginOfASample() {
    refused("d1:3", cpu -> {
      cpu.store(a, 1);
      Driver.of(cpu).beginSample();
      cpu.store(b, 1);
      cpu.store(b, 2);
    });
  }

  @Test
  void whatStillWaitsIsCarriedOutWhenItsFrameReturns() {
    nmi = cpu -> {
      cpu.store(a, 1);
      cpu.store(b, 1);
    };
    assertEquals("[ b=1 1:a=1 ] a?1", order("n1(d1:9)", cpu -> cpu.load(a)));
  }

  @Test
  void aFrameThatBeginsKnowsNothingOfTheOneBeforeAtItsDepth() {
    nmi = cpu -> {
      if (cpu.depth() == 2) {
        cpu.store(a, 1);
        return;
      }
      cpu.store(b, 1);
      cpu.load(a);
    };
    // The second NMI loads a before the breakpoint inside it, whatever arrived in the first: points
    // 1 store b, 2 load a.
    assertEquals("[ b=1 [ a=1 ] a?1 ] a=0 [ b=1 [ a=1 ] 2:a?0 ]", run("n1(b2)n2(d2:2b2)", cpu -> {
      cpu.store(a, 0);
      cpu.barrier();
    }));
  }
}
