package dev.regnest.report;

import dev.regnest.machine.Arrival;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Which column each frame stands in: one a context, in the order in which contexts interrupt each other, and again where one nests twice. */
final class Columns {
  private static final List<Arrival> ORDER = List.of(
      Arrival.PREEMPTION,
      Arrival.SOFTIRQ,
      Arrival.HARDIRQ,
      Arrival.NMI,
      Arrival.BREAKPOINT,
      Arrival.KPROBE,
      Arrival.OPTPROBE,
      Arrival.MACHINE_CHECK,
      Arrival.FAULT,
      Arrival.TRACE);

  private final Map<Visit, Integer> keys = new HashMap<>();
  private final Map<Integer, List<Visit>> heads = new HashMap<>();
  private final List<Integer> columns;

  Columns(List<Visit> visits) {
    for (Visit visit : visits) {
      int key = key(visit);
      keys.put(visit, key);
      heads.computeIfAbsent(key, k -> new ArrayList<>()).add(visit);
    }
    columns = List.copyOf(new TreeSet<>(keys.values()));
  }

  /** The first column behind that of the interrupted frame that is this context's. */
  private int key(Visit visit) {
    if (visit.interrupted() == null) {
      return 0;
    }
    int key = 1 + ORDER.indexOf(visit.arrival());
    while (key <= keys.get(visit.interrupted())) {
      key += ORDER.size();
    }
    return key;
  }

  int count() {
    return columns.size();
  }

  int of(Visit visit) {
    return columns.indexOf(keys.get(visit));
  }

  /** {@return the head of a column, what the brackets say where that is shorter and the column too narrow} */
  String label(int column, int width) {
    String title = title(heads.get(columns.get(column)));
    return title.length() <= width ? title : bracket(column);
  }

  /** A column of one device is called after what runs, one of several after their level. */
  private static String title(List<Visit> visits) {
    Visit first = visits.get(0);
    boolean alike = visits.stream().allMatch(visit -> visit.title().equals(first.title()));
    return alike ? first.title() : first.arrival().label();
  }

  /** {@return how wide a column is at least} */
  int shortest(int column) {
    return Math.min(label(column, Integer.MAX_VALUE).length(), bracket(column).length());
  }

  private String bracket(int column) {
    Visit first = heads.get(columns.get(column)).get(0);
    return first.isTask() ? first.label() : first.arrival().bracket();
  }
}
