package dev.regnest.machine.mutation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regnest.machine.Cpu;
import dev.regnest.machine.Interposition;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A read-modify-write in two accesses. */
class WidenTest extends OneStage {
  @Test
  void widenLoadsAndStores() {
    Consumer<Cpu> code = cpu -> {
      assertEquals(1, cpu.thisCpuIncReturn(counter));
      cpu.thisCpuDec(counter);
      assertEquals(0, cpu.update(a, value -> value + 2));
      cpu.change(b, value -> value + 3);
    };
    assertEquals("counter=1 counter=0 a=2 b=3", run(Interposition.NONE, code));
    assertEquals(
        "counter?0 counter=1 counter=0 a=2 b=3",
        run(new Widen(site(Site.Kind.INC, "counter")), code));
    assertEquals(
        "counter=1 counter?1 counter=0 a=2 b=3",
        run(new Widen(site(Site.Kind.DEC, "counter")), code));
    assertEquals(
        "counter=1 counter=0 a?0 a=2 b=3", run(new Widen(site(Site.Kind.UPDATE, "a")), code));
    assertEquals(
        "counter=1 counter=0 a=2 b?0 b=3", run(new Widen(site(Site.Kind.UPDATE, "b")), code));
  }

  @Test
  void whatIsWidenedAnswersAsBefore() {
    assertEquals("a=3 a?3 a=5", run(new Widen(site(Site.Kind.UPDATE, "a")), cpu -> {
      cpu.store(a, 3);
      assertEquals(3, cpu.update(a, value -> value + 2));
    }));
    assertEquals("counter=-1 below", run(Interposition.NONE, cpu -> cpu.thisCpuDec(counter)));
    assertEquals(
        "counter?0 counter=-1 below",
        run(new Widen(site(Site.Kind.DEC, "counter")), cpu -> cpu.thisCpuDec(counter)));
  }
}
