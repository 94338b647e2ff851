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
    String name, String text, String mark, String step, String because, Optional<Reason> taken) {
  static ControlRow of(Runs.Run run, Cast cast, Reason reason, Recording recording) {
    if (run.last() instanceof Happening.Stored stored) {
      return stored.cell().isCounter()
          ? counted(run, stored, cast, reason)
          : set(run, stored, cast, recording);
    }
    return found(run, cast, recording);
  }

  private static ControlRow counted(
      Runs.Run run, Happening.Stored stored, Cast cast, Reason reason) {
    String name = stored.cell().name();
    String who = cast.actor(stored.sample(), stored.visit());
    boolean tested = run.first() instanceof Happening.Loaded;
    if (stored.value() == stored.before()) {
      return storedAgain(stored, who);
    }
    if (stored.value() < stored.before()) {
      return new ControlRow(
          name, name + "--", "", who + " gives back " + name, "", Optional.empty());
    }
    boolean asked = reason != null && reason.cell().isEmpty();
    String held = tested ? "it holds " + name : name + " is now " + stored.value();
    return new ControlRow(
        name,
        name + "++",
        "",
        who + (tested ? " takes " + name : " raises " + name + " to " + stored.value()),
        asked ? reason.text() : "",
        Optional.of(Reason.counter(held, name, stored.value())));
  }

  /** Somebody else changed it in the same way between the load and the store. */
  private static ControlRow storedAgain(Happening.Stored stored, String who) {
    String name = stored.cell().name();
    String text = name + " = " + stored.value();
    return new ControlRow(
        name,
        text,
        "as it is already",
        who + " sets " + text + ", which it is already",
        "it goes by the value that it found",
        Optional.of(Reason.counter("it takes " + name + " for its own", name, stored.value())));
  }

  private static ControlRow set(
      Runs.Run run, Happening.Stored stored, Cast cast, Recording recording) {
    Recording.Values values = recording.values();
    String name = stored.cell().name();
    String who = cast.actor(stored.sample(), stored.visit());
    String value = values.written(stored.cell(), stored.value());
    if (stored.reads() && stored.value() == stored.before()) {
      return new ControlRow(
          name,
          name + " stays " + value,
          "",
          who + " finds " + name + " = " + value + " and leaves it so",
          "",
          Optional.empty());
    }
    boolean opaque = stored.cell().kind() == Cell.Kind.WORD;
    String text = opaque ? "set " + name : name + " = " + value;
    return new ControlRow(
        name,
        text,
        stored.owners().isEmpty() ? "" : "overwrites",
        who + (opaque ? " sets " + name + " to its own" : does(run, stored, text, recording)),
        "",
        hasRead(run, stored) && recording.hasSource()
            ? Optional.of(
                Reason.flag(name + " was " + values.written(stored.cell(), stored.before()), name))
            : Optional.empty());
  }

  private static boolean hasRead(Runs.Run run, Happening.Stored stored) {
    return run.first() instanceof Happening.Loaded || stored.reads();
  }

  /** What was there is told where the code has read it first, or another frame has stored it. */
  private static String does(
      Runs.Run run, Happening.Stored stored, String text, Recording recording) {
    String before = recording.values().written(stored.cell(), stored.before());
    if (hasRead(run, stored)) {
      return " finds " + stored.cell().name() + " = " + before + " and sets it to "
          + recording.values().written(stored.cell(), stored.value());
    }
    boolean isOfOthers = stored.before() != stored.value()
        && recording.hasSource()
        && recording
            .lastStore(stored.cell(), run.start())
            .filter(last -> last.visit() != stored.visit())
            .isPresent();
    return " sets " + text + (isOfOthers ? ", which was " + before : "");
  }

  private static ControlRow found(Runs.Run run, Cast cast, Recording recording) {
    Happening.Loaded loaded = (Happening.Loaded) run.first();
    String name = loaded.cell().name();
    String value = recording.values().written(loaded.cell(), loaded.value());
    boolean others = communicates(loaded);
    return new ControlRow(
        name,
        name + " is " + value,
        others ? cast.sample(loaded.storer()) + "'s" : "",
        cast.actor(loaded.sample(), loaded.visit()) + " finds " + name + " = " + value,
        others ? cast.theSample(loaded.storer()) + left(loaded, run.start(), recording) : "",
        Optional.of(Reason.flag(name + " is " + value, name)));
  }

  private static String left(Happening.Loaded loaded, int index, Recording recording) {
    if (!recording.goesOn(loaded.storer(), index)) {
      return " left it so";
    }
    return loaded.cell().isCounter() ? " still holds it" : " set it and has not finished";
  }

  /** {@return whether one sample learns something from another by that load} */
  static boolean communicates(Happening.Loaded loaded) {
    return loaded.storer() != 0
        && loaded.storer() != loaded.sample()
        && loaded.value() != loaded.cell().initial();
  }
}
