package dev.regnest.machine;

import java.util.function.IntUnaryOperator;
import java.util.function.ToIntFunction;

/**
 * A lock whose taker sleeps where it is held, as spinlock_t does on PREEMPT_RT: its cell names who holds it, and preemption and interrupts
 * stay as they are.
 *
 * <p>Source: kernel/locking/spinlock_rt.c, kernel/locking/rtmutex.c.
 *
 * <p>Who waits does nothing until the lock is given back. So a run in which somebody finds it held is no run of its own: it is one where that
 * task was preempted before it asked, or the holder went on first, and those are explored. Such a run ends there, unless nobody can go on.
 */
public final class SleepingLock {
  private static final int FREE = 0;
  private static final int OF_SOFTIRQ = 2;

  /** What became of an attempt. */
  public enum Attempt {
    /** It is held now by whoever asked. */
    TAKEN,
    /** Whoever asked holds it already. */
    HELD_BY_ITSELF,
    /** Whoever holds it goes on, and who asked waits. */
    WAITS,
    /** The holder waits, too, for a lock that whoever asked holds. */
    DEADLOCK
  }

  private SleepingLock() {}

  /** {@return who runs, as a lock's cell names it: a task, or a softirq that runs in one; never 0, which is nobody} */
  public static int holder(Cpu cpu) {
    boolean inSoftirq = false;
    for (Frame frame = Frame.of(cpu); frame != null; frame = frame.interrupted) {
      inSoftirq |= frame.arrival == Arrival.SOFTIRQ;
      if (frame.arrival == Arrival.PREEMPTION) {
        break;
      }
    }
    return 1 + cpu.current() + (inSoftirq ? OF_SOFTIRQ : 0);
  }

  /**
   * Tries to take a lock.
   *
   * @param update carries that out on the lock's cell, in one instruction and at one point, and answers what was there
   */
  public static Attempt take(Cpu cpu, ToIntFunction<IntUnaryOperator> update) {
    int me = holder(cpu);
    Frame.of(cpu).takesLock = true;
    int was = update.applyAsInt(old -> old == FREE ? me : old);
    Frame.of(cpu).takesLock = false;
    if (was == FREE) {
      return Attempt.TAKEN;
    }
    if (was == me) {
      return Attempt.HELD_BY_ITSELF;
    }
    boolean isHeldByOther = was == 1 + (1 - cpu.current());
    return isHeldByOther && Driver.of(cpu).otherTaskWaitsFor() == me
        ? Attempt.DEADLOCK
        : Attempt.WAITS;
  }

  /** {@return whether the running code may sleep: nothing of preempt_count is set, and interrupts are on} */
  public static boolean maySleep(Cpu cpu) {
    return cpu.isPreemptCountZero() && !cpu.irqsOff();
  }
}
