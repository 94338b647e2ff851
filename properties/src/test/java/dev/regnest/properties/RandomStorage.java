package dev.regnest.properties;

import dev.regnest.design.Design;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Cpu;
import dev.regnest.perf.PerCpu;
import dev.regnest.perf.PerfGetRegsUser;
import dev.regnest.perf.PerfSampleData;
import dev.regnest.perf.PtRegs;
import dev.regnest.perf.PtRegsSlots;
import dev.regnest.perf.RegsUserStorage;
import dev.regnest.perf.UserRegsPath;
import dev.regnest.protocol.RandomPrograms;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * A storage design that nobody thought of: a few steps before, around and after the fill, over two flags, a counter and two slots.
 *
 * @param counting how it counts the samples it holds
 * @param before the steps of init; a refusal among them drops the sample
 * @param fill the steps of prepare, after which the sample points at the slot chosen last
 * @param after the steps of free
 */
public record RandomStorage(
    Counting counting, List<Statement> before, List<Statement> fill, List<Statement> after) {
  private static final int AROUND = 4;

  /** How init counts up and free counts down again. */
  public enum Counting {
    NOT("not counting"),
    IN_ONE_STEP("this_cpu_inc_return"),
    PLAINLY("count++");

    private final String text;

    Counting(String text) {
      this.text = text;
    }
  }

  /** {@return storages of up to four statements before, around the fill and after} */
  public static Arbitrary<RandomStorage> any() {
    return Combinators.combine(
            Arbitraries.of(Counting.class),
            statements(Arrays.asList(Kind.values())),
            statements(Kind.OF_ANY_STAGE),
            Arbitraries.integers().between(0, AROUND),
            statements(Kind.OF_ANY_STAGE))
        .as((counting, before, around, at, after) ->
            new RandomStorage(counting, before, filling(around, at), after));
  }

  private static Arbitrary<List<Statement>> statements(List<Kind> kinds) {
    return Combinators.combine(
            Arbitraries.of(kinds),
            Arbitraries.integers().between(0, 1),
            Arbitraries.integers().between(0, 1))
        .as(Statement::new)
        .list()
        .ofMaxSize(AROUND);
  }

  private static List<Statement> filling(List<Statement> around, int at) {
    List<Statement> steps = new ArrayList<>(around);
    steps.add(Math.min(at, around.size()), new Statement(Kind.FILL, 0, 0));
    return steps;
  }

  /** {@return the design that runs these steps} */
  public Design design() {
    return new Design(
        "random-storage",
        toString(),
        RandomPrograms.DRAWN,
        Set.of(),
        kernel -> new UserRegsPath(kernel, new Storage(this, kernel.perCpu())));
  }

  @Override
  public String toString() {
    return counting.text + " | " + text(before) + " | " + text(fill) + " | " + text(after);
  }

  private static String text(List<Statement> steps) {
    return steps.isEmpty()
        ? "-"
        : steps.stream().map(Statement::toString).collect(Collectors.joining("; "));
  }

  /** Its per-CPU memory, and how its steps use it. */
  static final class Storage implements RegsUserStorage {
    private final RandomStorage drawn;
    private final Cell[] flags;
    private final Cell counter;
    private final PtRegsSlots slots;

    Storage(RandomStorage drawn, PerCpu perCpu) {
      this.drawn = drawn;
      this.flags = new Cell[] {perCpu.flag("flag[0]", 0), perCpu.flag("flag[1]", 0)};
      this.counter = perCpu.counter("counter");
      this.slots = perCpu.slots("slot", 2);
    }

    @Override
    public boolean init(Cpu cpu, PerfSampleData data) {
      data.slot(0);
      count(cpu, 1);
      return run(cpu, data, drawn.before());
    }

    @Override
    public void fetch(Cpu cpu, PerfSampleData data) {
      run(cpu, data, drawn.fill());
      data.regsUser(slotFor(cpu, data));
    }

    @Override
    public PtRegs slotFor(Cpu cpu, PerfSampleData data) {
      return slots.at(cpu, data.slot());
    }

    @Override
    public void free(Cpu cpu, PerfSampleData data) {
      run(cpu, data, drawn.after());
      count(cpu, -1);
    }

    private void count(Cpu cpu, int delta) {
      if (drawn.counting() == Counting.PLAINLY) {
        cpu.store(counter, cpu.load(counter) + delta);
      } else if (drawn.counting() == Counting.IN_ONE_STEP && delta > 0) {
        cpu.thisCpuIncReturn(counter);
      } else if (drawn.counting() == Counting.IN_ONE_STEP) {
        cpu.thisCpuDec(counter);
      }
    }

    private boolean run(Cpu cpu, PerfSampleData data, List<Statement> steps) {
      boolean wereOff = false;
      boolean saved = false;
      boolean goesOn = true;
      boolean skip = false;
      for (Statement step : steps) {
        if (skip) {
          skip = false;
          continue;
        }
        switch (step.kind()) {
          case SET -> cpu.store(flags[step.which()], step.value());
          case IF_SET -> skip = cpu.load(flags[step.which()]) != step.value();
          case SLOT -> data.slot(step.which());
          case SLOT_BY_COUNTER -> data.slot(cpu.load(counter) > 1 ? 1 : 0);
          case IF_IN_NMI -> skip = !cpu.inNmi();
          case SLOT_BY_LEVEL -> data.slot(cpu.interruptContextLevel() > step.which() + 1 ? 1 : 0);
          case FILL -> PerfGetRegsUser.fill(cpu, data, slotFor(cpu, data));
          case IRQS_OFF -> {
            if (!saved) {
              wereOff = cpu.localIrqSave();
              saved = true;
            }
          }
          case REFUSE_IF_COUNTED -> {
            if (cpu.load(counter) > 1 + step.which()) {
              count(cpu, -1);
              goesOn = false;
            }
          }
          case BARRIER -> cpu.barrier();
        }
        if (!goesOn) {
          break;
        }
      }
      if (saved) {
        cpu.localIrqRestore(wereOff);
      }
      return goesOn;
    }
  }

  /**
   * One step.
   *
   * @param kind what it does
   * @param which which of two, 0 or 1
   * @param value the value, 0 or 1
   */
  public record Statement(Kind kind, int which, int value) {
    @Override
    public String toString() {
      return switch (kind) {
        case FILL -> "fill";
        case SET -> "flag[" + which + "] = " + value;
        case IF_SET -> "if (flag[" + which + "] == " + value + ")";
        case SLOT -> "slot = " + which;
        case SLOT_BY_COUNTER -> "slot = counter > 1";
        case SLOT_BY_LEVEL -> "slot = interrupt_context_level() > " + (which + 1);
        case IF_IN_NMI -> "if (in_nmi())";
        case IRQS_OFF -> "local_irq_save()";
        case REFUSE_IF_COUNTED -> "if (counter > " + (which + 1) + ") drop";
        case BARRIER -> "barrier()";
      };
    }
  }

  /** What a step does. */
  public enum Kind {
    FILL,
    SET,
    IF_SET,
    SLOT,
    SLOT_BY_COUNTER,
    SLOT_BY_LEVEL,
    IF_IN_NMI,
    IRQS_OFF,
    BARRIER,
    /** Only init can refuse. */
    REFUSE_IF_COUNTED;

    private static final List<Kind> OF_ANY_STAGE =
        Arrays.stream(values()).filter(kind -> kind != REFUSE_IF_COUNTED).toList();
  }
}
