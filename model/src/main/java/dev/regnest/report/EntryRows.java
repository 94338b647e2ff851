package dev.regnest.report;

import dev.regnest.machine.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The lines about kernel entry, return to user mode and masks. */
final class EntryRows {
  /** What entry lines touch. */
  static final String ENTRY = "entry";

  /** What lines about masks touch. */
  static final String MASKS = "masks";

  private static final String PUSH = "push ";

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
      String text = entry ? entry(part, recording) : operation(part.first());
      rows.add(
          Row.of(part, recording, Row.Kind.ENTRY, text, "", Set.of(entry ? ENTRY : MASKS), "", ""));
      from = to;
    }
    return rows;
  }

  private static boolean isEntry(Happening did) {
    String operation = operation(did);
    return !operation.endsWith("()") && !operation.equals(Entry.TO_USER_MODE);
  }

  private static String operation(Happening did) {
    return ((Happening.Did) did).operation();
  }

  private static String entry(Runs.Run run, Recording recording) {
    List<String> operations =
        run.happenings().stream().map(EntryRows::operation).toList();
    List<String> pushed = operations.stream()
        .filter(o -> o.startsWith(PUSH))
        .map(o -> o.substring(PUSH.length()))
        .toList();
    List<String> parts = new ArrayList<>();
    if (operations.contains(Entry.FROM_USER_MODE) || pushed.isEmpty()) {
      parts.add(operations.get(0));
    }
    if (pushed.size() == 1) {
      parts.add(PUSH + pushed.get(0));
    } else if (!pushed.isEmpty()) {
      parts.add(PUSH + pushed.get(0) + " ... " + pushed.get(pushed.size() - 1));
    }
    int entry = ((Happening.Did) run.first()).entry();
    boolean complete = operations.contains(Entry.COMPLETE);
    return String.join(", ", parts)
        + (complete && severalEntries(recording) ? " (entry " + entry + ")" : "");
  }

  private static boolean severalEntries(Recording recording) {
    return recording.happenings().stream()
        .anyMatch(h -> h instanceof Happening.Did did
            && did.operation().equals(Entry.COMPLETE)
            && did.entry() > 1);
  }
}
