package dev.regnest.kernelc.waits;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A few statements that set cells and wait for them, as C and as steps. */
final class Waiting {
  static final int CELLS = 2;
  private static final int VALUES = 2;

  private final Random random;
  private final StringBuilder text = new StringBuilder();
  private final List<Op> ops = new ArrayList<>();

  private Waiting(Random random) {
    this.random = random;
  }

  /** Draws up to that many statements, or a block of them with irqs off where that is possible. */
  static Waiting draw(Random random, int most, boolean mayMask) {
    Waiting drawn = new Waiting(random);
    int statements = 1 + random.nextInt(most);
    for (int i = 0; i < statements; i++) {
      if (mayMask && random.nextInt(5) == 0) {
        drawn.mask(Op.Kind.IRQS_OFF, "local_irq_disable();");
        drawn.statement();
        drawn.mask(Op.Kind.IRQS_ON, "local_irq_enable();");
      } else {
        drawn.statement();
      }
    }
    return drawn;
  }

  /** {@return its C} */
  String text() {
    return text.toString();
  }

  /** {@return its steps; behind the last it returns} */
  List<Op> ops() {
    return List.copyOf(ops);
  }

  private void mask(Op.Kind kind, String word) {
    add(word);
    ops.add(new Op(kind, 0, 0, ops.size() + 1, 0));
  }

  private void add(String line) {
    text.append('\t').append(line).append('\n');
  }

  private void statement() {
    int cell = random.nextInt(CELLS);
    int value = random.nextInt(VALUES);
    int other = random.nextInt(CELLS);
    int to = random.nextInt(VALUES);
    int at = ops.size();
    String looks = "READ_ONCE(c" + cell + ") == " + value;
    String sets = "WRITE_ONCE(c" + other + ", " + to + ");";
    switch (random.nextInt(6)) {
      case 0 -> {
        add("if (" + looks + ") " + sets);
        ops.add(new Op(Op.Kind.BRANCH, cell, value, at + 1, at + 2));
        ops.add(new Op(Op.Kind.SET, other, to, at + 2, 0));
      }
      case 1 -> {
        add("while (" + looks + ") cpu_relax();");
        ops.add(new Op(Op.Kind.BRANCH, cell, value, at, at + 1));
      }
      case 2 -> {
        add("while (" + looks + ") " + sets);
        ops.add(new Op(Op.Kind.BRANCH, cell, value, at + 1, at + 2));
        ops.add(new Op(Op.Kind.SET, other, to, at, 0));
      }
      case 3 -> {
        add("while (" + looks + " && !__VERIFIER_nondet_bool()) cpu_relax();");
        ops.add(new Op(Op.Kind.BRANCH, cell, value, at + 1, at + 2));
        ops.add(new Op(Op.Kind.CHOOSE, 0, 0, at, at + 2));
      }
      default -> {
        add(sets);
        ops.add(new Op(Op.Kind.SET, other, to, at + 1, 0));
      }
    }
  }
}
