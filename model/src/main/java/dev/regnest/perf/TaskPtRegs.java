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
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The two tasks' task_pt_regs and the code that builds them: kernel entry, and what is left of them after the return to user.
 *
 * <p>Sources: arch/x86/entry/entry_64.S entry_SYSCALL_64 and arch/x86/entry/calling.h PUSH_REGS (v4.4, v6.19); by an interrupt,
 * entry_64.S:498 (v4.4), entry_64.S:1028 error_entry and arch/x86/kernel/traps.c:1042 sync_regs() (v6.19).
 */
public final class TaskPtRegs {
  private static final String[] NAMES = {"task_pt_regs", "B's task_pt_regs"};

  /** What the CPU pushes itself. */
  private static final Set<Register> PUSHED_BY_CPU =
      EnumSet.of(Register.SS, Register.SP, Register.FLAGS, Register.CS, Register.IP);

  /** {@code *regs = *eregs}, from the lowest address up. */
  private static final List<Register> SYNC_REGS = List.of(Register.values());

  /** SAVE_C_REGS and SAVE_EXTRA_REGS, v4.4 arch/x86/entry/calling.h. */
  private static final List<Register> SAVE_REGS = List.of(
      Register.R11,
      Register.R10,
      Register.R9,
      Register.R8,
      Register.AX,
      Register.CX,
      Register.DX,
      Register.SI,
      Register.DI,
      Register.R15,
      Register.R14,
      Register.R13,
      Register.R12,
      Register.BP,
      Register.BX);

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

  /** Entry in one step, which nothing can come into: saves every word. */
  void entryAtOnce(Cpu cpu) {
    for (Register r : Register.pushOrder()) {
      push(cpu, r);
    }
    Entry.of(cpu).complete();
  }

  /** Entry by an interrupt that hit user mode, with interrupts off: one step, or word by word under {@link Switch#HALF_BUILT_ENTRY}. */
  void interruptEntry(Cpu cpu) {
    if (!setup.has(Switch.HALF_BUILT_ENTRY)) {
      entryAtOnce(cpu);
      return;
    }
    boolean irqsWereOff = Entry.of(cpu).irqsOff(true);
    if (cpu.era().hasEntryStack()) {
      Entry.of(cpu).pushedOnEntryStack();
      store(cpu, SYNC_REGS, "sync_regs() copies");
    } else {
      Register.pushOrder().stream().filter(PUSHED_BY_CPU::contains).forEach(r -> push(cpu, r));
      Entry.of(cpu).pushedByCpu();
      Driver.of(cpu).point();
      push(cpu, Register.ORIG_AX);
      Entry.of(cpu).pushed(Register.ORIG_AX.pushed());
      Driver.of(cpu).point();
      Entry.of(cpu).loweredSp();
      store(cpu, SAVE_REGS, "store");
    }
    Driver.of(cpu).point();
    Entry.of(cpu).irqsOff(irqsWereOff);
    Entry.of(cpu).complete();
  }

  private void store(Cpu cpu, List<Register> words, String how) {
    for (Register r : words) {
      Driver.of(cpu).point();
      push(cpu, r);
      Entry.of(cpu).stored(how, r);
    }
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
