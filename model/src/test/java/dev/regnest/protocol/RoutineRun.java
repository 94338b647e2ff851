package dev.regnest.protocol;

import dev.regnest.machine.Access;
import dev.regnest.machine.Arrival;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Cpu;
import dev.regnest.machine.Driver;
import dev.regnest.machine.Frame;
import dev.regnest.machine.Predicate;
import dev.regnest.machine.Rounds;
import dev.regnest.machine.Word;
import dev.regnest.perf.PerfGetRegsUser;
import dev.regnest.perf.PerfSampleData;
import dev.regnest.perf.PtRegs;
import dev.regnest.perf.SampleObserver;
import dev.regnest.perf.SampleObserver.Truth;
import java.util.List;

/** One frame that runs a routine, and its locals. */
final class RoutineRun {
  private static final String WHERE = "drawn";

  private final Shared shared;
  private final boolean givesBack;
  private final Cpu cpu;
  private final PerfSampleData data;
  private final SampleObserver observer;
  private final Masks masks;
  private final Told told;
  private int register;
  private int counted;

  /** Begins a frame; {@code data} and {@code observer} are null where no sample is taken. */
  RoutineRun(
      Shared shared, Routine routine, Cpu cpu, PerfSampleData data, SampleObserver observer) {
    this.shared = shared;
    this.givesBack = routine.givesBack();
    this.cpu = cpu;
    this.data = data;
    this.observer = observer;
    masks = new Masks(cpu, givesBack);
    told = new Told(cpu);
  }

  /** Runs these instructions up to the end, or to a return among them. */
  void run(List<Instruction> instructions) {
    boolean isConditional = false;
    for (int at = 0; at < instructions.size(); at++) {
      Instruction now = instructions.get(at);
      boolean isSkipped = isConditional && register == 0;
      if (!isSkipped) {
        told.before(now.kind(), cell(now));
        if (now.kind() == Kind.RETURN_IF && holds(now)) {
          break;
        }
        if (now.kind() == Kind.TASK_B_RETURNS && cpu.current() != 0) {
          break;
        }
        if (now.kind() == Kind.TASK_A_SKIPS && cpu.current() == 0) {
          at += now.value();
        }
        run(now);
        told.after(now.kind(), cell(now));
      }
      if (isConditional) {
        told.join(now.kind(), cell(now));
      }
      isConditional = now.kind() == Kind.SKIP_IF_ZERO && !isSkipped;
      if (isConditional) {
        told.branch();
      }
    }
    Frame.of(cpu).inNokprobe(false);
    masks.giveBack();
    while (givesBack && counted > 0) {
      countDown();
    }
  }

  private void run(Instruction now) {
    switch (now.kind()) {
      case STORE,
          LOAD,
          STORE_OPPOSITE,
          RELAY,
          READ_ONCE,
          WRITE_ONCE,
          LOAD_DEPENDENT,
          XCHG,
          FLIP,
          STORE_TO_STACK,
          COUNT_UP,
          COUNT_DOWN,
          COUNT_UP_PLAINLY,
          COUNT_DOWN_PLAINLY -> access(now);
      case LEVEL,
          IN_NMI,
          IN_HARDIRQ,
          IN_SOFTIRQ,
          SERVING_SOFTIRQ,
          IN_INTERRUPT,
          PREEMPT_COUNT,
          IRQS_DISABLED,
          USER_MODE,
          ON_ENTRY_STACK,
          ENTRY_COMPLETE,
          CURRENT,
          CPU -> register = ask(now);
      case IRQ_SAVE,
          IRQ_RESTORE,
          IRQ_DISABLE,
          IRQ_ENABLE,
          BH_DISABLE,
          BH_ENABLE,
          PREEMPT_DISABLE,
          PREEMPT_ENABLE -> masks.change(now.kind());
      case BARRIER -> cpu.barrier();
      case NOT_PROBED, PROBED -> Frame.of(cpu).inNokprobe(now.kind() == Kind.NOT_PROBED);
      case CHOOSE -> register = Driver.of(cpu).choose(Arrival.VALUE) ? 1 : 0;
      case FILL_IF, FILL_USER_IF, POINT, EMIT, EMIT_USER, DROP_IF -> sample(now);
      case SKIP_IF_ZERO, RETURN_IF, TASK_A_SKIPS, TASK_B_RETURNS -> {}
      default -> check(now);
    }
  }

  private Cell cell(Instruction now) {
    return shared.cells.get(now.a());
  }

  private boolean holds(Instruction now) {
    return cpu.load(cell(now)) == now.value();
  }

  private void access(Instruction now) {
    Cell cell = cell(now);
    switch (now.kind()) {
      case STORE -> cpu.store(cell, now.value());
      case LOAD -> register = cpu.load(cell);
      case STORE_OPPOSITE -> cpu.store(cell, register == 0 ? 1 : 0);
      case RELAY -> {
        if (cpu.load(cell) == 1 && cpu.load(shared.cells.get(now.b())) == now.value()) {
          cpu.store(shared.cells.get(now.c()), 1);
        }
      }
      case READ_ONCE -> register = cpu.readOnce(cell);
      case WRITE_ONCE -> cpu.writeOnce(cell, now.value());
      case LOAD_DEPENDENT -> register = cpu.loadDependent(cell);
      case XCHG -> register = cpu.update(cell, was -> now.value());
      case FLIP -> cpu.change(cell, was -> 1 - was);
      case STORE_TO_STACK -> cpu.storesToStack("local");
      default -> count(now.kind());
    }
  }

  private void count(Kind how) {
    boolean up = how == Kind.COUNT_UP || how == Kind.COUNT_UP_PLAINLY;
    if (!up && givesBack && counted == 0) {
      return;
    }
    switch (how) {
      case COUNT_UP -> register = cpu.thisCpuIncReturn(shared.counter) > 1 ? 1 : 0;
      case COUNT_UP_PLAINLY -> cpu.store(shared.counter, cpu.load(shared.counter) + 1);
      case COUNT_DOWN_PLAINLY -> cpu.store(shared.counter, cpu.load(shared.counter) - 1);
      default -> cpu.thisCpuDec(shared.counter);
    }
    counted += up ? 1 : -1;
  }

  private void countDown() {
    cpu.thisCpuDec(shared.counter);
    counted--;
  }

  private int ask(Instruction now) {
    if (now.kind() == Kind.LEVEL) {
      return cpu.interruptContextLevel();
    }
    boolean answer = switch (now.kind()) {
      case IN_NMI -> cpu.inNmi();
      case IN_HARDIRQ -> cpu.inHardirq();
      case IN_SOFTIRQ -> cpu.inSoftirq();
      case SERVING_SOFTIRQ -> cpu.inServingSoftirq();
      case IN_INTERRUPT -> cpu.inInterrupt();
      case PREEMPT_COUNT -> count(now.b()) == Instruction.COUNTS[now.b()];
      case IRQS_DISABLED -> cpu.irqsOff();
      case USER_MODE -> cpu.interruptedUserMode();
      case ON_ENTRY_STACK -> cpu.wordsAboveInterruptedSp() >= 0;
      case ENTRY_COMPLETE -> cpu.entryComplete();
      case CURRENT -> cpu.current() != 0;
      default -> cpu.smpProcessorId() != 0;
    };
    return answer ? 1 : 0;
  }

  /** Two levels of interrupts are asked for among those of interrupts alone. */
  private int count(int number) {
    return Instruction.isOfInterrupts(number)
        ? cpu.bitsOf(Predicate.IN_INTERRUPT)
        : cpu.preemptCount();
  }

  private void sample(Instruction now) {
    switch (now.kind()) {
      case FILL_IF -> {
        if (holds(now)) {
          PtRegs regs = slot();
          cpu.setup().registers().forEach(r -> regs.store(cpu, r, Word.caller(data.number(), r)));
        }
      }
      case FILL_USER_IF -> {
        if (holds(now)) {
          PerfGetRegsUser.fill(cpu, data, slot());
        }
      }
      case POINT -> observer.pointsAt(cpu, data, slot());
      case EMIT -> emit(Truth.OWN);
      case EMIT_USER -> emit(Truth.USER_REGS);
      default -> {
        if (holds(now)) {
          observer.drops(cpu, data, "the protocol says so");
        }
      }
    }
  }

  private PtRegs slot() {
    return shared.slots.get(0).thisCpuPtr(cpu);
  }

  private void emit(Truth truth) {
    PtRegs regs = slot();
    cpu.setup()
        .registers()
        .forEach(r -> regs.output(cpu, r, word -> observer.emits(cpu, data, regs, r, word, truth)));
  }

  private void check(Instruction now) {
    switch (now.kind()) {
      case ASSERT_NOT -> cpu.asserts(WHERE, now.toString(), !holds(now));
      case ASSERT_ZERO -> cpu.asserts(WHERE, now.toString(), register == 0);
      case ASSERT_LATE ->
        cpu.loadFor(
            cell(now),
            Access.PLAIN,
            value -> cpu.asserts(WHERE, now.toString(), value != now.value()));
      case ASSUME_NOT -> {
        if (holds(now)) {
          throw cpu.assumesOtherwise();
        }
      }
      case WAIT_WHILE -> waitWhile(now);
      case HANG_IF -> {
        cpu.takesLock();
        if (holds(now)) {
          throw cpu.hangs(WHERE, now.toString());
        }
      }
      case OOPS_IF -> {
        if (holds(now)) {
          throw cpu.oops(WHERE, now.toString());
        }
      }
      case INDEX_IF -> {
        if (holds(now)) {
          throw cpu.outOfBounds("array", 1, 1);
        }
      }
      default -> throw new IllegalArgumentException(now.toString());
    }
  }

  /** The loop has no state of its own. */
  private static final class Loop extends Rounds {
    Loop() {
      super(WHERE);
    }

    @Override
    protected boolean isAsMarked() {
      return true;
    }

    @Override
    protected void mark() {}
  }

  private void waitWhile(Instruction now) {
    Rounds rounds = new Loop();
    while (holds(now)) {
      cpu.barrier();
      cpu.goesRound(rounds);
    }
  }
}
