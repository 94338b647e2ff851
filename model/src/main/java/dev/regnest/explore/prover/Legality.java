package dev.regnest.explore.prover;

import dev.regnest.machine.Arrival;
import dev.regnest.machine.Frame;
import dev.regnest.machine.Values;

/** Answers what may arrive where, by the machine's rules unfolded into blocks. */
final class Legality {
  private static final int ARRIVALS = Arrival.values().length;

  private final Unfolder unfolder;
  private final Code[] rules;
  private final Memory memory;
  private final boolean[] asksPlace = new boolean[ARRIVALS];
  private CellSet asked = CellSet.NONE;
  private boolean askedDepth;

  Legality(Unfolder unfolder, Memory memory, int kinds) {
    rules = new Code[kinds * ARRIVALS * Frame.MARKS];
    this.unfolder = unfolder;
    this.memory = memory;
  }

  /** {@return whether {@code what} may arrive in a frame of that kind, where it has such marks} */
  boolean ask(int kind, Arrival what, Frame frame, int marks, Values in) {
    Code code = rules(kind, what, marks);
    askedDepth = false;
    Block block = code.first();
    while (true) {
      if (block.length() == 0) {
        memory.become(in, in);
        asksPlace[what.ordinal()] |= unfolder.unfoldRules(code, what, frame, block, memory);
      }
      long op = block.op(0);
      if (Op.code(op) == Op.RETURN) {
        asked = block.reads();
        return Op.value(op) != 0;
      }
      boolean ofDepth = Op.code(op) == Op.READ_DEPTH;
      askedDepth |= ofDepth;
      block = code.after(block, ofDepth ? frame.depth() : in.get(Op.address(op)));
    }
  }

  /** {@return the cells that the last answer depends on} */
  CellSet asked() {
    return asked;
  }

  /** {@return whether it depends on how deep the frame is nested} */
  boolean askedDepth() {
    return askedDepth;
  }

  /** {@return whether an answer about {@code what} has depended on the place in the code of the frame that it interrupts} */
  boolean asksPlace(Arrival what) {
    return asksPlace[what.ordinal()];
  }

  private Code rules(int kind, Arrival what, int marks) {
    int index = (kind * ARRIVALS + what.ordinal()) * Frame.MARKS + marks;
    if (rules[index] == null) {
      rules[index] = new Code();
    }
    return rules[index];
  }
}
