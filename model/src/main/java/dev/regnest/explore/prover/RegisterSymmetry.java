package dev.regnest.explore.prover;

import dev.regnest.kernel.Register;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Word;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One proof for all registers that are treated alike: symmetry reduction (Clarke, Enders, Filkorn and Jha, 1996) over slices.
 *
 * <p>Nothing is assumed about which registers a design treats alike; it is looked up. A proof has unfolded all code that it can reach into
 * blocks. If the code for another register, given the same reads with one register's words in place of the other's, takes the same
 * steps, then a proof for that register would go through the same states and end the same way, with the same schedules: by induction
 * over its steps, each of which depends on nothing but blocks, cells and what may arrive.
 */
final class RegisterSymmetry {
  private final List<Register> from;
  private final List<Register> to;
  private final UnfoldedModel proved;
  private final UnfoldedModel other;

  /**
   * Prepares a comparison.
   *
   * @param from the registers of the slice that has been proved
   * @param proved what that unfolded
   * @param to the registers of another slice, each in the place of one of those
   * @param other its model, with nothing unfolded
   */
  RegisterSymmetry(
      List<Register> from, UnfoldedModel proved, List<Register> to, UnfoldedModel other) {
    this.from = from;
    this.to = to;
    this.proved = proved;
    this.other = other;
  }

  /** {@return whether a proof of the other slice would go as that of the first did} */
  boolean holds() {
    boolean isAsMuch = from.size() == to.size()
        && proved.kinds().devices().equals(other.kinds().devices());
    if (!isAsMuch || !cellsAgree()) {
      return false;
    }
    try {
      Set<Code> codes = new HashSet<>();
      for (int kind = 0; kind < proved.kinds().finishing(); kind++) {
        Block first = proved.code(kind).first();
        if (first.length() != 0 && codes.add(proved.code(kind))) {
          expect(first, other.code(kind), other.code(kind).first());
          follow(other.code(kind).first(), kind);
        }
      }
      return true;
    } catch (Deviation different) {
      return false;
    }
  }

  private boolean cellsAgree() {
    other.makeCellsAsIn(proved);
    List<Cell> cells = proved.cells();
    if (cells.size() != other.cells().size()) {
      return false;
    }
    for (Cell cell : cells) {
      Cell its = other.cells().get(cell.address());
      if (cell.kind() != its.kind()
          || !cell.register().map(this::renamed).equals(its.register())
          || renamed(cell, cell.initial()) != its.initial()) {
        return false;
      }
    }
    return true;
  }

  /**
   * Writes down, as the other's code, what the block and those after it would be if all is alike.
   *
   * @throws Deviation if a way joins another one, which is not looked into
   */
  private void expect(Block block, Code code, Block copy) {
    if (block.joined() != null) {
      throw new Deviation();
    }
    for (int at = 0; at < block.length(); at++) {
      copy.append(renamed(block.op(at)));
    }
    if (block.loopHead() != null) {
      copy.backTo(copy.ancestor(block.loopHead().depth()), block.waits());
    }
    for (Block next : block.branches()) {
      expect(next, code, code.after(copy, renamed(block.lastOp(), next.lastRead())));
    }
  }

  /** Runs the other's code along every log below the block, which throws if it is not as written down. */
  private void follow(Block block, int kind) {
    if (block.branches().isEmpty()) {
      other.unfolder().follow(kind, block.log());
    }
    for (Block next : block.branches()) {
      follow(next, kind);
    }
  }

  // Values.

  private long renamed(long op) {
    return Op.code(op) == Op.WRITE ? Op.withValue(op, renamed(op, Op.value(op))) : op;
  }

  private int renamed(long access, int value) {
    boolean isAccess = Op.code(access) == Op.WRITE || Op.code(access) == Op.READ;
    return isAccess ? renamed(proved.cells().get(Op.address(access)), value) : value;
  }

  private int renamed(Cell cell, int value) {
    if (cell.kind() != Cell.Kind.WORD) {
      return value;
    }
    Word word = Word.ofToken(value);
    return word.isOfRegister() ? word.asOfRegister(renamed(word.register())).token() : value;
  }

  private Register renamed(Register register) {
    if (from.contains(register)) {
      return to.get(from.indexOf(register));
    }
    return to.contains(register) ? from.get(to.indexOf(register)) : register;
  }
}
