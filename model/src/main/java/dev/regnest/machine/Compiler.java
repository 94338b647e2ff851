package dev.regnest.machine;

import java.util.List;
import java.util.OptionalInt;

/**
 * Decides what a compiler has moved: the accesses of one frame between two barriers, as far as the code alone cannot tell.
 *
 * <p>Asked only under {@link Switch#COMPILER_REORDERS}.
 */
public interface Compiler {
  /** The compiler that moves nothing. */
  Compiler IN_ORDER = new Compiler() {
    @Override
    public boolean putsOff(Cpu cpu) {
      return false;
    }

    @Override
    public int carriesOut(Cpu cpu, List<? extends Waiting> ready) {
      return NOTHING;
    }

    @Override
    public int hoists(Cpu cpu, int first, int arrivals, List<Integer> different) {
      return arrivals;
    }
  };

  /** In place of a point: none. */
  int NOTHING = 0;

  /** {@return whether the access at which the running frame stands waits, to be carried out at a later point} */
  boolean putsOff(Cpu cpu);

  /**
   * Chooses whether the load, or the read-modify-write, at which the running frame stands waits, and what it is to find then. The code goes
   * on with that; a run in which it finds something else is none.
   *
   * @param cell the cell
   * @param now what it would find now
   * @param nowToo whether to wait makes a difference even if it finds that later: it stores, too, or something that waits has to come first
   * @return the value, or empty if it does not wait
   */
  default OptionalInt answers(Cpu cpu, Cell cell, int now, boolean nowToo) {
    return OptionalInt.empty();
  }

  /**
   * Chooses, where the running frame stands, which waiting access is carried out now; asked again until it answers nothing.
   *
   * @param ready what may be, in program order; may be empty
   * @return the point of one of them, or {@link #NOTHING}
   */
  int carriesOut(Cpu cpu, List<? extends Waiting> ready);

  /**
   * Chooses how early the load at which the running frame stands is carried out.
   *
   * @param first no earlier than before the arrival of this number, from 0, in the running frame: since the last barrier and the frame's
   *     own last access to the cell
   * @param arrivals how many have arrived in it
   * @param different the arrivals, of those numbers, before which the value was another than it is now
   * @return the number of the arrival before which it is carried out, or {@code arrivals} for now
   */
  int hoists(Cpu cpu, int first, int arrivals, List<Integer> different);
}
