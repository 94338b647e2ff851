package dev.regnest.explore;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.kernel.Era;
import dev.regnest.kernel.EventSource;
import dev.regnest.kernel.Register;
import dev.regnest.machine.AccessLog;
import dev.regnest.machine.Arrival;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Cpu;
import dev.regnest.machine.Entry;
import dev.regnest.machine.Machine;
import dev.regnest.machine.NestedExecution;
import dev.regnest.machine.Setup;
import dev.regnest.machine.Switch;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** A task, and an NMI where the test says so, on a machine whose compiler moves the accesses of each to two cells. */
abstract class MovedAccesses {
  private final Machine machine = new Machine(new Setup(
      Era.V5_11,
      Set.of(EventSource.TASK_EVENT, EventSource.PMI, EventSource.BREAKPOINT),
      Set.of(Arrival.NMI, Arrival.BREAKPOINT),
      Set.of(Switch.COMPILER_REORDERS),
      List.of(Register.AX)));
  private final AccessLog log = new AccessLog();

  final Cell a = machine.layout().control("a", 0);
  final Cell b = machine.layout().control("b", 0);

  /** What every arrival runs. */
  Consumer<Cpu> nmi = cpu -> {};

  /** {@return what happens on that schedule, every step of which does} */
  final String run(String schedule, Consumer<Cpu> task) {
    play(schedule, task);
    return log.toString();
  }

  /** {@return what happens on that schedule, whose last step cannot be followed} */
  final String order(String schedule, Consumer<Cpu> task) {
    assertThrows(IllegalScheduleException.class, () -> play(schedule, task));
    return log.toString();
  }

  final IllegalScheduleException refused(String schedule, Consumer<Cpu> task) {
    return assertThrows(
        IllegalScheduleException.class, () -> play(schedule, task), () -> log.toString());
  }

  private void play(String schedule, Consumer<Cpu> task) {
    log.clear();
    List<Step> steps = Schedule.parse(schedule).steps();
    SchedulePlayer player = new SchedulePlayer(machine, steps, null, null);
    NestedExecution execution =
        machine.execution((cpu, arrival) -> nmi.accept(cpu), player, log, log);
    Entry.of(execution.cpu()).complete();
    task.accept(execution.cpu());
    execution.finish();
    if (player.missed().isPresent()) {
      throw new IllegalScheduleException(steps, player.missed().getAsInt());
    }
    assertTrue(!log.toString().isEmpty());
  }
}
