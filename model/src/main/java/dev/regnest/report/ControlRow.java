package dev.regnest.report;

import dev.regnest.machine.Cell;
import java.util.Optional;

/**
 * What a line says about a flag, a pointer or a counter.
 *
 * @param name the cell's name
 * @param text what was done to it
 * @param mark whose doing it is
 * @param step the same in a sentence
 * @param because the reason, or empty
 * @param taken the reason it gives for what follows
 */
record ControlRow(
    String name, String text, String mark, String step, String because, Optional<String> taken) {
  static ControlRow of(Runs.Run run, Cast cast, String reason) {
    Happening.Loaded loaded = run.first() instanceof Happening.Loaded l ? l : null;
    Happening.Stored stored = run.last() instanceof Happening.Stored s ? s : null;
    Cell cell = loaded != null ? loaded.cell() : stored.cell();
    if (stored == null) {
      return loaded(cell, loaded, cast);
    }
    String name = cell.name();
    String who = who(stored.sample(), cast);
    if (cell.kind() == Cell.Kind.COUNTER) {
      boolean up = loaded == null ? stored.value() > 0 : stored.value() > loaded.value();
      String text = name + (up ? "++" : "--");
      String step = who + (up ? " takes " : " gives back ") + name;
      return new ControlRow(
          name,
          text,
          "",
          step,
          up && reason != null ? reason : "",
          up ? Optional.of("it holds " + name) : Optional.empty());
    }
    String mark = stored.owners().isEmpty() ? "" : "overwrites";
    return new ControlRow(
        name,
        name + " = " + stored.value(),
        mark,
        who + " sets " + name + " to " + stored.value(),
        "",
        Optional.empty());
  }

  private static ControlRow loaded(Cell cell, Happening.Loaded loaded, Cast cast) {
    boolean others = communicates(loaded);
    String text = cell.name() + " is " + loaded.value();
    String step = who(loaded.sample(), cast) + " finds " + cell.name() + " at " + loaded.value();
    String setter = others ? who(loaded.storer(), cast) : "";
    return new ControlRow(
        cell.name(),
        text,
        others ? setter.replaceFirst("^the ", "").replaceFirst(" sample$", "'s") : "",
        step,
        others ? setter + " left it so" : "",
        Optional.of(cell.name() + " is " + loaded.value()));
  }

  /** {@return whether one sample learns something from another by that load} */
  static boolean communicates(Happening.Loaded loaded) {
    return loaded.storer() != 0
        && loaded.storer() != loaded.sample()
        && loaded.value() != loaded.cell().initial();
  }

  private static String who(int sample, Cast cast) {
    return sample == 0 ? "the kernel" : "the " + cast.sample(sample) + " sample";
  }
}
