package dev.regnest.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The lines about accesses that the compiler puts off, and past what. */
final class PutOffs {
  private static final int MOST_NAMED = 2;

  private PutOffs() {}

  /** {@return the line where the code has an access that is carried out later, or perhaps never} */
  static Row row(Runs.Run run, Happening.PutOff putOff, Recording recording, Cast cast) {
    String what = (putOff.stores() ? "store to " : "load of ") + putOff.cell().name();
    String past =
        past(recording, putOff.visit(), putOff.point(), recording.happenings().size());
    String step = "the compiler puts off " + cast.frame(putOff.visit()) + "'s " + what + past;
    return Row.of(
        run,
        recording,
        Row.Kind.PUT_OFF,
        "(" + what + " put off)",
        "",
        Set.of(putOff.cell().name()),
        step,
        "no barrier() forbids it");
  }

  /** {@return past what the frame puts off what the code has at {@code point}, as far as it has come after {@code before} happenings} */
  static String past(Recording recording, Visit visit, int point, int before) {
    List<String> passed = new ArrayList<>();
    for (int i = 0; i < before && passed.size() < MOST_NAMED; i++) {
      Happening happening = recording.happenings().get(i);
      if (happening instanceof Happening.Moved moved
          && moved.visit() == visit
          && moved.code() == point) {
        break;
      }
      if (happening.visit() == visit && happening.point() > point) {
        name(happening).filter(name -> !passed.contains(name)).ifPresent(passed::add);
      }
    }
    return passed.isEmpty() ? "" : " past " + Text.list(passed);
  }

  private static Optional<String> name(Happening happening) {
    if (happening instanceof Happening.Stored stored) {
      return Optional.of("the store to " + Names.object(stored.cell()));
    }
    return happening instanceof Happening.Loaded loaded
        ? Optional.of("the load of " + Names.object(loaded.cell()))
        : Optional.empty();
  }
}
