package dev.regnest.perf;

import dev.regnest.kernel.Register;
import dev.regnest.machine.Arrival;
import dev.regnest.machine.Cpu;
import dev.regnest.machine.Driver;
import dev.regnest.machine.Entry;
import dev.regnest.machine.Layout;
import dev.regnest.machine.Setup;
import dev.regnest.machine.Switch;
import dev.regnest.machine.Word;
import java.util.List;
import java.util.Optional;

/**
 * The two tasks' task_pt_regs and the code that builds them: kernel entry, and what is left of them after the return to user.
 *
 * <p>Sources: arch/x86/entry/entry_64.S entry_SYSCALL_64 and arch/x86/entry/calling.h PUSH_REGS (v4.4, v6.19).
 */
public final class TaskPtRegs {
  private static final String[] NAMES = {"task_pt_regs", "B's task_pt_regs"};

  private final Setup setup;
  private final boolean[] copied = new boolean[Register.values().length];
  private final SharedPtRegs[] tasks = new SharedPtRegs[NAMES.length];

  /** One task's, of which nobody copies cs. */
  private static final class OfTask extends SharedPtRegs {
    private final int task;

    OfTask(Layout layout, int task, List<Register> registers) {
      super(layout, NAMES[task], registers, Word.NOT_PUSHED);
      this.task = task;
    }

    @Override
    public Optional<Word> cs(Cpu cpu) {
      boolean isPushed = cpu.current() == task && cpu.entryComplete();
      return Optional.of(
          isPushed ? Word.user(task, cpu.currentEntry(), Register.CS) : Word.NOT_PUSHED);
    }
  }

  TaskPtRegs(Layout layout, Setup setup) {
    this.setup = setup;
    setup.registers().forEach(r -> copied[r.ordinal()] = true);
    tasks[0] = new OfTask(layout, 0, setup.registers());
    if (setup.arrivals().contains(Arrival.PREEMPTION)) {
      tasks[1] = new OfTask(layout, 1, setup.registers());
    }
  }

  /** {@return task_pt_regs() of task 0 or 1} */
  PtRegs of(int task) {
    return tasks[task];
  }

  /** Syscall entry: one step, or push by push under {@link Switch#HALF_BUILT_ENTRY}. */
  void syscallEntry(Cpu cpu) {
    Driver.of(cpu).point();
    Entry.of(cpu).leaveUserMode();
    boolean stepwise = setup.has(Switch.HALF_BUILT_ENTRY);
    boolean irqsWereOff = Entry.of(cpu).irqsOff(true);
    if (stepwise) {
      Driver.of(cpu).point();
      Entry.of(cpu).pushed(0);
    }
    for (Register r : Register.pushOrder()) {
      if (r.calleeSaved() && !cpu.era().syscallSavesCalleeSaved()) {
        break;
      }
      if (stepwise) {
        Driver.of(cpu).point();
      }
      push(cpu, r);
      if (stepwise) {
        Entry.of(cpu).pushed(r.pushed());
      }
      if (r == Register.SP && cpu.era().irqsOnWhilePushing()) {
        Entry.of(cpu).irqsOff(irqsWereOff);
      }
    }
    Entry.of(cpu).irqsOff(irqsWereOff);
    Entry.of(cpu).complete();
  }

  /** Entry by an interrupt that hit user mode: saves every word, in one step. */
  void interruptEntry(Cpu cpu) {
    for (Register r : Register.pushOrder()) {
      push(cpu, r);
    }
    Entry.of(cpu).complete();
  }

  /** The return to user mode: the frame is gone, and what lies there is stale for the next entry. */
  void returnToUser(Cpu cpu) {
    forget(cpu, cpu.current());
    Entry.of(cpu).returnToUserMode();
  }

  private void forget(Cpu cpu, int task) {
    for (Register r : setup.registers()) {
      tasks[task].poke(cpu, r, Word.NOT_PUSHED);
    }
  }

  private void push(Cpu cpu, Register r) {
    if (copied[r.ordinal()]) {
      int task = cpu.current();
      tasks[task].poke(cpu, r, Word.user(task, cpu.currentEntry(), r));
    }
  }
}
