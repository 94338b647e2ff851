package dev.regnest.machine.mutation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regnest.machine.Access;
import dev.regnest.machine.Cpu;
import dev.regnest.machine.Entry;
import dev.regnest.machine.Frame;
import dev.regnest.machine.Interposition;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A store after what the code has behind it. */
class SwapTest extends OneStage {
  private Interposition swapped(Site.Kind kind, String after) {
    return new Swap(site(Site.Kind.STORE, "a"), site(kind, after));
  }

  @Test
  void swapCarriesTheStoreOutAfterWhatFollows() {
    assertEquals("b=1 a=1", run(swapped(Site.Kind.STORE, "b"), cpu -> {
      cpu.store(a, 1);
      cpu.store(b, 1);
    }));
    assertEquals("b?0 a=1", run(swapped(Site.Kind.LOAD, "b"), cpu -> {
      cpu.store(a, 1);
      cpu.load(b);
    }));
    assertEquals("b?0 a=1", run(swapped(Site.Kind.LOAD, "b"), cpu -> {
      cpu.store(a, 1);
      cpu.loadFor(b, Access.PLAIN, value -> {});
    }));
    assertEquals("counter=1 a=1", run(swapped(Site.Kind.INC, "counter"), cpu -> {
      cpu.store(a, 1);
      cpu.thisCpuIncReturn(counter);
    }));
    assertEquals("counter=1 counter=0 a=1", run(swapped(Site.Kind.DEC, "counter"), cpu -> {
      cpu.thisCpuIncReturn(counter);
      cpu.store(a, 1);
      cpu.thisCpuDec(counter);
    }));
    assertEquals("b=2 a=1", run(swapped(Site.Kind.UPDATE, "b"), cpu -> {
      cpu.store(a, 1);
      assertEquals(0, cpu.update(b, value -> 2));
    }));
    assertEquals("b=2 a=1", run(swapped(Site.Kind.UPDATE, "b"), cpu -> {
      cpu.store(a, 1);
      cpu.change(b, value -> 2);
    }));
  }

  @Test
  void swapHoldsADecrementToo() {
    Swap swap = new Swap(site(Site.Kind.DEC, "counter"), site(Site.Kind.STORE, "b"));
    assertEquals("counter=1 b=1 counter=0", run(swap, cpu -> {
      cpu.thisCpuIncReturn(counter);
      cpu.thisCpuDec(counter);
      cpu.store(b, 1);
    }));
  }

  @Test
  void swapNeverComesBetweenAnAccessAndOneToTheSameCell() {
    List<Consumer<Cpu>> own = List.of(
        cpu -> cpu.load(a),
        cpu -> cpu.loadFor(a, Access.PLAIN, value -> {}),
        cpu -> cpu.update(a, value -> 2),
        cpu -> cpu.change(a, value -> 2),
        cpu -> cpu.thisCpuIncReturn(a),
        cpu -> cpu.thisCpuDec(a));
    for (Consumer<Cpu> access : own) {
      String happened = run(swapped(Site.Kind.STORE, "b"), cpu -> {
        cpu.store(a, 1);
        access.accept(cpu);
        cpu.store(b, 1);
      });
      assertEquals("a=1", happened.split(" ")[0], happened);
      assertEquals(3, happened.split(" ").length, happened);
    }
  }

  @Test
  void aLineThatRunsAgainStoresWhatItHeldFirst() {
    Site first = onLine("a.c:1", Site.Kind.STORE, "a");
    Site second = onLine("a.c:2", Site.Kind.STORE, "b");
    assertEquals("a=1 b=1 a=2", run(new Swap(first, second), cpu -> {
      Frame.of(cpu).standsAt("a.c:1");
      cpu.store(a, 1);
      cpu.store(a, 2);
      Frame.of(cpu).standsAt("a.c:2");
      cpu.store(b, 1);
    }));
  }

  @Test
  void whatIsHeldIsCarriedOutWhenTheSampleIsOver() {
    assertEquals("a=1", run(swapped(Site.Kind.STORE, "b"), cpu -> cpu.store(a, 1)));
  }

  @Test
  void whatIsHeldIsForgottenWhenAnotherSampleBegins() {
    assertEquals("b=1", run(swapped(Site.Kind.STORE, "b"), cpu -> {
      cpu.store(a, 1);
      Entry.of(cpu).sampleBegins();
      cpu.store(b, 1);
    }));
  }

  @Test
  void whatIsSwappedAnswersAsBefore() {
    assertEquals("b=3 b=5 a=1 b=6", run(swapped(Site.Kind.UPDATE, "b"), cpu -> {
      cpu.store(b, 3);
      cpu.store(a, 1);
      assertEquals(3, cpu.update(b, value -> value + 2));
      assertEquals(6, cpu.thisCpuIncReturn(b));
    }));
  }
}
