package dev.regnest.evidence.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.evidence.UsageException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeDirectoryTest {
  private static final Map<String, String> FILES = Map.of("results.json", "{}", "b.txt", "b");

  @TempDir
  private Path folder;

  @Test
  void isThereWithAllItsFilesAndNothingElse() throws IOException {
    WholeDirectory.at(folder.resolve("deep/evidence")).write(FILES);
    assertEquals(List.of("b.txt", "results.json"), names(folder.resolve("deep/evidence")));
    assertEquals(List.of("evidence"), names(folder.resolve("deep")));
  }

  @Test
  void takesThePlaceOfTheOneBefore() throws IOException {
    Path place = folder.resolve("evidence");
    WholeDirectory.at(place).write(Map.of("results.json", "old", "gone.txt", ""));
    WholeDirectory.at(place).write(FILES);
    assertEquals(List.of("b.txt", "results.json"), names(place));
    assertEquals("{}", Files.readString(place.resolve("results.json")));
  }

  @Test
  void whatCannotBeWrittenLeavesTheOneBefore() throws IOException {
    Path place = folder.resolve("evidence");
    WholeDirectory.at(place).write(FILES);
    Map<String, String> impossible = Map.of("results.json", "new", "no/such/folder", "");
    WholeDirectory next = WholeDirectory.at(place);
    assertThrows(UsageException.class, () -> next.write(impossible));
    assertEquals("{}", Files.readString(place.resolve("results.json")));
    assertEquals(List.of("evidence"), names(folder), "and nothing beside it");
  }

  @Test
  void doesNotReplaceWhatIsNoEvidence() throws IOException {
    Files.writeString(folder.resolve("thesis.txt"), "years of work");
    String folderRefused =
        assertThrows(UsageException.class, () -> WholeDirectory.at(folder)).getMessage();
    assertTrue(folderRefused.contains("holds something else"), folderRefused);
    Path file = folder.resolve("thesis.txt");
    String fileRefused =
        assertThrows(UsageException.class, () -> WholeDirectory.at(file)).getMessage();
    assertTrue(fileRefused.contains("is a file"), fileRefused);
    assertTrue(Files.exists(file));
  }

  @Test
  void whatAKilledWriterLeftGoesWithTheNextWrite() throws IOException {
    Files.createDirectories(folder.resolve(".evidence.partial-17/visible"));
    Files.writeString(folder.resolve(".evidence.partial-17/visible/b.txt"), "half");
    WholeDirectory.at(folder.resolve("evidence")).write(FILES);
    assertEquals(List.of("evidence"), names(folder));
  }

  /** A process that is killed while it writes leaves no directory; one that is told to stop leaves nothing at all. */
  @Test
  void aWriterThatIsKilledLeavesNoDirectory() throws Exception {
    Path place = folder.resolve("evidence");
    assertFalse(endedWhileWriting(place, Process::destroyForcibly));
    assertFalse(Files.exists(place), "killed");
    assertFalse(endedWhileWriting(place, Process::destroy));
    assertEquals(List.of(), names(folder), "told to stop");
  }

  private boolean endedWhileWriting(Path place, java.util.function.Consumer<Process> end)
      throws Exception {
    Process writer = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            EndlessWriter.class.getName(),
            place.toString())
        .redirectErrorStream(true)
        .start();
    writer.inputReader().readLine();
    assertTrue(names(folder).stream().anyMatch(n -> n.startsWith(".evidence.partial-")));
    end.accept(writer);
    assertTrue(writer.waitFor(60, TimeUnit.SECONDS), "it ends");
    return Files.exists(place);
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(Path::toFile).map(File::getName).sorted().toList();
    }
  }
}
