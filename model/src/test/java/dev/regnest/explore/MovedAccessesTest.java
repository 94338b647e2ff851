package dev.regnest.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.kernel.Era;
import dev.regnest.kernel.EventSource;
import dev.regnest.kernel.Register;
import dev.regnest.machine.Access;
import dev.regnest.machine.Arrival;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Cpu;
import dev.regnest.machine.Frame;
import dev.regnest.machine.Machine;
import dev.regnest.machine.Monitor;
import dev.regnest.machine.NestedExecution;
import dev.regnest.machine.Setup;
import dev.regnest.machine.Switch;
import dev.regnest.machine.Tracer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What a compiler may do to the accesses of one frame, and what it may not, a few accesses at a time.
 *
 * <p>A line such as {@code a=1} is a store of the task, {@code a?1} a load that finds 1, {@code [} and {@code ]} an NMI's begin and end,
 * {@code 2:} before an access the point at which the code has it, where that is another.
 */
class MovedAccessesTest {
  private final List<String> log = new ArrayList<>();
  private Machine machine;
  private Cell a;
  private Cell b;
  private Consumer<Cpu> nmi = cpu -> {};

  @BeforeEach
  void layOut() {
    machine = new Machine(new Setup(
        Era.V5_11,
        Set.of(EventSource.TASK_EVENT, EventSource.PMI, EventSource.BREAKPOINT),
        Set.of(Arrival.NMI, Arrival.BREAKPOINT),
        Set.of(Switch.COMPILER_REORDERS),
        List.of(Register.AX)));
    a = machine.layout().control("a", 0);
    b = machine.layout().control("b", 0);
  }

  // Stores.

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
        cpu -> cpu.driver().point());
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
      cpu.driver().beginSample();
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

  // READ_ONCE() and WRITE_ONCE().

  @Test
  void accessesOnceKeepTheirOrder() {
    Consumer<Cpu> code = cpu -> {
      cpu.writeOnce(a, 1);
      cpu.writeOnce(b, 1);
      cpu.barrier();
    };
    assertEquals("1:a=1 2:b=1", run("d1:3d2:3", code));
    refused("d2:3d1:3", code);
    // The later one takes the earlier along where it is carried out.
    assertEquals("1:a=1 b=1", order("d1:3", code));
  }

  @Test
  void aPlainStoreMovesOverAccessesOnce() {
    assertEquals("b=1 1:a=1", run("d1:3", cpu -> {
      cpu.store(a, 1);
      cpu.writeOnce(b, 1);
      cpu.barrier();
    }));
  }

  @Test
  void aLoadOnceIsNotHoisted() {
    nmi = cpu -> cpu.store(a, 1);
    assertEquals("b=1 [ a=1 ] a?1", run("n2", cpu -> {
      cpu.store(b, 1);
      cpu.readOnce(a);
    }));
    refused("d2:2n2", cpu -> {
      cpu.store(b, 1);
      cpu.readOnce(a);
    });
  }

  // Loads.

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
    IllegalScheduleException refused = assertThrows(
        IllegalScheduleException.class,
        () -> play("n1(d2:1)n2", cpu -> {
          cpu.store(a, 1);
          cpu.barrier();
        }));
    assertTrue(refused.getMessage().contains("\"d2:1\""), refused.getMessage());
    assertEquals("[ b=1 ] a=1 [ b=2 a?1 ]", String.join(" ", log));
  }

  // Read-modify-writes, and loads for nobody.

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
  void aWaitingLoadIsCarriedOutEvenBeforeAStoreToItsCellThatWaitsItself() {
    assertEquals("1:a?0 b=1 2:a=1", order("d1:4d2:4", cpu -> {
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

  private void refused(String schedule, Consumer<Cpu> task) {
    assertThrows(
        IllegalScheduleException.class, () -> play(schedule, task), () -> String.join(" ", log));
  }

  /** {@return what happens on that schedule, every step of which does} */
  private String run(String schedule, Consumer<Cpu> task) {
    play(schedule, task);
    return String.join(" ", log);
  }

  /** {@return what happens on that schedule as far as it can be followed} */
  private String order(String schedule, Consumer<Cpu> task) {
    assertThrows(IllegalScheduleException.class, () -> play(schedule, task));
    return String.join(" ", log);
  }

  private void play(String schedule, Consumer<Cpu> task) {
    log.clear();
    List<Step> steps = Schedule.parse(schedule).steps();
    SchedulePlayer player = new SchedulePlayer(machine, steps);
    NestedExecution execution =
        machine.execution((cpu, arrival) -> nmi.accept(cpu), player, new Silent(), new Log());
    execution.cpu().entry().complete();
    task.accept(execution.cpu());
    execution.finish();
    if (player.missed().isPresent()) {
      throw new IllegalScheduleException(steps, player.missed().getAsInt());
    }
    assertFalse(log.isEmpty());
  }

  private final class Log implements Tracer {
    private String from = "";

    @Override
    public void entered(Frame frame) {
      log.add("[");
    }

    @Override
    public void returned(Frame frame) {
      log.add("]");
    }

    @Override
    public void moved(Frame frame, int point, Cell cell) {
      from = point + ":";
    }

    @Override
    public void loaded(Frame frame, Cell cell, int value) {
      log.add(from + cell.name() + "?" + value);
      from = "";
    }

    @Override
    public void stored(Frame frame, Cell cell, int value) {
      log.add(from + cell.name() + "=" + value);
      from = "";
    }

    @Override
    public void asked(Frame frame, String predicate, int answer) {}

    @Override
    public void took(Frame frame, Arrival choice) {}
  }

  private static final class Silent implements Monitor {
    @Override
    public void belowZero(Cpu cpu, Cell counter) {}

    @Override
    public void outOfBounds(Cpu cpu, String array, int index, int length) {}
  }
}
