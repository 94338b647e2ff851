package dev.regnest.kernelc.compile;

import dev.regnest.kernelc.run.Run;
import dev.regnest.kernelc.run.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The statements of one block, one after the other, which gotos and switches may enter at a label. */
final class Sequence {
  private final List<Step> steps = new ArrayList<>();
  private final Map<Integer, Integer> labels = new HashMap<>();

  int size() {
    return steps.size();
  }

  void add(Step step) {
    steps.add(step);
  }

  void label(int number) {
    labels.put(number, steps.size());
  }

  Step step() {
    if (steps.size() == 1 && labels.isEmpty()) {
      Step only = steps.get(0);
      return run -> {
        run.entry();
        return only.run(run);
      };
    }
    Step[] all = steps.toArray(Step[]::new);
    return run -> run(run, all);
  }

  private int run(Run run, Step[] all) {
    for (int i = run.entry(); i < all.length; ) {
      int how = all[i].run(run);
      if (how == Step.NORMAL) {
        i++;
        continue;
      }
      Integer target = how == Step.GOTO ? labels.get(run.label()) : null;
      if (target == null) {
        return how;
      }
      run.round();
      i = target;
    }
    return Step.NORMAL;
  }
}
