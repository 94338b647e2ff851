package dev.regnest.kernelc.waits;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which programs hang, found by coming to every configuration of frames and memory, one step at a time: nothing is reduced, and nothing is
 * shared with what it judges but the claim.
 */
final class BruteForce {
  /** A frame: its context, the step that comes next, and whether irqs were off where it arrived. A task in user mode is before its first step. */
  private record Frame(int context, int pc, boolean irqsWereOff) {
    Frame at(int next) {
      return new Frame(context, next, irqsWereOff);
    }
  }

  /** All frames, that which runs last, and memory. */
  private record Configuration(List<Frame> frames, int memory, boolean irqsOff) {
    Frame top() {
      return frames.get(frames.size() - 1);
    }

    int get(int cell) {
      return memory >> cell & 1;
    }

    Configuration with(int cell, int value) {
      return new Configuration(frames, memory & ~(1 << cell) | value << cell, irqsOff);
    }

    Configuration masked(boolean off) {
      return new Configuration(frames, memory, off);
    }

    Configuration goTo(int pc) {
      List<Frame> moved = new ArrayList<>(frames);
      moved.set(moved.size() - 1, top().at(pc));
      return new Configuration(List.copyOf(moved), memory, irqsOff);
    }

    Configuration push(int context, boolean off) {
      List<Frame> more = new ArrayList<>(frames);
      more.add(new Frame(context, 0, irqsOff));
      return new Configuration(List.copyOf(more), memory, off);
    }

    Configuration pop() {
      return new Configuration(
          frames.subList(0, frames.size() - 1), memory, top().irqsWereOff());
    }
  }

  private static final int USER = -1;

  private final Program program;

  /** How few arrivals lead to a hang, or -1 if none does. */
  private int hang = -1;

  private boolean endless;

  private BruteForce(Program program) {
    this.program = program;
  }

  /**
   * What was found.
   *
   * @param hang how few arrivals, each further pass of the task counted as one, lead to a hang; -1 if none does
   * @param endless whether something waits that nothing ends
   */
  record Found(int hang, boolean endless) {}

  /** {@return what becomes of the program} */
  static Found judge(Program program) {
    BruteForce judge = new BruteForce(program);
    judge.explore();
    return new Found(judge.hang, judge.endless);
  }

  private List<Op> code(Frame frame) {
    return program.code().get(frame.context());
  }

  private boolean isThrough(Configuration now) {
    return now.top().pc() == code(now.top()).size();
  }

  private Op op(Configuration now) {
    return code(now.top()).get(now.top().pc());
  }

  /** {@return the next one by the code of the frame that runs, the way offered not taken; null if the frame is through} */
  private Configuration step(Configuration now) {
    if (now.top().pc() == USER) {
      return now.goTo(0);
    }
    if (isThrough(now)) {
      return null;
    }
    Op op = op(now);
    return switch (op.kind()) {
      case SET -> now.with(op.cell(), op.value()).goTo(op.then());
      case BRANCH -> now.goTo(now.get(op.cell()) == op.value() ? op.then() : op.otherwise());
      case CHOOSE -> now.goTo(op.then());
      case IRQS_OFF -> now.masked(true).goTo(op.then());
      case IRQS_ON -> now.masked(false).goTo(op.then());
    };
  }

  private boolean isOffered(Configuration now) {
    return now.top().pc() != USER && !isThrough(now) && op(now).kind() == Op.Kind.CHOOSE;
  }

  private List<Configuration> arrivals(Configuration now) {
    List<Configuration> all = new ArrayList<>();
    for (int context = Program.SOFTIRQ; context <= Program.NMI; context++) {
      if (program.code().get(context) != null && mayArrive(context, now)) {
        all.add(now.push(context, now.irqsOff() || context != Program.SOFTIRQ));
      }
    }
    return all;
  }

  private static boolean mayArrive(int context, Configuration now) {
    return context > now.top().context() && (context == Program.NMI || !now.irqsOff());
  }

  private void explore() {
    Map<Configuration, Integer> cost = new HashMap<>();
    Deque<Configuration> toDo = new ArrayDeque<>();
    Configuration first =
        new Configuration(List.of(new Frame(Program.TASK, USER, false)), 0, false);
    come(first, 0, cost, toDo, false);
    while (!toDo.isEmpty()) {
      Configuration now = toDo.poll();
      int arrived = cost.get(now);
      look(now, arrived);
      Configuration next = step(now);
      if (next == null) {
        boolean isTask = now.frames().size() == 1;
        come(isTask ? now.goTo(USER) : now.pop(), arrived + (isTask ? 1 : 0), cost, toDo, isTask);
      } else {
        come(next, arrived, cost, toDo, false);
      }
      if (isOffered(now)) {
        come(now.goTo(op(now).otherwise()), arrived + 1, cost, toDo, true);
      }
      arrivals(now).forEach(one -> come(one, arrived + 1, cost, toDo, true));
    }
  }

  /** Those of no more arrivals come first. */
  private static void come(
      Configuration to,
      int arrived,
      Map<Configuration, Integer> cost,
      Deque<Configuration> toDo,
      boolean isDearer) {
    Integer known = cost.get(to);
    if (known == null || arrived < known) {
      cost.put(to, arrived);
      if (isDearer) {
        toDo.addLast(to);
      } else {
        toDo.addFirst(to);
      }
    }
  }

  private void look(Configuration now, int arrived) {
    if (!isHead(now) || !isRound(now) || mayReturn(now)) {
      return;
    }
    if (now.frames().size() > 1 && isEndedByTheOthers(now)) {
      hang = hang < 0 ? arrived : Math.min(hang, arrived);
    } else {
      endless = true;
    }
  }

  /** {@return whether a loop begins here, as all do with a look at a cell: only there is it asked what others would end} */
  private boolean isHead(Configuration now) {
    return now.top().pc() != USER && !isThrough(now) && op(now).kind() == Op.Kind.BRANCH;
  }

  /** {@return whether the frame that runs comes back to here with nothing arriving} */
  private boolean isRound(Configuration from) {
    Set<Configuration> seen = new HashSet<>();
    for (Configuration now = step(from); now != null && seen.add(now); now = step(now)) {
      if (now.equals(from)) {
        return true;
      }
    }
    return false;
  }

  /** {@return whether some way leads to the end of the frame that runs} */
  private boolean mayReturn(Configuration from) {
    int depth = from.frames().size();
    Set<Configuration> seen = new HashSet<>(Set.of(from));
    Deque<Configuration> toDo = new ArrayDeque<>(seen);
    while (!toDo.isEmpty()) {
      Configuration now = toDo.poll();
      List<Configuration> ways = new ArrayList<>(arrivals(now));
      Configuration next = step(now);
      if (next == null && now.frames().size() == depth) {
        return true;
      }
      ways.add(next == null ? now.pop() : next);
      if (isOffered(now)) {
        ways.add(now.goTo(op(now).otherwise()));
      }
      ways.stream().filter(seen::add).forEach(toDo::add);
    }
    return false;
  }

  private boolean isEndedByTheOthers(Configuration waiting) {
    Set<Configuration> seen = new HashSet<>();
    Configuration now = waiting.pop();
    while (seen.add(now)) {
      Configuration next = step(now);
      if (next == null) {
        if (now.frames().size() == 1) {
          return false;
        }
        next = now.pop();
      }
      now = next;
      if (returns(new Configuration(waiting.frames(), now.memory(), waiting.irqsOff()))) {
        return true;
      }
    }
    return false;
  }

  private boolean returns(Configuration from) {
    Set<Configuration> seen = new HashSet<>();
    Configuration now = from;
    while (now != null && seen.add(now)) {
      now = step(now);
    }
    return now == null;
  }
}
