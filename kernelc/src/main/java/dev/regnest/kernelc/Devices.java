package dev.regnest.kernelc;

import static java.util.stream.Collectors.joining;

import dev.regnest.kernel.EventSource;
import dev.regnest.kernelc.compile.Compiled;
import dev.regnest.kernelc.compile.Entry;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The marked functions of a file by the device that runs them, source by source: each is a device of its own, but for those marked
 * {@code __together}, which run in their order as one handler, and for what a task does, all of which it does.
 */
public final class Devices {
  private final Map<EventSource, List<List<Entry>>> bySource = new EnumMap<>(EventSource.class);

  private Devices() {}

  /** {@return those of that file} */
  public static Devices of(Compiled compiled) {
    Devices devices = new Devices();
    for (Entry entry : compiled.entries()) {
      entry.sources().forEach(source -> devices.add(source, entry));
    }
    return devices;
  }

  private void add(EventSource source, Entry entry) {
    List<List<Entry>> all = bySource.computeIfAbsent(source, s -> new ArrayList<>());
    boolean known = !isOfTask(source)
        && all.stream().flatMap(List::stream).anyMatch(other -> isSame(other, entry));
    if (!known) {
      all.stream()
          .filter(
              device -> isOfTask(source) || entry.together() && device.get(0).together())
          .findFirst()
          .ifPresentOrElse(
              device -> device.add(entry), () -> all.add(new ArrayList<>(List.of(entry))));
    }
  }

  /** One function that two markers name is no two devices; what a program makes a handler twice is. */
  private static boolean isSame(Entry one, Entry other) {
    return one.function() == other.function() && one.gate().equals(other.gate());
  }

  private static boolean isOfTask(EventSource source) {
    return source == EventSource.TASK_EVENT;
  }

  /** {@return what runs functions} */
  public Set<EventSource> sources() {
    return bySource.keySet();
  }

  /** {@return the functions that each device of that source runs, in their order; nothing where it has none} */
  public List<List<Entry>> of(EventSource source) {
    return bySource.getOrDefault(source, List.of());
  }

  /** {@return all functions that run for that source} */
  List<Entry> all(EventSource source) {
    return of(source).stream().flatMap(List::stream).toList();
  }

  /** {@return what the devices of that source run, in words, where it has several; else nothing} */
  List<String> handlers(EventSource source) {
    return of(source).size() < 2
        ? List.of()
        : of(source).stream()
            .map(device -> device.stream()
                .map(entry -> entry.function().name() + "()")
                .collect(joining(" and ")))
            .toList();
  }
}
