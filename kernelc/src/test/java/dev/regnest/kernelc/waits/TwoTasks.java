package dev.regnest.kernelc.waits;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Two tasks that set cells and wait for them, each by code of its own, with an NMI over either or none: all that they can come to, one step at a time.
 *
 * @param text the file
 * @param first the steps of task A
 * @param second the steps of task B
 * @param nmi those of the NMI, or null where there is none
 */
record TwoTasks(String text, List<Op> first, List<Op> second, List<Op> nmi) {
  private static final int OUTSIDE = -1;

  /**
   * Where all stand, each {@link #OUTSIDE} its code or at one of its steps, and what is in memory.
   *
   * @param runs which task has the CPU
   */
  private record Configuration(int a, int b, int nmi, boolean runsB, boolean irqsOff, int memory) {
    Configuration at(int pc) {
      if (nmi != OUTSIDE) {
        return new Configuration(a, b, pc, runsB, irqsOff, memory);
      }
      return runsB
          ? new Configuration(a, pc, nmi, true, irqsOff, memory)
          : new Configuration(pc, b, nmi, false, irqsOff, memory);
    }

    Configuration with(int cell, int value) {
      return new Configuration(a, b, nmi, runsB, irqsOff, memory & ~(1 << cell) | value << cell);
    }

    Configuration masked(boolean off) {
      return new Configuration(a, b, nmi, runsB, off, memory);
    }

    Configuration hitByNmi() {
      return new Configuration(a, b, 0, runsB, irqsOff, memory);
    }

    Configuration switched() {
      return new Configuration(a, runsB ? b : Math.max(b, 0), nmi, !runsB, irqsOff, memory);
    }
  }

  static TwoTasks draw(long seed) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder();
    for (int cell = 0; cell < Waiting.CELLS; cell++) {
      text.append("static int c").append(cell).append(";\n");
    }
    Waiting first = Waiting.draw(random, 4, /* mayMask= */ true);
    Waiting second = random.nextBoolean() ? first : Waiting.draw(random, 3, /* mayMask= */ true);
    text.append("static void __task task(void)\n{\n");
    text.append(
        first == second
            ? first.text()
            : "if (current->pid == 1) {\n" + first.text() + "} else {\n" + second.text() + "}\n");
    text.append("}\n");
    Waiting nmi = random.nextInt(3) == 0 ? Waiting.draw(random, 2, /* mayMask= */ false) : null;
    if (nmi != null) {
      text.append("static void __nmi nmi(void)\n{\n" + nmi.text() + "}\n");
    }
    text.append("static void __at_rest rest(void) { WARN_ON(c0 > 9); }\n");
    return new TwoTasks(text.toString(), first.ops(), second.ops(), nmi == null ? null : nmi.ops());
  }

  private List<Op> code(Configuration now) {
    if (now.nmi() != OUTSIDE) {
      return nmi;
    }
    return now.runsB() ? second : first;
  }

  private static int pc(Configuration now) {
    if (now.nmi() != OUTSIDE) {
      return now.nmi();
    }
    return now.runsB() ? now.b() : now.a();
  }

  private boolean isEnd(Configuration now) {
    return pc(now) == code(now).size();
  }

  /** {@return all that may come next} */
  private List<Configuration> next(Configuration now) {
    List<Configuration> all = new ArrayList<>();
    if (pc(now) == OUTSIDE) {
      all.add(now.at(0));
    } else if (isEnd(now)) {
      Configuration over = now.at(OUTSIDE);
      all.add(
          now.nmi() == OUTSIDE && now.runsB()
              ? over.switched()
              : over.masked(now.nmi() != OUTSIDE && now.irqsOff()));
    } else {
      step(now, code(now).get(pc(now)), all);
    }
    if (now.nmi() == OUTSIDE) {
      if (nmi != null) {
        all.add(now.hitByNmi());
      }
      if (!now.irqsOff() && pc(now) != OUTSIDE && !isEnd(now)) {
        all.add(now.switched());
      }
    }
    return all;
  }

  private static void step(Configuration now, Op op, List<Configuration> all) {
    switch (op.kind()) {
      case SET -> all.add(now.with(op.cell(), op.value()).at(op.then()));
      case BRANCH ->
        all.add(now.at((now.memory() >> op.cell() & 1) == op.value() ? op.then() : op.otherwise()));
      case CHOOSE -> {
        all.add(now.at(op.then()));
        all.add(now.at(op.otherwise()));
      }
      case IRQS_OFF -> all.add(now.masked(true).at(op.then()));
      case IRQS_ON -> all.add(now.masked(false).at(op.then()));
    }
  }

  /** {@return whether they may come to where the frame that runs never comes to its end, whatever arrives and however tasks are switched} */
  boolean mayHang() {
    Map<Configuration, List<Configuration>> before = new HashMap<>();
    Configuration start = new Configuration(OUTSIDE, OUTSIDE, OUTSIDE, false, false, 0);
    Deque<Configuration> toDo = new ArrayDeque<>(List.of(start));
    Set<Configuration> seen = new HashSet<>(toDo);
    while (!toDo.isEmpty()) {
      Configuration now = toDo.poll();
      for (Configuration next : next(now)) {
        before.computeIfAbsent(next, isNew -> new ArrayList<>()).add(now);
        if (seen.add(next)) {
          toDo.add(next);
        }
      }
    }
    return isStuck(seen, before, now -> now.nmi() == OUTSIDE && !now.runsB())
        || isStuck(seen, before, now -> now.nmi() == OUTSIDE && now.runsB())
        || isStuck(seen, before, now -> now.nmi() != OUTSIDE);
  }

  /** {@return whether some configuration in which such a frame runs leads to none in which it is at its end} */
  private boolean isStuck(
      Set<Configuration> all,
      Map<Configuration, List<Configuration>> before,
      Predicate<Configuration> runs) {
    Deque<Configuration> toDo =
        new ArrayDeque<>(all.stream().filter(runs).filter(this::isEnd).toList());
    Set<Configuration> ends = new HashSet<>(toDo);
    while (!toDo.isEmpty()) {
      for (Configuration one : before.getOrDefault(toDo.poll(), List.of())) {
        if (ends.add(one)) {
          toDo.add(one);
        }
      }
    }
    return all.stream()
        .filter(runs)
        .filter(now -> pc(now) != OUTSIDE)
        .anyMatch(now -> !ends.contains(now));
  }
}
