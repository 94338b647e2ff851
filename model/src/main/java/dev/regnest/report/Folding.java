package dev.regnest.report;

import dev.regnest.machine.Cell;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Lines of a story made one. */
final class Folding {
  private static final Set<Row.Kind> ACCESSES = Set.of(Row.Kind.CONTROL, Row.Kind.FILL);

  /** A line without names may stand in the fourth column, too. */
  private static final int LONGEST = 32;

  private Folding() {}

  /** {@return whether that is a line that may be made one with others} */
  static boolean isAccess(Row row) {
    return ACCESSES.contains(row.kind());
  }

  /** {@return one line for several of one frame: "14 stores to line[1] to line[7]"} */
  static Row of(List<Row> rows) {
    Set<Cell> loaded = new LinkedHashSet<>();
    Set<Cell> stored = new LinkedHashSet<>();
    int loads = 0;
    int stores = 0;
    List<Happening> happenings = new ArrayList<>();
    for (Row row : rows) {
      for (Happening happening : row.happenings()) {
        happenings.add(happening);
        if (happening instanceof Happening.Loaded load) {
          loaded.add(load.cell());
          loads++;
        } else if (happening instanceof Happening.Stored store) {
          stored.add(store.cell());
          stores++;
        }
      }
    }
    List<String> counts = new ArrayList<>();
    List<String> named = new ArrayList<>();
    if (loads > 0) {
      counts.add(count(loads, "load"));
      named.add(count(loads, "load") + " of " + names(loaded));
    }
    if (stores > 0) {
      counts.add(count(stores, "store"));
      named.add(count(stores, "store") + " to " + names(stored));
    }
    String all = String.join(", ", named);
    String text = all.length() <= LONGEST ? all : String.join(", ", counts);
    return rows.get(0).folded(rows.get(rows.size() - 1), text, happenings);
  }

  private static String count(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  private static String names(Collection<Cell> cells) {
    List<String> names = cells.stream().map(Names::object).distinct().toList();
    return names.size() < 3
        ? String.join(" and ", names)
        : names.get(0) + " to " + names.get(names.size() - 1);
  }
}
