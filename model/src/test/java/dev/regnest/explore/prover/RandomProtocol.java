package dev.regnest.explore.prover;

import dev.regnest.design.Design;
import dev.regnest.kernel.EventSource;
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
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * A small protocol over a few shared cells that nobody would write, a program for each source, drawn by a seed.
 *
 * <p>Only one source can fail, so that what others do to it is not hidden behind what they do to themselves.
 */
final class RandomProtocol extends SamplingPath {
  private static final int VALUES = 3;

  /** Task, softirq, hardirq and NMI. */
  private static final int VICTIMS = 4;

  private static final Register WORD = Register.IP;

  /** One instruction; {@code a} and {@code b} are what it needs. */
  private record Instruction(Kind kind, int a, int b) {}

  private enum Kind {
    LOAD,
    STORE,
    STORE_NEXT,
    LEVEL,
    SKIP_IF,
    FAIL_IF,
    IRQS_OFF,
    BARRIER,
    STORE_WORD,
    EMIT
  }

  private final Cell[] cells;
  private final PerCpuPtRegs slot;
  private final Map<EventSource, List<Instruction>> programs = new EnumMap<>(EventSource.class);

  private RandomProtocol(Kernel kernel, long seed) {
    super(kernel);
    SplittableRandom random = new SplittableRandom(seed);
    cells = new Cell[1 + random.nextInt(4)];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = kernel.perCpu().flag("cell[" + i + "]", 0);
    }
    slot = kernel.perCpu().regs("slot");
    EventSource victim = EventSource.values()[random.nextInt(VICTIMS)];
    for (EventSource source : EventSource.values()) {
      programs.put(source, program(random, source == victim));
    }
  }

  /** {@return the protocol of that seed, as a design} */
  static Design design(long seed) {
    return new Design(
        "random-" + seed,
        "a random protocol",
        "a seed",
        Set.of(),
        kernel -> new RandomProtocol(kernel, seed));
  }

  private List<Instruction> program(SplittableRandom random, boolean mayFail) {
    List<Instruction> program = new ArrayList<>();
    int length = 2 + random.nextInt(5);
    for (int i = 0; i < length; i++) {
      Kind drawn = Kind.values()[random.nextInt(Kind.values().length)];
      boolean fails = drawn == Kind.FAIL_IF || drawn == Kind.EMIT;
      Kind kind = fails && !mayFail ? Kind.STORE_NEXT : drawn;
      int cell = random.nextInt(cells.length);
      int value = random.nextInt(VALUES);
      boolean branches = kind == Kind.SKIP_IF || kind == Kind.FAIL_IF;
      program.add(
          new Instruction(kind, branches ? value : cell, branches ? 1 + random.nextInt(2) : value));
    }
    return program;
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
    List<Instruction> program = programs.get(data.source());
    int register = 0;
    boolean wereOff = false;
    boolean masked = false;
    for (int at = 0; at < program.size(); at++) {
      Instruction now = program.get(at);
      switch (now.kind()) {
        case LOAD -> register = cpu.load(cells[now.a()]);
        case STORE -> cpu.store(cells[now.a()], now.b());
        case STORE_NEXT -> cpu.store(cells[now.a()], (register + 1) % VALUES);
        case LEVEL -> register = cpu.interruptContextLevel();
        case SKIP_IF -> at += register == now.a() ? now.b() : 0;
        case FAIL_IF -> {
          if (register == now.a()) {
            observer().drops(cpu, data, "the protocol says so");
          }
        }
        case IRQS_OFF -> {
          if (!masked) {
            wereOff = cpu.localIrqSave();
            masked = true;
          }
        }
        case BARRIER -> cpu.barrier();
        case STORE_WORD -> slot.thisCpuPtr(cpu).store(cpu, WORD, Word.caller(data.number(), WORD));
        case EMIT -> {
          PtRegs regs = slot.thisCpuPtr(cpu);
          observer().emits(cpu, data, regs, WORD, regs.load(cpu, WORD), Truth.OWN);
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
