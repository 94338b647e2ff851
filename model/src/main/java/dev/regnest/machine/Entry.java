package dev.regnest.machine;

import dev.regnest.kernel.PreemptCount;
import dev.regnest.kernel.Register;
import java.util.ArrayList;
import java.util.List;

/**
 * What entry and return code does to the state of a CPU, one method a step.
 *
 * <p>Sources: arch/x86/entry/entry_64.S, include/linux/hardirq.h ({@code nmi_enter()}), kernel/softirq.c ({@code __do_softirq()}).
 */
public final class Entry {
  private static final Deed SWITCH_STACK = new Deed(Deed.Kind.ENTRY_STEP, "switch stack");
  private static final Deed PUSHED_BY_CPU = new Deed(Deed.Kind.PUSH, "ss ... ip");
  private static final Deed ON_ENTRY_STACK = new Deed(Deed.Kind.PUSH, "all on the entry stack");
  private static final Deed LOWERED_SP = new Deed(Deed.Kind.ENTRY_STEP, "lower sp");
  private static final Deed[] PUSHED = pushed();

  private final Cpu cpu;
  private final CpuState state;
  private final Driver driver;
  private final Accesses accesses;

  Entry(Cpu cpu, CpuState state, Driver driver, Accesses accesses) {
    this.cpu = cpu;
    this.state = state;
    this.driver = driver;
    this.accesses = accesses;
  }

  /** {@return what that CPU's entry and return code does} */
  public static Entry of(Cpu cpu) {
    return cpu.entry();
  }

  private static Deed[] pushed() {
    List<Deed> words = new ArrayList<>(List.of(SWITCH_STACK));
    Register.pushOrder().forEach(r -> words.add(new Deed(Deed.Kind.PUSH, r.label())));
    return words.toArray(Deed[]::new);
  }

  /** Notes where the running frame hit, and that it runs in the kernel on a stack of its own. {@return the place, to return to} */
  public int interrupt() {
    int place = driver.peek(state.place);
    driver.frame().interruptedAt = place;
    driver.poke(state.place, Place.KERNEL);
    return place;
  }

  /** Goes back to where {@link #interrupt()} hit. */
  public void resume(int place) {
    driver.poke(state.place, place);
  }

  /** The handler of the running frame has returned; what it kept for later is to come. */
  public void handlerReturned() {
    driver.did(Deed.HANDLER_RETURNED);
  }

  /** {@return whether that place is user mode} */
  public boolean isUserMode(int place) {
    return place == Place.USER;
  }

  /** The instruction that leaves user mode, before the stack is switched. */
  public void leaveUserMode() {
    driver.frame().inEntry = true;
    driver.poke(state.place, Place.KERNEL_ON_USER_STACK);
    driver.did(Deed.FROM_USER_MODE);
  }

  /** Another task runs, which is never in user mode and has no task_pt_regs of its own. */
  public void switchToKernelThread() {
    driver.poke(state.place, Place.KERNEL);
    driver.did(Deed.TO_KERNEL_THREAD);
  }

  /** The stack is switched, or a word was pushed: so many words are on it now. */
  public void pushed(int words) {
    driver.poke(state.place, Place.PUSHING + words);
    driver.did(PUSHED[words]);
  }

  /** The CPU has pushed its five words to task_pt_regs, in one step. */
  public void pushedByCpu() {
    driver.poke(state.place, Place.PUSHING + Register.IP.pushed());
    driver.did(PUSHED_BY_CPU);
  }

  /** All words are pushed, on a stack that is not the task's. */
  public void pushedOnEntryStack() {
    driver.did(ON_ENTRY_STACK);
  }

  /** The stack pointer is below task_pt_regs, before anything is stored there. */
  public void loweredSp() {
    driver.poke(state.place, Place.PUSHING + Register.R15.pushed());
    driver.did(LOWERED_SP);
  }

  /** A word of task_pt_regs is stored, by {@code what}, with the stack pointer elsewhere. */
  public void stored(String what, Register r) {
    driver.did(new Deed(Deed.Kind.ENTRY_STEP, what + " " + r.label()));
  }

  /** Every word that this path saves has been pushed. */
  public void complete() {
    driver.frame().inEntry = false;
    driver.poke(state.place, Place.KERNEL);
    driver.poke(state.entryComplete, 1);
    driver.did(Deed.ENTRY_COMPLETE);
  }

  /** Back to user mode, where interrupts are on whatever the kernel left: the current entry of the current task is over. */
  public void returnToUserMode() {
    driver.poke(state.place, Place.USER);
    driver.poke(state.irqsOff, 0);
    driver.poke(state.entryComplete, 0);
    int task = cpu.current();
    driver.endEntry(task, state.entry[task]);
    driver.did(Deed.TO_USER_MODE);
  }

  /** Interrupts on or off, as entry code sets them. {@return whether they were off} */
  public boolean irqsOff(boolean off) {
    boolean were = cpu.irqsOff();
    driver.poke(state.irqsOff, off ? 1 : 0);
    return were;
  }

  /** Preemption off or on, as entry code sets it. */
  public void preemptionOff(boolean off) {
    driver.adjust(
        state.preemptDepth, off ? PreemptCount.PREEMPT_OFFSET : -PreemptCount.PREEMPT_OFFSET);
  }

  /** Adds HARDIRQ units to preempt_count. */
  public void addHardirqCount(int units) {
    driver.nest(state.hardirqCount, units);
  }

  /** {@return how many HARDIRQ units preempt_count holds} */
  public int hardirqs() {
    return driver.peekNested(state.hardirqCount) / PreemptCount.HARDIRQ_OFFSET;
  }

  /** nmi_enter() and nmi_exit(): one NMI and one HARDIRQ unit more, or less. */
  public void nmiCount(boolean enter) {
    int sign = enter ? 1 : -1;
    addHardirqCount(sign * PreemptCount.HARDIRQ_OFFSET);
    driver.nest(state.nmiCount, sign * PreemptCount.NMI_OFFSET);
  }

  /** Softirqs: the unit that means serving, wherever that era keeps it. */
  public void servingSoftirq(boolean serving) {
    int units = serving ? PreemptCount.SOFTIRQ_OFFSET : -PreemptCount.SOFTIRQ_OFFSET;
    Cell count = cpu.softirqField();
    driver.adjust(count, units);
    if (cpu.hasBhLock()) {
      driver.poke(state.bhLock, serving ? SleepingLock.holder(cpu) : 0);
    }
  }

  /**
   * The end of code that may have left masks in preempt_count. At most one unit of each kind stays behind, however often that happens:
   * a second one masks nothing that the first does not, and without an end there would be no end of states.
   */
  public void leaveCounts() {
    Frame frame = driver.frame();
    leave(
        cpu.softirqField(),
        state.softirqLeak,
        frame.softirqUnits,
        PreemptCount.SOFTIRQ_DISABLE_OFFSET);
    leave(state.preemptDepth, state.preemptLeak, frame.preemptUnits, PreemptCount.PREEMPT_OFFSET);
    frame.softirqUnits = 0;
    frame.preemptUnits = 0;
  }

  /**
   * The end of a softirq action: what it has left in preempt_count is put right. Source: kernel/softirq.c {@code __do_softirq()}, which says
   * "huh, entered softirq". {@return whether it had left anything}
   */
  public boolean restoreCounts() {
    Frame frame = driver.frame();
    boolean left = frame.softirqUnits != 0 || frame.preemptUnits != 0;
    putRight(cpu.softirqField(), frame.softirqUnits);
    putRight(state.preemptDepth, frame.preemptUnits);
    frame.softirqUnits = 0;
    frame.preemptUnits = 0;
    return left;
  }

  private void leave(Cell field, Cell leak, int left, int unit) {
    if (left != 0) {
      int sign = Integer.signum(left);
      int before = driver.peek(leak);
      int after = Math.max(-1, Math.min(1, before + sign));
      putRight(field, left - (after - before) * unit);
      driver.poke(leak, after);
    }
  }

  private void putRight(Cell field, int units) {
    if (units != 0) {
      driver.adjust(field, -units);
    }
  }

  /** What an exception in the kernel adds to preempt_count, or takes off it: nmi_enter()'s units, or before v5.8 ist_enter()'s. */
  public void exceptionCount(boolean enter) {
    if (cpu.era().exceptionsEnterLikeNmi()) {
      nmiCount(enter);
    } else {
      addHardirqCount(enter ? PreemptCount.HARDIRQ_OFFSET : -PreemptCount.HARDIRQ_OFFSET);
    }
  }

  /**
   * {@return the number of the device whose handler is to run in the running frame, from 0} In an NMI's frame that is the one of the NMI taken
   * on last, which may have been latched.
   */
  public int device() {
    Frame frame = driver.frame();
    return frame.arrival == Arrival.NMI
        ? CpuState.running(driver.peek(state.nmi))
        : frame.deviceNumber();
  }

  /**
   * An NMI is delivered: the CPU masks further ones. {@return false if one is being handled already, so that this one is only latched
   * and the outer handler runs once more}
   */
  public boolean nmi() {
    int nmi = driver.peek(state.nmi);
    if ((nmi & CpuState.NMI_EXECUTING) != 0) {
      driver.poke(state.nmi, CpuState.latched(nmi, driver.frame().deviceNumber()));
      return false;
    }
    driver.poke(state.nmi, CpuState.delivered(driver.frame().deviceNumber()));
    return true;
  }

  /** The end of an NMI's body. {@return whether one was latched meanwhile, so that the body runs again} */
  public boolean nmiLatched() {
    int nmi = driver.peek(state.nmi);
    boolean latched = (nmi & CpuState.NMI_LATCHED) != 0;
    driver.poke(state.nmi, latched ? CpuState.takenOn(nmi) : 0);
    return latched;
  }

  /** DR7 is cleared: no hardware breakpoint fires from here on. {@return what {@link #debugRestore} wants back} */
  public int debugSave() {
    int was = driver.peek(state.dr7Cleared);
    driver.poke(state.dr7Cleared, 1);
    return was;
  }

  /** DR7 is what it was. */
  public void debugRestore(int was) {
    driver.poke(state.dr7Cleared, was);
  }

  /** Whether a kprobe is being handled, until it is through; one that is hit meanwhile is only counted as missed. */
  public void kprobeRunning(boolean running) {
    driver.poke(state.currentKprobe, running ? 1 : 0);
  }

  /** IRET by an exception: NMIs are let in again, even inside an NMI. */
  public void iret() {
    driver.poke(state.nmi, driver.peek(state.nmi) & ~CpuState.NMI_MASKED);
  }

  /** Whether the running frame is where hardware has switched context and preempt_count does not say so yet. */
  public void lag(boolean lagging) {
    driver.frame().inEntryLag = lagging;
  }

  /** {@return whether the running frame fired in such a place} */
  public boolean firedInLag() {
    Frame interrupted = driver.frame().interrupted;
    return interrupted != null && interrupted.inEntryLag;
  }

  /** Entering or leaving the sampling path. {@return whether it was in it before} */
  public boolean inSamplingPath(boolean in) {
    Frame frame = driver.frame();
    boolean was = frame.inSamplingPath;
    frame.inSamplingPath = in;
    return was;
  }

  /** A sample begins in the running frame. */
  public void sampleBegins() {
    driver.beginSample();
    accesses.sampleBegins();
  }

  /** Code that takes no sample begins. */
  public void codeBegins() {
    accesses.sampleBegins();
    begins(Stage.PREPARE);
  }

  /** Code that takes no sample is over. */
  public void codeOver() {
    accesses.sampleOver();
    ends();
  }

  /** The design's code for that stage of the sample begins. */
  public void begins(Stage stage) {
    driver.frame().stage = stage;
    accesses.begins(stage);
  }

  /** The design's code for the stage that began last ends. */
  public void ends() {
    driver.frame().stage = null;
  }

  /** {@return whether the design's last stage comes before the sample is written out} */
  public boolean freesFirst() {
    return accesses.freesFirst();
  }

  /** The sample of the running frame is over. */
  public void sampleOver() {
    accesses.sampleOver();
    driver.endSample();
  }

  /** Switches to another task, 0 or 1, that is inside the kernel with a complete entry. {@return the task that ran} */
  public int switchTo(int task) {
    int was = cpu.current();
    driver.poke(state.task, task);
    return was;
  }
}
