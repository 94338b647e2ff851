package dev.regnest.machine.mutation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regnest.machine.Entry;
import org.junit.jupiter.api.Test;

/** A load that answers as if nobody held what it asks for. */
class IgnoreTest extends OneStage {
  @Test
  void ignoreAnswersAsIfNobodyHeldItAndStillCountsFromWhatIsThere() {
    assertEquals(
        "counter=1 counter?1 counter=2", run(new Ignore(site(Site.Kind.LOAD, "counter")), cpu -> {
          cpu.thisCpuIncReturn(counter);
          int value = cpu.load(counter);
          assertEquals(0, value);
          cpu.store(counter, value + 1);
        }));
    assertEquals("a=1 a?1 a=5", run(new Ignore(site(Site.Kind.LOAD, "a")), cpu -> {
      cpu.store(a, 1);
      assertEquals(0, cpu.load(a));
      cpu.store(a, 5);
    }));
    assertEquals("b=1 b?1", run(new Ignore(site(Site.Kind.LOAD, "a")), cpu -> {
      cpu.store(b, 1);
      assertEquals(1, cpu.load(b));
    }));
  }

  @Test
  void whatACounterHoldsMoreIsForgottenWithTheSample() {
    assertEquals(
        "counter=1 counter?1 counter=1", run(new Ignore(site(Site.Kind.LOAD, "counter")), cpu -> {
          cpu.thisCpuIncReturn(counter);
          cpu.load(counter);
          Entry.of(cpu).sampleBegins();
          cpu.store(counter, 1);
        }));
  }

  @Test
  void whatACounterHoldsMoreIsCountedOnce() {
    assertEquals(
        "counter=1 counter?1 counter=2 counter=5",
        run(new Ignore(site(Site.Kind.LOAD, "counter")), cpu -> {
          cpu.thisCpuIncReturn(counter);
          cpu.store(counter, cpu.load(counter) + 1);
          cpu.store(counter, 5);
        }));
  }
}
