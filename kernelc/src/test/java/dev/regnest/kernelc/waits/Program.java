package dev.regnest.kernelc.waits;

import java.util.List;
import java.util.Random;

/**
 * A task and what interrupts it, each a few statements that set cells and wait for them.
 *
 * @param text the file
 * @param code the steps of each context, the task first; none where nothing of it is in the file
 */
record Program(String text, List<List<Op>> code) {
  static final List<String> CONTEXTS = List.of("task", "softirq", "hardirq", "nmi");
  static final int TASK = 0;
  static final int SOFTIRQ = 1;
  static final int HARDIRQ = 2;
  static final int NMI = 3;

  /** Draws the program of that number. */
  static Program draw(long seed) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder();
    for (int cell = 0; cell < Waiting.CELLS; cell++) {
      text.append("static int c").append(cell).append(";\n");
    }
    List<List<Op>> code = new java.util.ArrayList<>();
    int left = 1 + random.nextInt(3);
    for (int context = TASK; context <= NMI; context++) {
      boolean isIn = context == TASK || random.nextInt(NMI + 1 - context) < left;
      if (!isIn) {
        code.add(null);
        continue;
      }
      left -= context == TASK ? 0 : 1;
      Waiting drawn = Waiting.draw(random, context == TASK ? 4 : 2, context <= SOFTIRQ);
      String name = CONTEXTS.get(context);
      text.append("static void __%s %s_code(void)%n{%n%s}%n".formatted(name, name, drawn.text()));
      code.add(drawn.ops());
    }
    text.append("static void __at_rest rest(void) { WARN_ON(c0 > 9); }\n");
    return new Program(text.toString(), code);
  }
}
