package dev.regnest.machine.mutation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regnest.kernel.Era;
import dev.regnest.kernel.Register;
import dev.regnest.machine.Access;
import dev.regnest.machine.Adversary;
import dev.regnest.machine.Arrival;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Cpu;
import dev.regnest.machine.Frame;
import dev.regnest.machine.Interposition;
import dev.regnest.machine.Machine;
import dev.regnest.machine.Monitor;
import dev.regnest.machine.Predicate;
import dev.regnest.machine.Setup;
import dev.regnest.machine.Stage;
import dev.regnest.machine.Tracer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What changes to a design make of its operations, a few at a time; {@code a=1} is a store, {@code a?1} a load that finds 1. */
class MutationsTest {
  private final List<String> log = new ArrayList<>();
  private Machine machine;
  private Cell a;
  private Cell b;
  private Cell counter;

  @BeforeEach
  void layOut() {
    machine = new Machine(new Setup(Era.V4_4, Set.of(), Set.of(), Set.of(), List.of(Register.AX)));
    a = machine.layout().control("a", 0);
    b = machine.layout().control("b", 0);
    counter = machine.layout().counter("counter");
  }

  private static Site site(Site.Kind kind, String object) {
    return new Site(Stage.PREPARE, kind, object, "", 0);
  }

  // Drop.

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
    assertEquals(
        "a?0",
        run(
            new Drop(site(Site.Kind.UPDATE, "a")),
            cpu -> assertEquals(0, cpu.update(a, value -> 7))));
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
      log.add(cpu.irqsOff() ? "off" : "on");
      cpu.preemptDisable();
      log.add(cpu.preemptCount() == 0 ? "preemptible" : "not");
    });
    assertEquals(List.of("on", "not"), log);
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

  // Without.

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

  // Widen.

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

  // Swap.

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
  void whatIsHeldIsCarriedOutWhenTheSampleIsOver() {
    assertEquals("a=1", run(swapped(Site.Kind.STORE, "b"), cpu -> cpu.store(a, 1)));
  }

  // Ignore.

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

  // Questions.

  @Test
  void anotherQuestionIsAskedOfEveryPredicateButTheLevel() {
    assertEquals("", run(new AskedInstead(Predicate.IN_INTERRUPT), cpu -> {
      assertEquals(false, cpu.inHardirq());
      cpu.localBhDisable();
      assertEquals(true, cpu.inHardirq());
      assertEquals(0, cpu.interruptContextLevel());
    }));
  }

  @Test
  void eachChangeSaysWhatItIs() {
    Site store = site(Site.Kind.STORE, "a");
    assertEquals("left out", new Drop(store).meaning());
    assertEquals("left out with every other store to it", new Without(store).meaning());
    assertEquals("a load and a store", new Widen(store).meaning());
    assertEquals("only after the assignment that follows", new Swap(store, store).meaning());
    assertEquals("answered as if nobody held it", new Ignore(store).meaning());
  }

  @Test
  void operationsAreWrittenAsInC() {
    assertEquals("load a", text(Site.Kind.LOAD));
    assertEquals("a = ...", text(Site.Kind.STORE));
    assertEquals("this_cpu_inc_return(a)", text(Site.Kind.INC));
    assertEquals("this_cpu_dec(a)", text(Site.Kind.DEC));
    assertEquals("read-modify-write of a", text(Site.Kind.UPDATE));
    Site line = new Site(Stage.PREPARE, Site.Kind.STORE, "a", "trace.c:12", 0);
    assertEquals("12: a = 1", new Operation(line, Optional.empty(), Optional.of(1)).text());
  }

  private static String text(Site.Kind kind) {
    return new Operation(site(kind, "a"), Optional.empty(), Optional.empty()).text();
  }

  /** {@return what the code does in memory, as the one stage of a sample} */
  private String run(Interposition between, Consumer<Cpu> code) {
    log.clear();
    machine.interpose(between);
    Cpu cpu = machine
        .execution((c, arrival) -> {}, new Nothing(), new Below(), new Log())
        .cpu();
    cpu.entry().sampleBegins();
    cpu.entry().begins(Stage.PREPARE);
    code.accept(cpu);
    cpu.entry().ends();
    cpu.entry().sampleOver();
    return String.join(" ", log);
  }

  private static final class Nothing implements Adversary {
    @Override
    public Optional<Arrival> arriving(Cpu cpu) {
      return Optional.empty();
    }

    @Override
    public boolean takes(Cpu cpu, Arrival choice) {
      return false;
    }
  }

  private final class Below implements Monitor {
    @Override
    public void belowZero(Cpu cpu, Cell cell) {
      log.add("below");
    }

    @Override
    public void outOfBounds(Cpu cpu, String array, int index, int length) {}
  }

  private final class Log implements Tracer {
    @Override
    public void entered(Frame frame) {}

    @Override
    public void returned(Frame frame) {}

    @Override
    public void loaded(Frame frame, Cell cell, int value) {
      log.add(cell.name() + "?" + value);
    }

    @Override
    public void stored(Frame frame, Cell cell, int value) {
      log.add(cell.name() + "=" + value);
    }

    @Override
    public void asked(Frame frame, String predicate, int answer) {}

    @Override
    public void took(Frame frame, Arrival choice) {}
  }
}
