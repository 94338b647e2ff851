package dev.regnest.kernelc.compile;

import dev.regnest.kernelc.run.Code;
import dev.regnest.kernelc.run.SleepingLocks;
import dev.regnest.kernelc.types.CType;
import dev.regnest.kernelc.types.Ints;
import dev.regnest.kernelc.types.Type;
import java.util.Map;

/** Locks that sleep on PREEMPT_RT; what they are elsewhere, the prelude says. */
final class Locks {
  static final Map<String, Intrinsic> INTRINSICS = Map.of(
      "__regnest_preempt_rt",
      Intrinsic.asking(run -> run.cpu().era().spinlocksSleep() ? 1 : 0),
      "__regnest_migrate_masks",
      Intrinsic.asking(run -> run.cpu().era().migrateDisableTurnsPreemptionOff() ? 1 : 0),
      "__regnest_rt_lock",
      Locks::lock,
      "__regnest_rt_trylock",
      Locks::trylock);

  private static final Type VOID = Type.of(new CType.Void());

  private Locks() {}

  private static Operand lock(Intrinsic.Use use) {
    use.unit().arms().hasBarrier();
    use.unit().arms().ends();
    Code owner = use.code(0);
    String name = use.text(1);
    return Operand.value(VOID, run -> {
      SleepingLocks.lock(run, owner.eval(run), name);
      return 0;
    });
  }

  private static Operand trylock(Intrinsic.Use use) {
    use.unit().arms().hasBarrier();
    Code owner = use.code(0);
    return Operand.value(
        Type.of(Ints.BOOL), run -> SleepingLocks.trylock(run, owner.eval(run)) ? 1 : 0);
  }
}
