package dev.regnest.machine.mutation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regnest.machine.Access;
import dev.regnest.machine.Cpu;
import dev.regnest.machine.Frame;
import dev.regnest.machine.Interposition;
import dev.regnest.machine.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A change leaves all other operations of a design what they are, and what they answer. */
class ElsewhereTest extends OneStage {
  /** Every change, to an operation on b or on what is not there. */
  static Stream<Interposition> changesElsewhere() {
    return Stream.of(Site.Kind.values())
        .map(kind -> site(kind, "b"))
        .flatMap(site -> Stream.of(
            new Drop(site),
            new Without(site),
            new Widen(site),
            new Ignore(site),
            new Swap(site, site),
            new Slip(site, Predicate.IN_NMI),
            new FreeFirst(site),
            new Operations()));
  }

  @ParameterizedTest
  @MethodSource("changesElsewhere")
  void everyOperationIsLetThrough(Interposition change) {
    assertEquals(run(Interposition.NONE, this::everything), run(change, this::everything));
  }

  @Test
  void everyOperationAnswersWithWhatIsThere() {
    // Seven accesses and a mask are a point each; a barrier is none, and a question is none.
    assertEquals(
        "a=3 a=5 was 3 a=6 now 6 a=5 a=10 a?10 found 10 a?10 emitted 10 0 points 8",
        run(Interposition.NONE, this::everything));
  }

  private void everything(Cpu cpu) {
    cpu.store(a, 3);
    log.note("was " + cpu.update(a, value -> value + 2));
    log.note("now " + cpu.thisCpuIncReturn(a));
    cpu.thisCpuDec(a);
    cpu.change(a, value -> value * 2);
    log.note("found " + cpu.load(a));
    cpu.loadFor(a, Access.PLAIN, value -> log.note("emitted " + value));
    cpu.barrier();
    log.note("" + cpu.interruptContextLevel());
    if (cpu.localIrqSave() || !cpu.irqsOff() || !cpu.storesToStack("raw")) {
      log.note("not let through");
    }
    log.note("points " + Frame.of(cpu).point());
  }
}
