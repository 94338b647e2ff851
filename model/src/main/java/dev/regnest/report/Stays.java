package dev.regnest.report;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/** Finds out who had the CPU on which lines: who arrives or goes on, until it returns or is left half done. */
final class Stays {
  private final Deque<Open> open = new ArrayDeque<>();
  private final List<Playback.Stay> stays = new ArrayList<>();

  private Stays() {}

  /** A stay that has not come to its end. */
  private record Open(int frame, int over, int from) {}

  static List<Playback.Stay> of(List<Row> rows) {
    Stays stays = new Stays();
    stays.open.push(new Open(0, -1, 0));
    for (int line = 0; line < rows.size(); line++) {
      stays.line(rows.get(line), line);
    }
    while (!stays.open.isEmpty()) {
      stays.close(rows.size() - 1);
    }
    stays.stays.sort(
        Comparator.comparingInt(Playback.Stay::from).thenComparingInt(Playback.Stay::depth));
    return stays.stays;
  }

  private void line(Row row, int line) {
    if (row.kind() == Row.Kind.ARRIVAL) {
      begin(row, ((Happening.Arrived) row.happenings().get(0)).arrived(), line);
    } else if (row.kind() == Row.Kind.RESUMED) {
      begin(row, ((Happening.WentOn) row.happenings().get(0)).resumed(), line);
    } else if (row.kind() == Row.Kind.DEFERRED) {
      begin(row, ((Happening.Deferred) row.happenings().get(0)).returned(), line);
    } else if (row.kind() == Row.Kind.RETURN) {
      close(line);
    }
  }

  private void begin(Row row, Visit visit, int line) {
    open.push(new Open(visit.number(), row.visit().number(), line));
  }

  private void close(int line) {
    Open last = open.pop();
    stays.add(new Playback.Stay(last.frame(), last.over(), open.size(), last.from(), line));
  }
}
