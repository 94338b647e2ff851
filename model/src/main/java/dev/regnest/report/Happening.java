package dev.regnest.report;

import dev.regnest.kernel.Register;
import dev.regnest.machine.Arrival;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Deed;
import dev.regnest.machine.Predicate;
import dev.regnest.machine.Word;
import java.util.Optional;
import java.util.Set;

/** One thing that happened in a run. */
sealed interface Happening {
  /** {@return the frame it happened in} */
  Visit visit();

  /** {@return the point that frame stood at} */
  int point();

  /** {@return the sample for which it was done, or 0} */
  default int sample() {
    return 0;
  }

  /** Something arrived. */
  record Arrived(Visit visit, int point, Visit arrived) implements Happening {}

  /** What had arrived returned. */
  record Returned(Visit visit, int point, Visit returned) implements Happening {}

  /** The handler of that frame has returned, over the interrupted one, and now writes out the sample that it kept. */
  record Deferred(Visit visit, int point, Visit returned) implements Happening {}

  /** Task A goes on, and task B, of that frame, is left half done. */
  record Left(Visit visit, int point) implements Happening {}

  /** Task B, left half done by now, goes on. */
  record WentOn(Visit visit, int point, Visit resumed) implements Happening {}

  /** The task of the frame moved to that CPU. */
  record Migrated(Visit visit, int point, int cpu) implements Happening {}

  /** The code asked where it is. */
  record Asked(Visit visit, int point, Predicate predicate, int answer) implements Happening {}

  /** A mask operation, or a step of kernel entry or return, of that entry. */
  record Did(Visit visit, int point, Deed deed, int entry) implements Happening {}

  /** The frame took a way that was offered. */
  record Took(Visit visit, int point, Arrival choice) implements Happening {}

  /**
   * A load; {@code storer} is the sample that stored the value, 0 for none.
   */
  record Loaded(Visit visit, int point, int sample, Cell cell, int value, int storer)
      implements Happening {}

  /**
   * A store over the value {@code before}; {@code owners} are the other samples under way that had stored there or pointed there;
   * {@code reads} says that one instruction has read there as well.
   */
  record Stored(
      Visit visit,
      int point,
      int sample,
      Cell cell,
      int value,
      int before,
      Set<Integer> owners,
      boolean reads)
      implements Happening {}

  /** The compiler puts off the access that the code has here. */
  record PutOff(Visit visit, int point, Cell cell, boolean stores) implements Happening {}

  /** The compiler carries out here what the code has at point {@code code}: what happens next in that frame. */
  record Moved(Visit visit, int point, int code) implements Happening {
    boolean isPutOff() {
      return code < point;
    }
  }

  /** A sample began. */
  record Began(Visit visit, int point, int sample) implements Happening {}

  /** The sample points at registers; {@code shared} if others can reach them. */
  record Pointed(Visit visit, int point, int sample, String regs, boolean shared)
      implements Happening {}

  /**
   * A word went out; {@code storer} is the sample that stored it, 0 for none, and itself on a stack; {@code origin} says in words where it
   * came from, if not from where it should; {@code cell} is empty where it lay on a stack.
   */
  record Emitted(
      Visit visit,
      int point,
      int sample,
      String regs,
      Register register,
      String origin,
      int storer,
      Optional<Cell> cell,
      Word word)
      implements Happening {}

  /** A length went out. */
  record EmittedLength(Visit visit, int point, int sample, Cell cell, int storer)
      implements Happening {}

  /** The sample ended without registers, {@code byGuard} where the kernel's own guard dropped it, as {@code how} reads. */
  record Lost(Visit visit, int point, int sample, boolean byGuard, String how)
      implements Happening {}
}
