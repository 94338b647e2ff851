package dev.regnest.explore.prover;

import dev.regnest.machine.Frame;
import dev.regnest.machine.Values;
import java.util.HashSet;
import java.util.Set;

/** Lets a frame that was set aside go on with nothing arriving, to see whether it comes to its end from some memory. */
final class GoingOn {
  private final UnfoldedModel model;
  private final Footprints footprints;

  GoingOn(UnfoldedModel model, Footprints footprints) {
    this.model = model;
    this.footprints = footprints;
  }

  /** {@return whether the frame comes to its end where memory is that, but for what the CPU's own cells held when it was set aside} */
  boolean ends(Wait wait, Values now) {
    Memory memory = new Memory(model);
    Values values = now.copy();
    model.setCpu(values, wait.cpu());
    memory.become(values, values.copy());
    Code code = model.code(wait.kind());
    Frame frame = model.kinds().frame(wait.kind());
    MemoryNumbers numbers = new MemoryNumbers();
    numbers.tellApartBy(CellSet.upTo(model.cells().size()));
    Set<Long> seen = new HashSet<>();
    Block block = wait.head();
    int at = wait.at();
    while (true) {
      if (block.length() == 0
          && model
              .unfolder()
              .unfold(wait.kind(), model.kinds().device(wait.kind()), frame, block, memory)) {
        footprints.grow();
      }
      long op = block.op(at);
      at++;
      switch (Op.code(op)) {
        case Op.READ -> {
          block = code.after(block, memory.get(Op.address(op)));
          at = 0;
        }
        case Op.WRITE -> memory.set(Op.address(op), Op.value(op));
        case Op.LATE -> late(model.late(Op.value(op)), memory);
        case Op.ADJUST -> memory.add(Op.address(op), Op.value(op));
        case Op.NEST -> memory.nest(Op.address(op), Op.value(op));
        case Op.END_ENTRY -> memory.endEntry(Op.value(op));
        case Op.CHOOSE -> {
          block = code.after(block, 0);
          at = 0;
        }
        case Op.JOIN -> {
          at = Op.number(op);
          block = block.joined();
        }
        case Op.BACK -> {
          at = Op.number(op);
          block = block.loopHead();
          long state = (long) block.number() << 32 | numbers.number(memory.values());
          if (!seen.add(state)) {
            return false;
          }
        }
        case Op.RETURN -> {
          return true;
        }
        case Op.ABORT -> {
          return Op.value(op) == 1;
        }
        default -> {
          // Points and what samples and compilers care for.
        }
      }
    }
  }

  private static void late(Late access, Memory memory) {
    if (access.operation() != null) {
      int cell = access.cell().address();
      memory.set(cell, access.operation().applyAsInt(memory.get(cell)));
    }
  }
}
