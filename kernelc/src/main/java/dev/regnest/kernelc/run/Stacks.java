package dev.regnest.kernelc.run;

import dev.regnest.machine.Driver;
import dev.regnest.machine.Switch;

/**
 * Addresses on stacks, as memory holds them.
 *
 * <p>A frame's own are the same in every frame of its kind, so that no frame's code depends on how many of them are live. In memory others see
 * them: there an address says which of the live frames of its kind it belongs to, and it is its owner's alone that becomes one of its own
 * again where that is loaded. Once a function has returned, whatever holds an address of its locals holds {@link #GONE}: the next one of that
 * kind may lie at the same place or at another, so that whoever goes there or compares it is wrong.
 *
 * <p>Who returns looks where it has stored such an address itself. Only where somebody has stored one of another frame, which a word in
 * memory says, may it be elsewhere, and is looked for everywhere.
 */
final class Stacks {
  /** What is left of an address when its frame, or its function, is gone. */
  static final long GONE = 0x6b75L << 48;

  private static final int INSTANCE_SHIFT = 32;
  private static final long INSTANCE = 0xffffL << INSTANCE_SHIFT;

  private Stacks() {}

  /** {@return whether that is an address of the frame itself, as its own code has it} */
  private static boolean isOwn(Run run, long value) {
    return value == run.interruptRegs()
        || Addresses.isStack(value) && Addresses.stack(Addresses.frameKind(value)) == run.stack();
  }

  /** {@return whether it points to the stack of some frame} */
  static boolean isOnStack(long value) {
    return value == GONE
        || Addresses.isStack(place(value))
        || Addresses.isInterruptRegs(place(value));
  }

  /** {@return whether it points to the stack of another frame that is live} */
  static boolean isOfAnother(long value) {
    return value != place(value);
  }

  /** {@return the address without what it says of its frame} */
  static long place(long value) {
    long place = value & ~INSTANCE;
    return Addresses.isStack(place) || Addresses.isInterruptRegs(place) ? place : value;
  }

  /** {@return whether the frame stores an address of its own, to be noted before it does} */
  static boolean isNoted(Run run, long value) {
    return isOwn(run, value);
  }

  /** {@return whether the frame stores an address of another frame that is live} */
  static boolean isHandedOn(Run run, long value) {
    return value != GONE && !isOwn(run, value) && isOnStack(value);
  }

  /** {@return what memory holds where that frame stores the value} */
  static long toMemory(Run run, long value) {
    if (!isOwn(run, value)) {
      return value;
    }
    if (run.cpu().setup().has(Switch.COMPILER_REORDERS)) {
      throw new Refused(
          run.where(),
          "the address of a local variable is stored outside its function, where a compiler may carry out the store after it has returned:"
              + " store something else that says whose it is");
    }
    return run.hasTwins() ? value | (long) (run.instance() + 1) << INSTANCE_SHIFT : value;
  }

  /** {@return what that frame loads where memory holds the value} */
  static long fromMemory(Run run, long value) {
    if (!isOfAnother(value) || !run.hasTwins() || !isOwn(run, place(value))) {
      return value;
    }
    boolean isMine = (value & INSTANCE) >> INSTANCE_SHIFT == run.instance() + 1;
    return isMine ? place(value) : value;
  }

  /** A function of that frame returns, the one that has run in it from the beginning if {@code isLast}. {@return what its result becomes} */
  static long returns(Run run, CFunction function, boolean isLast, long result) {
    Locals locals = run.locals();
    for (int slot = 0; slot < locals.size(); slot++) {
      if (locals.isStored(slot) && isOf(run, function, isLast, locals.get(slot))) {
        locals.store(slot, GONE);
      }
    }
    if (run.escapedTo().length > 0 && !Driver.of(run.cpu()).isRepeating()) {
      sweep(run, function, isLast);
    }
    return isOf(run, function, isLast, result) ? GONE : result;
  }

  private static void sweep(Run run, CFunction function, boolean isLast) {
    Image image = run.image();
    boolean everywhere = image.hasHandedOn(run.cpu());
    for (int place : everywhere ? image.places() : run.escapedTo()) {
      image.replace(run.cpu(), place, held -> {
        boolean isOf = isOf(run, function, isLast, fromMemory(run, held));
        return isOf ? GONE : held;
      });
    }
  }

  private static boolean isOf(Run run, CFunction function, boolean isLast, long value) {
    if (!isOwn(run, value)) {
      return false;
    }
    if (isLast) {
      return true;
    }
    int local = value == run.interruptRegs() ? -1 : Addresses.local(value);
    if (local < 0 || local >= run.image().code().locals().size()) {
      return false;
    }
    int slot = run.image().code().locals().get(local).slot(0);
    return slot >= function.firstSlot() && slot < function.endSlot();
  }
}
