package dev.regnest.machine.mutation;

import dev.regnest.kernel.Era;
import dev.regnest.kernel.Register;
import dev.regnest.machine.AccessLog;
import dev.regnest.machine.Adversary;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Cpu;
import dev.regnest.machine.Entry;
import dev.regnest.machine.Interposition;
import dev.regnest.machine.Machine;
import dev.regnest.machine.Setup;
import dev.regnest.machine.Stage;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** A few operations as the one stage of a sample, on a CPU where nothing arrives. */
abstract class OneStage {
  private final Machine machine =
      new Machine(new Setup(Era.V4_4, Set.of(), Set.of(), Set.of(), List.of(Register.AX)));

  final Cell a = machine.layout().control("a", 0);
  final Cell b = machine.layout().control("b", 0);
  final Cell counter = machine.layout().counter("counter");
  final AccessLog log = new AccessLog();

  static Site site(Site.Kind kind, String object) {
    return new Site(Stage.PREPARE, kind, object, "", 0);
  }

  /** {@return the same in code that has lines} */
  static Site onLine(String line, Site.Kind kind, String object) {
    return new Site(Stage.PREPARE, kind, object, line, 0);
  }

  /** {@return what the code does in memory, changed like that} */
  final String run(Interposition between, Consumer<Cpu> code) {
    log.clear();
    machine.interpose(between);
    Cpu cpu = machine.execution((c, arrival) -> {}, Adversary.NONE, log, log).cpu();
    Entry.of(cpu).sampleBegins();
    Entry.of(cpu).begins(Stage.PREPARE);
    code.accept(cpu);
    Entry.of(cpu).ends();
    Entry.of(cpu).sampleOver();
    return log.toString();
  }
}
