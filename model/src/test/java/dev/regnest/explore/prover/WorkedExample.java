package dev.regnest.explore.prover;

import static java.util.stream.Collectors.joining;

import dev.regnest.check.Claim;
import dev.regnest.design.Design;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.Model;
import dev.regnest.kernel.Register;
import dev.regnest.machine.Arrival;
import dev.regnest.machine.Cell;
import java.util.EnumSet;
import java.util.List;

/** One proof about one word of a pt_regs, as texts: how the code of a handler was written down, and what came of it. */
final class WorkedExample {
  private static final int COLUMNS = 100;

  private final SliceProver prover;
  private final List<Cell> cells;

  private WorkedExample(SliceProver prover) {
    this.prover = prover;
    this.cells = prover.unfolded().cells();
  }

  static WorkedExample of(Design design, Hypothesis hypothesis, Register word) {
    Model model = new Model(design, hypothesis.setup(List.of(word)));
    SliceProver prover = new SliceProver(
        model, EnumSet.allOf(Reduction.class), /* exactDepth= */ false, () -> false);
    prover.prove();
    return new WorkedExample(prover);
  }

  /** {@return the kind of handler of what arrives over kernel code} */
  int kind(Arrival arrival) {
    Kinds kinds = prover.unfolded().kinds();
    return kinds.devices().stream()
        .filter(device -> device.arrival() == arrival)
        .mapToInt(device -> kinds.of(device, /* overUserMode= */ false))
        .findFirst()
        .orElseThrow();
  }

  /** {@return the code of the handler of what arrives over kernel code, that every read answers in one way: a point a line, and what is done until the next} */
  String code(Arrival arrival) {
    StringBuilder text = new StringBuilder(" ".repeat(8));
    int lineStart = 0;
    for (Block block = prover.unfolded().code(kind(arrival)).first();
        block != null;
        block = only(block)) {
      for (int at = 0; at < block.length(); at++) {
        long op = block.op(at);
        if (Op.code(op) == Op.POINT) {
          text.append('\n');
          lineStart = text.length();
          text.append("%-8s".formatted("point " + Op.point(op)));
        } else {
          String step = step(op, block);
          if (text.length() - lineStart + 2 + step.length() > COLUMNS) {
            text.append('\n');
            lineStart = text.length();
            text.append(" ".repeat(8));
          }
          text.append("  ").append(step);
        }
      }
    }
    return text.append('\n').toString();
  }

  private static Block only(Block block) {
    List<Block> after = block.branches();
    if (after.size() > 1) {
      throw new IllegalArgumentException("a read is answered in " + after.size() + " ways");
    }
    return after.isEmpty() ? null : after.get(0);
  }

  private String step(long op, Block block) {
    return switch (Op.code(op)) {
      case Op.READ -> name(op) + "?" + only(block).lastRead();
      case Op.WRITE -> name(op) + "=" + Op.value(op);
      case Op.ADJUST, Op.NEST -> name(op) + (Op.value(op) < 0 ? "" : "+") + Op.value(op);
      case Op.SAMPLE -> Op.value(op) == 1 ? "sample{" : "}";
      case Op.BREAKS_IF_DISTURBED -> Op.claim(op) + "-if-disturbed(" + name(op) + ")";
      case Op.RETURN -> "return";
      default -> throw new IllegalArgumentException("step " + Op.code(op));
    };
  }

  private String name(long op) {
    return cells.get(Op.address(op)).name();
  }

  /** {@return what is known of a kind of handler when the proof is through} */
  String known(String who, int kind) {
    List<Summary> summaries = prover.summaries(kind).all();
    long deltas =
        summaries.stream().mapToLong(summary -> summary.deltas().size()).sum();
    String claims = summaries.stream()
        .flatMap(summary -> summary.broken().keySet().stream())
        .distinct()
        .sorted()
        .map(Claim::name)
        .collect(joining(" "));
    return who
        + '\n'
        + wrapped("reads", prover.footprints().reads(kind))
        + wrapped("changes", prover.footprints().writes(kind))
        + (kind == Kinds.TASK
            ? "  starts  %d".formatted(prover.starts())
            : "  keys    %d, deltas %d".formatted(summaries.size(), deltas))
        + ", broken: " + (claims.isEmpty() ? "-" : claims) + "\n";
  }

  private String wrapped(String what, CellSet set) {
    StringBuilder text = new StringBuilder("  %-7s".formatted(what));
    int lineStart = 0;
    for (String name : names(set)) {
      if (text.length() - lineStart + 1 + name.length() > COLUMNS) {
        text.append('\n');
        lineStart = text.length();
        text.append(" ".repeat(9));
      }
      text.append(' ').append(name);
    }
    return text.append('\n').toString();
  }

  private List<String> names(CellSet set) {
    return cells.stream()
        .filter(cell -> set.contains(cell.address()))
        .map(Cell::name)
        .toList();
  }

  /** {@return how many frame states it visited, in all rounds} */
  long states() {
    return prover.states();
  }
}
