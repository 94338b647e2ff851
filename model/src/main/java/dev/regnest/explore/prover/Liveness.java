package dev.regnest.explore.prover;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which cells the code of a frame may read before it writes them, from each of its points on: live variables, as compilers know them.
 *
 * <p>It goes by the blocks that are known when a round begins. Where a round unfolds more, it is not the last.
 */
final class Liveness {
  private final UnfoldedModel model;
  private final Code code;
  private final Map<Block, CellSet> before = new HashMap<>();
  private final Map<Block, CellSet[]> atPoints = new HashMap<>();

  /** Finds out about that code, as far as it is unfolded by now. */
  Liveness(UnfoldedModel model, Code code) {
    this.model = model;
    this.code = code;
    List<Block> blocks = blocks(code.first());
    boolean grew = true;
    while (grew) {
      grew = false;
      for (int i = blocks.size() - 1; i >= 0; i--) {
        grew |= update(blocks.get(i));
      }
    }
  }

  private static List<Block> blocks(Block first) {
    List<Block> all = new ArrayList<>();
    Deque<Block> toVisit = new ArrayDeque<>(List.of(first));
    while (!toVisit.isEmpty()) {
      Block block = toVisit.pop();
      all.add(block);
      block.branches().forEach(toVisit::push);
    }
    return all;
  }

  private boolean update(Block block) {
    CellSet live = after(block);
    CellSet[] points = atPoints.computeIfAbsent(block, b -> new CellSet[b.length()]);
    for (int at = block.length() - 1; at >= 0; at--) {
      long op = block.op(at);
      switch (Op.code(op)) {
        case Op.READ, Op.ADJUST, Op.NEST ->
          live = live.union(model.each(CellSet.NONE.with(Op.address(op))));
        case Op.WRITE -> live = live.minus(CellSet.NONE.with(Op.address(op)));
        default -> {
          // Reads nothing, and writes nothing.
        }
      }
      points[at] = live;
    }
    return !live.equals(before.put(block, live));
  }

  private CellSet after(Block block) {
    CellSet live = CellSet.NONE;
    for (Block next : block.branches()) {
      live = live.union(before.getOrDefault(next, CellSet.NONE));
    }
    Block other = block.joined() == null ? block.loopHead() : block.joined();
    return other == null ? live : live.union(at(other, Op.number(block.lastOp())));
  }

  private CellSet at(Block block, int at) {
    CellSet[] points = atPoints.get(block);
    return points == null || at >= points.length || points[at] == null ? CellSet.NONE : points[at];
  }

  /** {@return the cells that are live at that place of the code; null if nothing is known of it} */
  CellSet live(Block block, int at) {
    CellSet[] points = atPoints.get(block);
    return points == null || at >= points.length ? null : points[at];
  }

  /** {@return those that are live where the code begins; null if nothing is known of it} */
  CellSet atStart() {
    return live(code.first(), 0);
  }
}
