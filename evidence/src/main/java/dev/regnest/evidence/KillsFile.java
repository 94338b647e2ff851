package dev.regnest.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Kill counts of earlier runs, one a line, each with the hash of the sources that it was counted on, so that none outlives a change.
 *
 * <p>Only a memory: a line that is not understood is not there, and a file that cannot be written is done without.
 */
final class KillsFile {
  private static final int FIELDS = 6;

  private final Path file;
  private final String model;
  private final Map<KillCount.Of, KillCount> known = new ConcurrentHashMap<>();

  /**
   * Reads what is there.
   *
   * @param model the hash of the sources of now; counts made on others are left out when the file is written
   */
  KillsFile(Path file, String model) {
    this.file = file;
    this.model = model;
    try {
      for (String line : Files.isReadable(file) ? Files.readAllLines(file) : List.<String>of()) {
        add(line.split(" "));
      }
    } catch (IOException unreadable) {
      known.clear();
    }
  }

  private void add(String[] fields) {
    if (fields.length != FIELDS || !fields[0].equals(model)) {
      return;
    }
    try {
      known.put(
          new KillCount.Of(fields[0], fields[1], fields[2], fields[3]),
          new KillCount(Integer.parseInt(fields[4]), Integer.parseInt(fields[5])));
    } catch (NumberFormatException notOurs) {
      // Counted anew.
    }
  }

  Optional<KillCount> get(KillCount.Of of) {
    return Optional.ofNullable(known.get(of));
  }

  void put(KillCount.Of of, KillCount count) {
    known.put(of, count);
  }

  /** Writes all that is known, in one step, so that a reader sees the file before or after. */
  void save() {
    List<String> lines = known.entrySet().stream()
        .sorted(Comparator.comparing(entry -> entry.getKey().toString()))
        .map(KillsFile::line)
        .toList();
    try {
      Path folder = file.toAbsolutePath().getParent();
      Files.createDirectories(folder);
      Path whole = Files.createTempFile(folder, "kills", ".new");
      try {
        Files.write(whole, lines);
        Files.move(
            whole, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(whole);
      }
    } catch (IOException unwritable) {
      // Counted anew next time.
    }
  }

  private static String line(Map.Entry<KillCount.Of, KillCount> entry) {
    KillCount.Of of = entry.getKey();
    KillCount count = entry.getValue();
    return String.join(" ", of.model(), of.design(), of.hypothesis(), of.era()) + " "
        + count.killed() + " " + count.mutants();
  }
}
