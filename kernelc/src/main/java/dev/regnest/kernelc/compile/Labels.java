package dev.regnest.kernelc.compile;

import dev.regnest.kernelc.parse.Stmt;
import dev.regnest.kernelc.source.CException;
import dev.regnest.kernelc.source.Position;
import dev.regnest.kernelc.source.Rule;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Where a jump can lead: a goto to a label of the blocks around it, break and continue out of what they are in. */
final class Labels {
  private record Target(int number, int index) {}

  private record Jump(Position at, int from, int to) {}

  /** A block, or what no jump leaves: a function, or statements inside an expression. */
  private static final class Block {
    private final Map<String, Target> labels = new HashMap<>();
    private final List<Integer> cleanups = new ArrayList<>();
    private final List<Jump> jumps = new ArrayList<>();
    private final boolean isFence;
    private int current;
    private boolean breaks;
    private boolean continues;

    Block(boolean isFence) {
      this.isFence = isFence;
    }
  }

  private final Deque<Block> blocks = new ArrayDeque<>();
  private final Set<String> names = new HashSet<>();
  private int next;

  /** Begins what no jump leads out of. */
  void fence() {
    blocks.push(new Block(/* isFence= */ true));
  }

  /** Begins a function, whose labels are its own. */
  void function() {
    blocks.clear();
    names.clear();
    fence();
  }

  void enter(List<Stmt> items) {
    Block block = new Block(/* isFence= */ false);
    blocks.push(block);
    for (int i = 0; i < items.size(); i++) {
      Stmt rest = items.get(i);
      while (rest instanceof Stmt.Label || rest instanceof Stmt.Case) {
        if (rest instanceof Stmt.Label label) {
          block.labels.put(label.name(), new Target(next, i));
          next++;
          rest = label.then();
        } else {
          rest = ((Stmt.Case) rest).then();
        }
      }
    }
  }

  /** {@return the number of a label, which stands here} */
  int define(Position at, String name) {
    if (!names.add(name)) {
      throw new CException(at, Rule.REDEFINITION, "label '" + name + "' is there already");
    }
    return blocks.peek().labels.get(name).number;
  }

  /** {@return the same work, of which no label stays} */
  <T> T unevaluated(Supplier<T> work) {
    Set<String> before = Set.copyOf(names);
    try {
      return work.get();
    } finally {
      names.retainAll(before);
    }
  }

  /** Comes to that statement of the block. */
  void at(int index) {
    blocks.peek().current = index;
  }

  /** Notes that the variable which is declared here is cleaned up at the end of the block. */
  void cleansUp() {
    blocks.peek().cleanups.add(blocks.peek().current);
  }

  /** Ends what was begun last. */
  void leave() {
    Block block = blocks.pop();
    for (Jump jump : block.jumps) {
      if (block.cleanups.stream().anyMatch(d -> jump.from < d && d < jump.to)) {
        throw new CException(
            jump.at,
            Rule.LABEL,
            "this goto leads past a variable that is cleaned up, and into what is cleaned up for it");
      }
    }
  }

  /** Begins a loop, or a switch, which no continue ends. */
  void breakable(boolean continues) {
    Block block = new Block(/* isFence= */ false);
    block.breaks = true;
    block.continues = continues;
    blocks.push(block);
  }

  void checkBreak(Position at) {
    for (Block block : blocks) {
      if (block.breaks || block.isFence) {
        check(at, block.breaks, "break");
        return;
      }
    }
  }

  void checkContinue(Position at) {
    for (Block block : blocks) {
      if (block.continues || block.isFence) {
        check(at, block.continues, "continue");
        return;
      }
    }
  }

  private static void check(Position at, boolean inside, String word) {
    if (!inside) {
      throw new CException(
          at,
          Rule.JUMP,
          word + " ends nothing here; none leads out of statements inside an expression");
    }
  }

  /** Refuses a return inside an expression. */
  void checkReturn(Position at) {
    long fences = blocks.stream().filter(block -> block.isFence).count();
    if (fences > 1) {
      throw new CException(
          at,
          Rule.JUMP,
          "no return leads out of statements inside an expression; write them as a function");
    }
  }

  int number(Position at, String name) {
    for (Block block : blocks) {
      Target target = block.labels.get(name);
      if (target != null) {
        block.jumps.add(new Jump(at, block.current, target.index));
        return target.number;
      }
      if (block.isFence) {
        break;
      }
    }
    throw new CException(
        at,
        Rule.LABEL,
        "no label '" + name
            + "' in the blocks around this goto; one inside another block or outside an expression cannot be reached");
  }
}
