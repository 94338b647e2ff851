package dev.regnest.report;

import dev.regnest.machine.Deed;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The lines about kernel entry, return to user mode and masks. */
final class EntryRows {
  /** What entry lines touch. */
  static final String ENTRY = "entry";

  /** What lines about masks touch. */
  static final String MASKS = "masks";

  private EntryRows() {}

  static List<Row> of(Runs.Run run, Recording recording) {
    List<Row> rows = new ArrayList<>();
    int from = 0;
    List<Happening> all = run.happenings();
    while (from < all.size()) {
      int to = from + 1;
      while (to < all.size() && isEntry(all.get(from)) && isEntry(all.get(to))) {
        to++;
      }
      Runs.Run part = new Runs.Run(run.start() + from, all.subList(from, to));
      boolean entry = isEntry(all.get(from));
      String text = entry ? entry(part, recording) : deed(part.first()).toString();
      rows.add(
          Row.of(part, recording, Row.Kind.ENTRY, text, "", Set.of(entry ? ENTRY : MASKS), "", ""));
      from = to;
    }
    return rows;
  }

  private static boolean isEntry(Happening did) {
    return deed(did).isOfEntry();
  }

  private static Deed deed(Happening did) {
    return ((Happening.Did) did).deed();
  }

  private static String entry(Runs.Run run, Recording recording) {
    List<Deed> deeds = run.happenings().stream().map(EntryRows::deed).toList();
    List<Deed> pushed =
        deeds.stream().filter(deed -> deed.kind() == Deed.Kind.PUSH).toList();
    List<String> parts = new ArrayList<>();
    if (has(deeds, Deed.Kind.FROM_USER_MODE) || pushed.isEmpty()) {
      parts.add(deeds.get(0).toString());
    }
    if (pushed.size() == 1) {
      parts.add(pushed.get(0).toString());
    } else if (!pushed.isEmpty()) {
      parts.add(pushed.get(0) + " ... " + pushed.get(pushed.size() - 1).what());
    }
    int entry = ((Happening.Did) run.first()).entry();
    boolean complete = has(deeds, Deed.Kind.ENTRY_COMPLETE);
    return String.join(", ", parts)
        + (complete && severalEntries(recording) ? " (entry " + entry + ")" : "");
  }

  private static boolean has(List<Deed> deeds, Deed.Kind kind) {
    return deeds.stream().anyMatch(deed -> deed.kind() == kind);
  }

  private static boolean severalEntries(Recording recording) {
    return recording.happenings().stream()
        .anyMatch(h -> h instanceof Happening.Did did
            && did.deed().kind() == Deed.Kind.ENTRY_COMPLETE
            && did.entry() > 1);
  }
}
