package dev.regnest.machine.mutation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regnest.machine.Cpu;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What is left of a design without any store to one thing. */
class WithoutTest extends OneStage {
  @Test
  void withoutLeavesOutEveryStoreToIt() {
    Consumer<Cpu> code = cpu -> {
      assertEquals(1, cpu.thisCpuIncReturn(counter));
      cpu.store(counter, 0);
      assertEquals(0, cpu.update(counter, value -> 5));
      cpu.change(counter, value -> 6);
      cpu.store(a, 1);
    };
    assertEquals("counter?0 counter?0 a=1", run(new Without(site(Site.Kind.INC, "counter")), code));
    assertEquals("a=3 a=4 a=5", run(new Without(site(Site.Kind.INC, "counter")), cpu -> {
      cpu.update(a, value -> 3);
      cpu.change(a, value -> 4);
      assertEquals(5, cpu.thisCpuIncReturn(a));
    }));
  }

  @Test
  void withoutLeavesADecrementOutAsWell() {
    assertEquals("a=-1", run(new Without(site(Site.Kind.DEC, "counter")), cpu -> {
      cpu.thisCpuDec(counter);
      cpu.thisCpuDec(a);
    }));
  }
}
