package dev.regnest.kernelc.run;

import dev.regnest.kernelc.types.Ints;
import dev.regnest.kernelc.types.Type;
import dev.regnest.machine.Arrival;
import dev.regnest.machine.SleepingLock;
import dev.regnest.machine.SleepingLock.Attempt;
import dev.regnest.machine.Switch;

/** Takes the locks of C code that sleep. */
public final class SleepingLocks {
  private static final Type OWNER = Type.of(Ints.INT);

  private SleepingLocks() {}

  /** Takes the lock whose owner stands at that address. */
  public static void lock(Run run, long owner, String name) {
    if (!SleepingLock.maySleep(run.cpu())) {
      throw run.oops("BUG: sleeping function called from invalid context, taking " + name);
    }
    Attempt attempt = take(run, owner);
    if (attempt == Attempt.HELD_BY_ITSELF) {
      throw run.hangs("deadlock: " + name + " is held by the task that takes it");
    }
    if (attempt == Attempt.DEADLOCK) {
      throw run.hangs("deadlock: " + name + " is held by a task that waits for a lock of this one");
    }
    if (attempt == Attempt.WAITS) {
      checkThatHolderGoesOn(run, name);
      throw run.cpu().assumesOtherwise();
    }
  }

  /** Takes it if nobody holds it. {@return whether nobody did} */
  public static boolean trylock(Run run, long owner) {
    return take(run, owner) == Attempt.TAKEN;
  }

  private static Attempt take(Run run, long owner) {
    run.barrier();
    Attempt attempt = SleepingLock.take(run.cpu(), operation ->
        (int) Memory.update(run, owner, OWNER, old -> operation.applyAsInt((int) old)));
    run.barrier();
    return attempt;
  }

  private static void checkThatHolderGoesOn(Run run, String name) {
    boolean twoTasks = run.cpu().setup().arrivals().contains(Arrival.PREEMPTION)
        && run.cpu().setup().has(Switch.PREEMPTIBLE);
    if (!twoTasks) {
      throw new Refused(
          run.where(),
          name
              + " is held by what this interrupts, which on PREEMPT_RT is another task that goes on meanwhile: ask it under preempt-rt, which has two tasks");
    }
  }
}
