package dev.regnest.report;

import dev.regnest.machine.Cell;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Makes playbacks of recordings. */
final class Playbacks {
  private final Recording recording;
  private final Columns columns;
  private final Map<String, Integer> cells = new HashMap<>();
  private final List<Playback.Memory> memory = new ArrayList<>();

  private Playbacks(Recording recording) {
    this.recording = recording;
    columns = new Columns(recording.visits());
    Map<Integer, Cell> touched = new TreeMap<>();
    for (Happening happening : recording.happenings()) {
      if (happening instanceof Happening.Loaded loaded) {
        touched.put(loaded.cell().address(), loaded.cell());
      } else if (happening instanceof Happening.Stored stored) {
        touched.put(stored.cell().address(), stored.cell());
      } else if (happening instanceof Happening.EmittedLength length) {
        touched.put(length.cell().address(), length.cell());
      }
    }
    touched.values().forEach(this::add);
  }

  static Playback of(Recording recording, List<Row> rows) {
    Playbacks playbacks = new Playbacks(recording);
    return new Playback(
        recording.visits().stream().map(playbacks::frame).toList(),
        Stays.of(rows),
        playbacks.samples(),
        playbacks.memory,
        rows.stream().map(playbacks::line).toList());
  }

  private void add(Cell cell) {
    cells.put(cell.name(), memory.size());
    memory.add(new Playback.Memory(
        cell.name(),
        Names.object(cell),
        cell.register().map(r -> r.label()).orElse(""),
        value(cell, cell.initial())));
  }

  private Playback.Frame frame(Visit visit) {
    return new Playback.Frame(
        visit.title(), visit.arrival() == null ? "" : visit.bracket(), columns.of(visit));
  }

  private List<Playback.Sample> samples() {
    Cast cast = new Cast(recording);
    List<Playback.Sample> samples = new ArrayList<>();
    for (Happening happening : recording.happenings()) {
      if (happening instanceof Happening.Began began) {
        samples.add(
            new Playback.Sample(cast.sample(began.sample()), began.visit().number()));
      }
    }
    return samples;
  }

  private Playback.Line line(Row row) {
    return new Playback.Line(
        row.visit().number(),
        row.kind().name().toLowerCase(Locale.ROOT),
        row.text(),
        recording.lines().get(row.start()),
        row.mark(),
        row.from(),
        row.to(),
        row.violations().stream()
            .map(v -> new Playback.Broken(v.claim(), v.explain()))
            .toList(),
        row.step(),
        row.because(),
        row.happenings().stream().flatMap(h -> access(h).stream()).toList());
  }

  private List<Playback.Access> access(Happening happening) {
    int point = happening.point();
    if (happening instanceof Happening.Loaded h) {
      return List.of(new Playback.Access(
          "load", point, index(h.cell()), value(h.cell(), h.value()), h.storer()));
    }
    if (happening instanceof Happening.Stored h) {
      return List.of(new Playback.Access(
          "store", point, index(h.cell()), value(h.cell(), h.value()), h.sample()));
    }
    if (happening instanceof Happening.Emitted h) {
      int cell = cells.getOrDefault(h.regs() + "." + h.register().label(), -1);
      return List.of(new Playback.Access("emit", point, cell, emitted(h), h.storer()));
    }
    if (happening instanceof Happening.EmittedLength h) {
      return List.of(new Playback.Access("emit", point, index(h.cell()), "its length", h.storer()));
    }
    if (happening instanceof Happening.Asked h) {
      return List.of(
          new Playback.Access("ask", point, -1, h.predicate().call() + " = " + h.answer(), 0));
    }
    return List.of();
  }

  private static String emitted(Happening.Emitted emitted) {
    return emitted.origin().isEmpty() ? "user " + emitted.register().label() : emitted.origin();
  }

  private int index(Cell cell) {
    return cells.get(cell.name());
  }

  private String value(Cell cell, int value) {
    return recording.values().written(cell, value);
  }
}
