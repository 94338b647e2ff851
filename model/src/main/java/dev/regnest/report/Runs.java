package dev.regnest.report;

import dev.regnest.machine.Arrival;
import dev.regnest.machine.Cell;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Cuts a recording into runs that one line can tell: a copy word by word, the words of one output, a load and a store of one counter, loads of one value. */
final class Runs {
  /** A run: {@code size} happenings from index {@code start}. */
  record Run(int start, List<Happening> happenings) {
    Happening first() {
      return happenings.get(0);
    }

    Happening last() {
      return happenings.get(happenings.size() - 1);
    }
  }

  private Runs() {}

  /** {@return the runs}; {@code lines} are the lines of source, and a run has one. */
  static List<Run> of(List<Happening> happenings, List<String> lines) {
    List<Run> runs = new ArrayList<>();
    int start = 0;
    for (int i = 1; i <= happenings.size(); i++) {
      if (i == happenings.size()
          || !lines.get(i).equals(lines.get(start))
          || !continues(happenings.subList(start, i), happenings.get(i))) {
        runs.add(new Run(start, List.copyOf(happenings.subList(start, i))));
        start = i;
      }
    }
    return runs;
  }

  private static boolean continues(List<Happening> run, Happening next) {
    Happening last = run.get(run.size() - 1);
    if (last.visit() != next.visit()) {
      return false;
    }
    if (isWord(last) && isWord(next)) {
      return !storesAgain(run, next);
    }
    if (last instanceof Happening.Loaded loaded && next instanceof Happening.Stored stored) {
      return loaded.cell() == stored.cell();
    }
    if (last instanceof Happening.Loaded loaded && next instanceof Happening.Loaded again) {
      return loaded.cell() == again.cell() && loaded.value() == again.value();
    }
    if (last instanceof Happening.Emitted one && next instanceof Happening.Emitted other) {
      return one.sample() == other.sample()
          && one.regs().equals(other.regs())
          && !emits(run, other);
    }
    return last instanceof Happening.Asked && next instanceof Happening.Asked
        || last instanceof Happening.Did && next instanceof Happening.Did;
  }

  private static boolean emits(List<Happening> run, Happening.Emitted next) {
    return run.stream()
        .anyMatch(h -> h instanceof Happening.Emitted e && e.register() == next.register());
  }

  static boolean isWord(Happening happening) {
    return happening instanceof Happening.Loaded loaded
            && loaded.cell().register().isPresent()
        || happening instanceof Happening.Stored stored
            && stored.cell().register().isPresent();
  }

  /** {@return whether a task's entry ends there and its next one begins} */
  static boolean isReentry(Happening happening) {
    return happening instanceof Happening.Took took && took.choice() == Arrival.REENTRY;
  }

  private static boolean storesAgain(List<Happening> run, Happening next) {
    Set<Cell> cells = new HashSet<>();
    run.forEach(h -> cells.add(h instanceof Happening.Stored stored ? stored.cell() : null));
    return next instanceof Happening.Stored stored && cells.contains(stored.cell());
  }
}
