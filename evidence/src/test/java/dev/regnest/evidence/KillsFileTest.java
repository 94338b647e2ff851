package dev.regnest.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KillsFileTest {
  private static final KillCount.Of CELL =
      new KillCount.Of("sha256:1", "pile-4", "nested-irqs", "V4_4");
  private static final KillCount COUNT = new KillCount(5, 9);

  @TempDir
  private Path folder;

  private KillsFile file(String model) {
    return new KillsFile(folder.resolve("deep").resolve("kills.txt"), model);
  }

  private void save() {
    KillsFile first = file("sha256:1");
    first.put(CELL, COUNT);
    first.save();
  }

  @Test
  void aCountIsThereTheNextTime() {
    save();
    assertEquals(Optional.of(COUNT), file("sha256:1").get(CELL));
  }

  @Test
  void noCountOutlivesAChangeOfTheSources() {
    save();
    KillsFile later = file("sha256:2");
    assertEquals(Optional.empty(), later.get(CELL));
    later.save();
    assertEquals(Optional.empty(), file("sha256:1").get(CELL), "it is left out when saved");
  }

  @Test
  void aLineThatIsNotUnderstoodIsNotThere() throws IOException {
    save();
    Path file = folder.resolve("deep").resolve("kills.txt");
    String line = Files.readAllLines(file).get(0);
    Files.write(file, List.of("", "sha256:1 single nested-irqs V4_4 many 9", line));
    assertEquals(Optional.of(COUNT), file("sha256:1").get(CELL));
  }

  @Test
  void aFileThatCannotBeReadOrWrittenIsDoneWithout() throws IOException {
    Files.createDirectories(folder.resolve("no file").resolve("but a folder"));
    KillsFile noFile = new KillsFile(folder.resolve("no file"), "sha256:1");
    noFile.put(CELL, COUNT);
    noFile.save();
    assertEquals(Optional.of(COUNT), noFile.get(CELL));
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(1, left.count(), "nothing half written is left behind");
    }
  }
}
