package dev.regnest.kernelc.compile;

import dev.regnest.kernelc.run.Code;
import dev.regnest.kernelc.run.Run;
import dev.regnest.kernelc.run.Step;
import dev.regnest.machine.Computed;
import dev.regnest.machine.Rounds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The statements of one block, one after the other, which gotos and switches may enter at a label, and what cleans up where it is left.
 *
 * <p>A variable is there, to be cleaned up, if its declaration stands before the statement that runs, as no jump leads past one.
 */
final class Sequence {
  /** Two statements that may change places, of which the second is at that index. */
  private record Pair(int second, String line, String text) {
    boolean isExchanged(Run run) {
      run.at(line);
      return run.cpu().computes(Computed.ORDER, text, 0) != 0;
    }
  }

  private record Cleanup(int index, Step step) {}

  private final int number;
  private final int firstSlot;
  private int endSlot;
  private int[][] dead = {};
  private final List<Step> steps = new ArrayList<>();
  private final Map<Integer, Integer> labels = new HashMap<>();
  private final List<Cleanup> cleanups = new ArrayList<>();
  private final List<Pair> pairs = new ArrayList<>();

  /** Begins a block of that number, whose variables are in the slots from that one on. */
  Sequence(int number, int firstSlot) {
    this.number = number;
    this.firstSlot = firstSlot;
    endSlot = firstSlot;
  }

  /** Ends it: its variables are in the slots up to that one, without it, and are gone when the block is left. */
  void ends(int slot) {
    endSlot = slot;
  }

  int size() {
    return steps.size();
  }

  void add(Step step) {
    steps.add(step);
  }

  /** Lets variables be dead behind statements: for each the slots of some. */
  void dead(int[][] slots) {
    dead = slots;
  }

  boolean hasLabels() {
    return !labels.isEmpty();
  }

  /** Lets the statement at that index change places with the one before it, which is on that line. */
  void mayExchange(int second, String line, String text) {
    pairs.add(new Pair(second, line, text));
  }

  void label(int number) {
    labels.put(number, steps.size());
  }

  /** Lets the block end with what cleans up a variable that the last statement declares. */
  void cleansUp(Step step) {
    cleanups.add(0, new Cleanup(steps.size() - 1, step));
  }

  boolean cleansUp() {
    return !cleanups.isEmpty();
  }

  Step step() {
    if (steps.size() == 1 && labels.isEmpty() && cleanups.isEmpty()) {
      Step only = steps.get(0);
      return run -> {
        run.entry();
        run.enterBlock(number);
        run.standsAt(0);
        int how = only.run(run);
        leave(run, how);
        return how;
      };
    }
    Step[] all = steps.toArray(Step[]::new);
    return run -> {
      run.enterBlock(number);
      int how = run(run, all, /* ends= */ true);
      leave(run, how);
      return how;
    };
  }

  /** What a function returns is where it was until its caller has it. */
  private void leave(Run run, int how) {
    if (how != Step.RETURN) {
      run.forgetLocals(firstSlot, endSlot);
    }
    run.leaveBlock();
  }

  /** {@return the code of the block with a value behind it, as of an expression} */
  Code code(Code value) {
    Step[] all = steps.toArray(Step[]::new);
    return run -> {
      run.enterBlock(number);
      run(run, all, /* ends= */ false);
      long result = value.eval(run);
      cleanUp(run, 0, all.length);
      run.forgetLocals(firstSlot, endSlot);
      run.leaveBlock();
      return result;
    };
  }

  private int run(Run run, Step[] all, boolean ends) {
    int how = Step.NORMAL;
    Rounds rounds = null;
    int jumps = 0;
    int i = run.entry();
    while (i < all.length) {
      run.standsAt(place(jumps, i));
      if (isExchanged(run, i)) {
        run.standsAt(place(jumps, i) + 1);
        all[i + 1].run(run);
        run.standsAt(place(jumps, i + 1) + 1);
        all[i].run(run);
        forget(run, i);
        forget(run, i + 1);
        i += 2;
        continue;
      }
      how = all[i].run(run);
      if (how == Step.NORMAL) {
        forget(run, i);
        i++;
        continue;
      }
      Integer target = how == Step.GOTO ? labels.get(run.label()) : null;
      if (target == null) {
        break;
      }
      cleanUp(run, target, i);
      i = target;
      jumps++;
      rounds = run.round(rounds, run.where(), i);
      how = Step.NORMAL;
    }
    if (ends) {
      cleanUp(run, 0, i);
    }
    return how;
  }

  private void forget(Run run, int statement) {
    if (statement < dead.length) {
      for (int slot : dead[statement]) {
        run.isDead(slot);
      }
    }
  }

  /** {@return the number of a statement after so many jumps, larger than that of all that can run before it} */
  private int place(int jumps, int statement) {
    return 2 * (jumps * steps.size() + statement);
  }

  private boolean isExchanged(Run run, int at) {
    for (int i = 0; i < pairs.size(); i++) {
      if (pairs.get(i).second() == at + 1) {
        return pairs.get(i).isExchanged(run);
      }
    }
    return false;
  }

  /** Cleans up what is declared from that statement to before another, the last first; what returns or goes on stays as it was. */
  private void cleanUp(Run run, int from, int to) {
    for (Cleanup cleanup : cleanups) {
      if (from <= cleanup.index && cleanup.index < to) {
        run.aside(cleanup.step);
      }
    }
  }
}
