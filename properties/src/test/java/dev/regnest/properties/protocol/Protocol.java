package dev.regnest.properties.protocol;

import dev.regnest.design.Design;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Cpu;
import dev.regnest.perf.PerCpu;
import dev.regnest.perf.PerfGetRegsUser;
import dev.regnest.perf.PerfSampleData;
import dev.regnest.perf.PtRegs;
import dev.regnest.perf.PtRegsSlots;
import dev.regnest.perf.RegsUserStorage;
import dev.regnest.properties.UnderTest;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A storage design that nobody thought of: a few steps before, around and after the fill, over two flags, a counter and two slots.
 *
 * @param counting how it counts the samples it holds
 * @param before the steps of init; a refusal among them drops the sample
 * @param fill the steps of prepare, after which the sample points at the slot chosen last
 * @param after the steps of free
 */
record Protocol(Counting counting, List<Step> before, List<Step> fill, List<Step> after) {
  /** How init counts up and free counts down again. */
  enum Counting {
    NOT,
    IN_ONE_STEP,
    PLAINLY
  }

  /** {@return the design that runs these steps} */
  Design design() {
    return UnderTest.design("protocol", perCpu -> new Storage(this, perCpu));
  }

  @Override
  public String toString() {
    return counting + " | " + text(before) + " | " + text(fill) + " | " + text(after);
  }

  private static String text(List<Step> steps) {
    return steps.stream().map(Step::toString).collect(Collectors.joining(" "));
  }

  /** Per-CPU memory of a protocol, and how its steps use it. */
  static final class Storage implements RegsUserStorage {
    private final Protocol protocol;
    private final Cell[] flags;
    private final Cell counter;
    private final PtRegsSlots slots;

    Storage(Protocol protocol, PerCpu perCpu) {
      this.protocol = protocol;
      this.flags = new Cell[] {perCpu.flag("flag[0]", 0), perCpu.flag("flag[1]", 0)};
      this.counter = perCpu.counter("counter");
      this.slots = perCpu.slots("slot", 2);
    }

    @Override
    public boolean init(Cpu cpu, PerfSampleData data) {
      data.slot(0);
      count(cpu, 1);
      return run(cpu, data, protocol.before());
    }

    @Override
    public void fetch(Cpu cpu, PerfSampleData data) {
      run(cpu, data, protocol.fill());
      data.regsUser(slotFor(cpu, data));
    }

    @Override
    public PtRegs slotFor(Cpu cpu, PerfSampleData data) {
      return slots.at(cpu, data.slot());
    }

    @Override
    public void free(Cpu cpu, PerfSampleData data) {
      run(cpu, data, protocol.after());
      count(cpu, -1);
    }

    private void count(Cpu cpu, int delta) {
      if (protocol.counting() == Counting.PLAINLY) {
        cpu.store(counter, cpu.load(counter) + delta);
      } else if (protocol.counting() == Counting.IN_ONE_STEP && delta > 0) {
        cpu.thisCpuIncReturn(counter);
      } else if (protocol.counting() == Counting.IN_ONE_STEP) {
        cpu.thisCpuDec(counter);
      }
    }

    private boolean run(Cpu cpu, PerfSampleData data, List<Step> steps) {
      boolean wereOff = false;
      boolean saved = false;
      boolean goesOn = true;
      boolean skip = false;
      for (Step step : steps) {
        if (skip) {
          skip = false;
          continue;
        }
        switch (step.kind()) {
          case SET:
            cpu.store(flags[step.which()], step.value());
            break;
          case UNLESS_SET:
            skip = cpu.load(flags[step.which()]) != step.value();
            break;
          case SLOT:
            data.slot(step.which());
            break;
          case SLOT_BY_COUNTER:
            data.slot(cpu.load(counter) > 1 ? 1 : 0);
            break;
          case IF_IN_NMI:
            skip = !cpu.inNmi();
            break;
          case SLOT_BY_LEVEL:
            data.slot(cpu.interruptContextLevel() > step.which() + 1 ? 1 : 0);
            break;
          case FILL:
            PerfGetRegsUser.fill(cpu, data, slotFor(cpu, data));
            break;
          case IRQS_OFF:
            if (!saved) {
              wereOff = cpu.localIrqSave();
              saved = true;
            }
            break;
          case REFUSE_IF_COUNTED:
            if (cpu.load(counter) > 1 + step.which()) {
              count(cpu, -1);
              goesOn = false;
            }
            break;
          default:
            cpu.barrier();
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
  record Step(Kind kind, int which, int value) {
    @Override
    public String toString() {
      return kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-') + which + value;
    }
  }

  /** What a step does. */
  enum Kind {
    FILL,
    SET,
    UNLESS_SET,
    SLOT,
    SLOT_BY_COUNTER,
    SLOT_BY_LEVEL,
    IF_IN_NMI,
    IRQS_OFF,
    REFUSE_IF_COUNTED,
    BARRIER
  }
}
