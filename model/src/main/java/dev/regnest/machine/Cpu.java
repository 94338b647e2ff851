package dev.regnest.machine;

import dev.regnest.kernel.Era;
import dev.regnest.kernel.EventSource;
import dev.regnest.kernel.PreemptCount;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.IntUnaryOperator;

/**
 * One CPU as the code running on it sees it: memory, masks, and the predicates that say where it is.
 *
 * <p>Designs touch memory through nothing else. Loads, stores, read-modify-writes and mask operations are points; predicates and
 * {@code barrier()} are not.
 */
public final class Cpu {
  private final Setup setup;
  private final CpuState state;
  private final Driver driver;
  private final Accesses accesses;
  private final Monitor monitor;
  private final Entry entry;
  private final Whereabouts whereabouts;

  Cpu(Setup setup, CpuState state, Driver driver, Accesses accesses, Monitor monitor) {
    this.setup = setup;
    this.state = state;
    this.driver = driver;
    this.accesses = accesses;
    this.monitor = monitor;
    this.entry = new Entry(this, state, driver, accesses);
    this.whereabouts = new Whereabouts(state, driver, accesses, softirqField());
  }

  /** {@return the conditions of this run} */
  public Setup setup() {
    return setup;
  }

  /** {@return the kernel whose rules hold} */
  public Era era() {
    return setup.era();
  }

  // Memory.

  /** {@return the value of {@code cell}, loaded plainly} */
  public int load(Cell cell) {
    return accesses.load(cell, Access.PLAIN);
  }

  /** {@return the value of {@code cell}, loaded plainly from an address that was itself loaded since the last barrier} */
  public int loadDependent(Cell cell) {
    return accesses.load(cell, Access.DEPENDENT);
  }

  /** {@return READ_ONCE(cell)} */
  public int readOnce(Cell cell) {
    return accesses.load(cell, Access.ONCE);
  }

  /** Stores plainly. */
  public void store(Cell cell, int value) {
    accesses.store(cell, value, Access.PLAIN);
    checkNotBelowZero(cell, value);
  }

  /** WRITE_ONCE(cell, value). */
  public void writeOnce(Cell cell, int value) {
    accesses.store(cell, value, Access.ONCE);
    checkNotBelowZero(cell, value);
  }

  /** {@return the register word in {@code cell}, loaded plainly} */
  public Word loadWord(Cell cell) {
    return Word.ofToken(accesses.load(cell, Access.PLAIN));
  }

  /**
   * Loads a register word plainly for nobody but {@code then}, which is told it when the load is carried out: here, or later where the
   * compiler moves it, before the next barrier.
   */
  public void outputWord(Cell cell, Consumer<Word> then) {
    accesses.output(cell, Access.PLAIN, value -> then.accept(Word.ofToken(value)));
  }

  /** Loads plainly for nobody but {@code then}, as {@link #outputWord} does. */
  public void loadFor(Cell cell, Access access, IntConsumer then) {
    accesses.output(cell, access, then);
  }

  /** Stores a register word plainly. */
  public void storeWord(Cell cell, Word word) {
    accesses.store(cell, word.token(), Access.PLAIN);
  }

  /** this_cpu_inc_return(cell): one instruction. {@return the new value} */
  public int thisCpuIncReturn(Cell cell) {
    return accesses.add(cell, 1);
  }

  /** this_cpu_dec(cell): one instruction. */
  public void thisCpuDec(Cell cell) {
    accesses.add(cell, -1, value -> checkNotBelowZero(cell, value));
  }

  /** Reads and writes {@code cell} in one instruction, as xchg does. {@return the value it had} */
  public int update(Cell cell, IntUnaryOperator operation) {
    return accesses.update(cell, operation);
  }

  /** The same, where nobody needs a value. */
  public void change(Cell cell, IntUnaryOperator operation) {
    accesses.update(cell, operation, value -> {});
  }

  /** Makes {@code accesses} of several cells at one point, as one instruction does whose operand spans them; nothing else may be done there. */
  public void together(Runnable accesses) {
    driver.together(accesses);
  }

  /**
   * {@return smp_processor_id(), as this_cpu_ptr() asks it: 0 where there is one CPU, else 0 or 1; what was answered may be out of date as
   * soon as the task moves}
   */
  public int smpProcessorId() {
    return setup.has(Switch.TWO_CPUS) ? driver.smpProcessorId() : 0;
  }

  /** barrier(): the compiler moves no access across it. */
  public void barrier() {
    accesses.barrier();
  }

  /** Stands where code stores to its own stack, which nobody else can reach. {@return whether the store is carried out} */
  public boolean storesToStack(String name) {
    return accesses.storesToStack(name);
  }

  /**
   * Stops the run because an index left its array.
   *
   * @param array the array's name
   * @param index the index
   * @param length the array's length; the index is not in 0 (inclusive) to it (exclusive)
   * @return never; an exception to throw, so that the compiler knows
   */
  public RunAborted outOfBounds(String array, int index, int length) {
    monitor.outOfBounds(this, array, index, length);
    driver.aborts();
    return new RunAborted();
  }

  /**
   * Checks an assertion; the run goes on however it turns out, as after a WARN_ON().
   *
   * @param where the place in the source, such as {@code trace.c:12}
   * @param assertion how it is written there
   */
  public void asserts(String where, String assertion, boolean holds) {
    monitor.asserted(this, where, assertion, holds);
  }

  /**
   * Stops the run because the kernel oopses: the CPU answers with an exception, or a BUG_ON() fires.
   *
   * @param where the place in the source
   * @param what what was done, such as "NULL pointer dereference" or "BUG_ON(depth > 4)"
   * @return never; an exception to throw, so that the compiler knows
   */
  public RunAborted oops(String where, String what) {
    monitor.oops(this, where, what);
    driver.aborts();
    return new RunAborted();
  }

  /**
   * Stops the run because the code waits for ever for what it has interrupted.
   *
   * @param where the place in the source
   * @param what what it waits for
   * @return never; an exception to throw, so that the compiler knows
   */
  public RunAborted hangs(String where, String what) {
    monitor.waits(this);
    monitor.hangs(this, where, what);
    driver.aborts();
    return new RunAborted();
  }

  /** Notes that code asks whether a lock is held that it takes. */
  public void takesLock() {
    monitor.waits(this);
  }

  /** {@return the value to go on with in place of one that code has computed, which may be the same; {@code text} says of what} */
  public long computes(Computed what, String text, long value) {
    return accesses.computes(what, text, value);
  }

  /** Comes to another line of source, such as {@code trace.c:12}. */
  public void comesTo(String line) {
    driver.frame().standsAt(line);
    accesses.comesTo(line);
  }

  /** Goes round a loop once more, of which {@code loop} remembers a state. */
  public void goesRound(Rounds loop) {
    boolean isBack = loop.isBack();
    if (isBack) {
      monitor.waits(this);
    }
    driver.goesRound(loop, isBack);
  }

  /**
   * {@return the exception to throw where an assumption does not hold, so that nobody looks at the rest of the run} This is a point, so that
   * what has not arrived yet is seen to have been possible.
   */
  public RunAborted assumesOtherwise() {
    driver.point();
    return new RunAborted();
  }

  /** Notes that a softirq action has left preempt_count changed, which is put right now. */
  public void leftCountChanged() {
    monitor.leftCountChanged(this);
  }

  /** Notes that code of that source runs which takes no sample. */
  public void runs(EventSource source) {
    monitor.runs(this, source);
  }

  private void checkNotBelowZero(Cell cell, int value) {
    if (value < 0 && cell.isCounter() && accesses.isStored()) {
      monitor.belowZero(this, cell);
    }
  }

  // Masks.

  /** local_irq_save(). {@return what local_irq_restore() wants back} */
  public boolean localIrqSave() {
    return irqs(/* off= */ true, Deed.LOCAL_IRQ_SAVE);
  }

  /** local_irq_disable(). */
  public void localIrqDisable() {
    irqs(/* off= */ true, Deed.LOCAL_IRQ_DISABLE);
  }

  /** local_irq_restore(). */
  public void localIrqRestore(boolean wereOff) {
    irqs(wereOff, Deed.LOCAL_IRQ_RESTORE);
  }

  /** local_irq_enable(). */
  public void localIrqEnable() {
    irqs(/* off= */ false, Deed.LOCAL_IRQ_ENABLE);
  }

  private boolean irqs(boolean off, Deed deed) {
    if (!accesses.masks(deed.what())) {
      return irqsOff();
    }
    driver.point(state.irqsOff);
    boolean wereOff = irqsOff();
    driver.poke(state.irqsOff, off ? 1 : 0);
    driver.did(deed);
    return wereOff;
  }

  /** local_bh_disable(). */
  public void localBhDisable() {
    if (hasBhLock() && driver.peek(softirqField()) == 0 && SleepingLock.maySleep(this)) {
      takeBhLock();
    }
    maskSoftirqs(PreemptCount.SOFTIRQ_DISABLE_OFFSET, Deed.LOCAL_BH_DISABLE);
  }

  /** local_bh_enable(). */
  public void localBhEnable() {
    maskSoftirqs(-PreemptCount.SOFTIRQ_DISABLE_OFFSET, Deed.LOCAL_BH_ENABLE);
    boolean isOver = hasBhLock() && driver.peek(softirqField()) == 0;
    int me = SleepingLock.holder(this);
    if (isOver && driver.decides(() -> driver.peek(state.bhLock) == me)) {
      driver.store(state.bhLock, 0, Access.PLAIN);
    }
  }

  boolean hasBhLock() {
    return setup.has(Switch.BH_LOCK) && era().softirqCountInTask();
  }

  private void takeBhLock() {
    SleepingLock.Attempt attempt =
        SleepingLock.take(this, operation -> driver.update(state.bhLock, operation));
    if (attempt == SleepingLock.Attempt.DEADLOCK) {
      throw hangs(
          driver.frame().source(), "deadlock: each of two tasks waits for a lock of the other");
    }
    if (attempt == SleepingLock.Attempt.WAITS) {
      throw assumesOtherwise();
    }
  }

  /** preempt_disable(). */
  public void preemptDisable() {
    maskPreemption(PreemptCount.PREEMPT_OFFSET, Deed.PREEMPT_DISABLE);
  }

  /** preempt_enable(). */
  public void preemptEnable() {
    maskPreemption(-PreemptCount.PREEMPT_OFFSET, Deed.PREEMPT_ENABLE);
  }

  /**
   * preempt_count_add(), or with units below 0 preempt_count_sub(), in one step: preempt_count is one word, so 0x1ff less is a unit of
   * preemption more and those of bottom halves less.
   *
   * @param units those of preemption and of softirqs, see {@link PreemptCount#masks}
   */
  public void preemptCountAdd(int units) {
    int before = driver.peek(state.preemptDepth) + driver.peek(softirqField());
    int after = before + units;
    boolean isOneWord = after >= 0 && !era().softirqCountInTask();
    int preemption = isOneWord
        ? after % PreemptCount.SOFTIRQ_OFFSET - before % PreemptCount.SOFTIRQ_OFFSET
        : units % PreemptCount.SOFTIRQ_OFFSET;
    int softirqs = units - preemption;
    String name = units < 0 ? "preempt_count_sub(0x" : "preempt_count_add(0x";
    Deed deed = new Deed(Deed.Kind.MASK, name + Integer.toHexString(Math.abs(units)) + ")");
    if (softirqs == 0) {
      maskPreemption(preemption, deed);
    } else if (maskSoftirqs(softirqs, deed) && preemption != 0) {
      driver.adjust(state.preemptDepth, preemption);
      driver.frame().preemptUnits += preemption;
      checkTaken(state.preemptDepth, driver.frame().preemptUnits, deed);
    }
  }

  private boolean maskSoftirqs(int units, Deed deed) {
    if (!mask(softirqField(), units, deed)) {
      return false;
    }
    driver.frame().softirqUnits += units;
    checkTaken(softirqField(), driver.frame().softirqUnits, deed);
    return true;
  }

  private void maskPreemption(int units, Deed deed) {
    if (mask(state.preemptDepth, units, deed)) {
      driver.frame().preemptUnits += units;
      checkTaken(state.preemptDepth, driver.frame().preemptUnits, deed);
    }
  }

  /**
   * Breaks an assertion where more is given back than anybody took, as CONFIG_DEBUG_PREEMPT warns of it (kernel/sched/core.c, {@code
   * preempt_count_sub()}): preempt_count is one word, so what a field lacks it borrows from the others, which are cells of their own here. A
   * mutant that does not take it is asked what that keeps away.
   */
  private void checkTaken(Cell field, int ofFrame, Deed deed) {
    if (ofFrame < 0 && accesses == driver && driver.peek(field) < 0) {
      String where = driver.frame().source();
      monitor.asserted(
          this,
          where.isEmpty() ? "preempt_count" : where,
          "DEBUG_LOCKS_WARN_ON(val > preempt_count()) in " + deed,
          /* holds= */ false);
    }
  }

  private boolean mask(Cell field, int units, Deed deed) {
    if (!accesses.masks(deed.what())) {
      return false;
    }
    driver.point(field);
    driver.adjust(field, units);
    driver.did(deed);
    return true;
  }

  // Predicates.

  /** in_nmi(). {@return its answer} */
  public boolean inNmi() {
    return whereabouts.ask(Predicate.IN_NMI);
  }

  /** in_irq(), today in_hardirq(). {@return its answer} */
  public boolean inHardirq() {
    return whereabouts.ask(Predicate.IN_HARDIRQ);
  }

  /** in_softirq(). {@return its answer} */
  public boolean inSoftirq() {
    return whereabouts.ask(Predicate.IN_SOFTIRQ);
  }

  /** in_serving_softirq(). {@return its answer} */
  public boolean inServingSoftirq() {
    return whereabouts.ask(Predicate.IN_SERVING_SOFTIRQ);
  }

  /** in_interrupt(). {@return its answer} */
  public boolean inInterrupt() {
    return whereabouts.ask(Predicate.IN_INTERRUPT);
  }

  /** Asks where it runs, by the value of a predicate. {@return the bits of preempt_count that say so, which are the value of the predicate in C; 0 for no} */
  public int bitsOf(Predicate predicate) {
    return whereabouts.askBits(predicate);
  }

  /** interrupt_context_level(). {@return 3 NMI, 2 hardirq, 1 serving a softirq, 0 else} */
  public int interruptContextLevel() {
    return whereabouts.askLevel();
  }

  /** {@return preempt_count()} */
  public int preemptCount() {
    return driver.peek(state.preemptDepth)
        + driver.peek(state.softirqCount)
        + driver.peekNested(state.hardirqCount)
        + driver.peekNested(state.nmiCount);
  }

  /** {@return whether preempt_count() is 0} */
  boolean isPreemptCountZero() {
    return driver.peek(state.preemptDepth) == 0
        && driver.peek(state.softirqCount) == 0
        && driver.peek(state.hardirqCount) == 0
        && driver.peek(state.nmiCount) == 0;
  }

  boolean isInInterrupt() {
    return whereabouts.is(Predicate.IN_INTERRUPT);
  }

  /** {@return whether interrupts are off} */
  public boolean irqsOff() {
    return driver.peek(state.irqsOff) != 0;
  }

  Cell softirqField() {
    return era().softirqCountInTask() ? state.softirqDisableCnt : state.softirqCount;
  }

  // The running task and its entry.

  /** {@return current: 0 or 1} */
  public int current() {
    return driver.peek(state.task);
  }

  /** {@return the number of current's entry into the kernel} */
  public int currentEntry() {
    return driver.peek(state.entry[current()]);
  }

  /** {@return whether every word of current's entry that its path saves has been pushed} */
  public boolean entryComplete() {
    return driver.peek(state.entryComplete) != 0;
  }

  /** user_mode(regs) of the frame that the running one interrupted. {@return its answer} */
  public boolean interruptedUserMode() {
    return driver.frame().interruptedAt == Place.USER;
  }

  /**
   * {@return how many words of task_pt_regs lay above the stack pointer of the frame that the running one interrupted, 0 to 21, or -1
   * if that stack pointer was not inside task_pt_regs}
   */
  public int wordsAboveInterruptedSp() {
    int place = driver.frame().interruptedAt;
    return place < Place.PUSHING ? -1 : place - Place.PUSHING;
  }

  /** {@return the number of frames below the running one} */
  public int depth() {
    return driver.depth();
  }

  // Driver.of(), Frame.of() and Entry.of() answer these: designs have no way there.

  Driver driver() {
    return driver;
  }

  Frame frame() {
    return driver.frame();
  }

  Entry entry() {
    return entry;
  }
}
