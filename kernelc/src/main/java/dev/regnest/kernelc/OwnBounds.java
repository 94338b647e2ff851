package dev.regnest.kernelc;

import dev.regnest.kernelc.compile.Entry;
import dev.regnest.kernelc.run.DataObject;
import dev.regnest.kernelc.source.Position;
import dev.regnest.report.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How often the functions of a file run at most, and what its variables count modulo, as the file itself says, in words. */
final class OwnBounds {
  private OwnBounds() {}

  /** {@return both, of those that run and those that wrap, one after the other; empty where nothing is bounded} */
  static String of(List<Entry> entries, List<DataObject> wrapping) {
    String wraps = wrapping.stream()
        .map(one ->
            one.name() + " modulo " + one.wraps() + " (__wraps, " + one.at().lineText() + ")")
        .collect(Collectors.joining(", "));
    String runs = of(entries);
    return runs + (runs.isEmpty() || wraps.isEmpty() ? "" : ", ") + wraps;
  }

  /** {@return {@code task() and nmi() at most once, hardirq() at most 2 times (__times, ring.c:37, 38, 39)}; empty where nothing is bounded} */
  private static String of(List<Entry> entries) {
    Map<String, Entry> byName = new LinkedHashMap<>();
    entries.stream()
        .filter(entry -> entry.runs() != Entry.ANY)
        .sorted(Comparator.comparingInt(entry -> entry.at().line()))
        .forEach(entry -> byName.putIfAbsent(entry.function().name(), entry));
    if (byName.isEmpty()) {
      return "";
    }
    Map<Integer, List<String>> byRuns = new LinkedHashMap<>();
    byName.forEach((name, entry) ->
        byRuns.computeIfAbsent(entry.runs(), runs -> new ArrayList<>()).add(name + "()"));
    String runs = byRuns.entrySet().stream()
        .map(e -> Text.list(e.getValue()) + atMost(e.getKey()))
        .collect(Collectors.joining(", "));
    return runs + " (" + places(List.copyOf(byName.values())) + ")";
  }

  private static String atMost(int runs) {
    return " at most " + (runs == 1 ? "once" : runs + " times");
  }

  /** All of one file, so that its name is said once; main() and handlers run once without a word. */
  private static String places(List<Entry> bounded) {
    boolean said = bounded.stream().anyMatch(entry -> entry.times() > 1 || isMarked(entry));
    List<Position> at = bounded.stream().map(Entry::at).distinct().toList();
    String more = at.stream().skip(1).map(p -> ", " + p.line()).collect(Collectors.joining());
    return (said ? "__times, " : "") + at.get(0).lineText() + more;
  }

  private static boolean isMarked(Entry entry) {
    return entry.gate().isEmpty() && !entry.function().name().equals("main");
  }
}
