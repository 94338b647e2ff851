package dev.regnest.kernelc.run;

import dev.regnest.kernelc.types.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;

/**
 * Loads into locals that a compiler has put off until somebody needs the value: as late as it may, up to the next barrier, or to the next
 * access of the same frame to the same variable.
 *
 * <p>What the variable held anywhere between is found as well, as a load may be carried out earlier than where the machine stands.
 */
final class LateLoads {
  /** One of them: into that local goes what {@code conversion} makes of that leaf of a global. */
  record Load(
      int slot,
      int number,
      int leaf,
      Type type,
      boolean dependent,
      LongUnaryOperator conversion,
      String line) {
    boolean isOf(int otherNumber, int otherLeaf) {
      return number == otherNumber && leaf == otherLeaf;
    }
  }

  private final Run run;
  private final List<Load> waiting = new ArrayList<>();

  LateLoads(Run run) {
    this.run = run;
  }

  void putOff(Load load) {
    dropInto(load.slot(), load.slot() + 1);
    waiting.add(load);
  }

  /** Those locals get other values, or are gone: nobody needs what would have been loaded. */
  void dropInto(int from, int to) {
    if (!waiting.isEmpty()) {
      waiting.removeIf(load -> load.slot() >= from && load.slot() < to);
    }
  }

  /** Somebody needs that local. */
  void need(int slot) {
    for (int i = 0; i < waiting.size(); i++) {
      if (waiting.get(i).slot() == slot) {
        carryOut(waiting.remove(i));
        return;
      }
    }
  }

  /** The frame is about to access that leaf of a global itself. */
  void beforeAccess(int number, int leaf) {
    for (int i = 0; i < waiting.size(); ) {
      if (waiting.get(i).isOf(number, leaf)) {
        carryOut(waiting.remove(i));
      } else {
        i++;
      }
    }
  }

  void carryOutAll() {
    while (!waiting.isEmpty()) {
      carryOut(waiting.remove(0));
    }
  }

  private void carryOut(Load load) {
    String here = run.where();
    run.stand(load.line());
    long value = Memory.load(run, load);
    run.locals()[load.slot()] = load.conversion().applyAsLong(value);
    run.dependencies().loaded();
    run.dependencies().store(load.slot());
    run.stand(here);
  }
}
