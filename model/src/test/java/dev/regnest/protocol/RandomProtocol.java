package dev.regnest.protocol;

import dev.regnest.kernel.Register;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Cpu;
import dev.regnest.machine.Word;
import dev.regnest.perf.Kernel;
import dev.regnest.perf.PerCpuPtRegs;
import dev.regnest.perf.PerfSampleData;
import dev.regnest.perf.PtRegs;
import dev.regnest.perf.SampleObserver.Truth;
import dev.regnest.perf.SamplingPath;
import java.util.List;

/** A small protocol over a few shared cells that nobody would write: runs the program of each source. */
final class RandomProtocol extends SamplingPath {
  private static final Register WORD = RandomPrograms.WORD;

  private final RandomPrograms drawn;
  private final Cell[] cells;
  private final PerCpuPtRegs slot;

  RandomProtocol(Kernel kernel, RandomPrograms drawn) {
    super(kernel);
    this.drawn = drawn;
    cells = new Cell[drawn.cells()];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = kernel.perCpu().flag("cell[" + i + "]", 0);
    }
    slot = kernel.perCpu().regs("slot");
  }

  @Override
  protected boolean takesGuard() {
    return true;
  }

  @Override
  protected boolean init(Cpu cpu, PerfSampleData data) {
    return true;
  }

  @Override
  protected void prepare(Cpu cpu, PerfSampleData data) {
    List<Instruction> program = drawn.programs().getOrDefault(data.source(), List.of());
    int register = 0;
    boolean wereOff = false;
    boolean masked = false;
    for (int at = 0; at < program.size(); at++) {
      Instruction now = program.get(at);
      Cell cell = cells[now.a()];
      switch (now.kind()) {
        case STORE -> cpu.store(cell, now.value());
        case LOAD -> register = cpu.load(cell);
        case STORE_OPPOSITE -> cpu.store(cell, register == 0 ? 1 : 0);
        case RELAY -> {
          if (cpu.load(cell) == 1 && cpu.load(cells[now.b()]) == now.value()) {
            cpu.store(cells[now.c()], 1);
          }
        }
        case LEVEL -> register = cpu.interruptContextLevel();
        case SERVING_SOFTIRQ -> register = cpu.inServingSoftirq() ? 1 : 0;
        case SKIP_IF_ZERO -> at += register == 0 ? 1 : 0;
        case IRQS_OFF -> {
          if (!masked) {
            wereOff = cpu.localIrqSave();
            masked = true;
          }
        }
        case IRQS_ON -> {
          if (masked) {
            cpu.localIrqRestore(wereOff);
            masked = false;
          }
        }
        case BARRIER -> cpu.barrier();
        case FILL_IF -> {
          if (cpu.load(cell) == now.value()) {
            slot.thisCpuPtr(cpu).store(cpu, WORD, Word.caller(data.number(), WORD));
          }
        }
        case DROP_IF -> {
          if (cpu.load(cell) == now.value()) {
            observer().drops(cpu, data, "the protocol says so");
          }
        }
        case EMIT -> {
          PtRegs regs = slot.thisCpuPtr(cpu);
          regs.output(cpu, WORD, word -> observer().emits(cpu, data, regs, WORD, word, Truth.OWN));
        }
      }
    }
    if (masked) {
      cpu.localIrqRestore(wereOff);
    }
  }

  @Override
  protected void output(Cpu cpu, PerfSampleData data) {}

  @Override
  protected void free(Cpu cpu, PerfSampleData data) {}
}
