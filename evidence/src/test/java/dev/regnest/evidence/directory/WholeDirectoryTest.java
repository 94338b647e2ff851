package dev.regnest.evidence.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.evidence.CannotWrite;
import dev.regnest.evidence.UsageException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeDirectoryTest {
  private static final Map<String, String> FILES = Map.of("results.json", "{}", "b.txt", "b");
  private static final Set<String> WRITTEN = Set.of("results.json", "b.txt", "gone.txt");

  @TempDir
  private Path folder;

  @Test
  void isThereWithAllItsFilesAndNothingElse() throws IOException {
    WholeDirectory.at(folder.resolve("deep/evidence"), WRITTEN).write(FILES);
    assertEquals(List.of("b.txt", "results.json"), names(folder.resolve("deep/evidence")));
    assertEquals(List.of("evidence"), names(folder.resolve("deep")));
  }

  @Test
  void takesThePlaceOfTheOneBefore() throws IOException {
    Path place = folder.resolve("evidence");
    WholeDirectory.at(place, WRITTEN).write(Map.of("results.json", "old", "gone.txt", ""));
    WholeDirectory.at(place, WRITTEN).write(FILES);
    assertEquals(List.of("b.txt", "results.json"), names(place));
    assertEquals("{}", Files.readString(place.resolve("results.json")));
  }

  @Test
  void whatCannotBeWrittenLeavesTheOneBefore() throws IOException {
    Path place = folder.resolve("evidence");
    WholeDirectory.at(place, WRITTEN).write(FILES);
    Map<String, String> impossible = Map.of("results.json", "new", "no/such/folder", "");
    WholeDirectory next = WholeDirectory.at(place, WRITTEN);
    assertThrows(CannotWrite.class, () -> next.write(impossible));
    assertEquals("{}", Files.readString(place.resolve("results.json")));
    assertEquals(List.of("evidence"), names(folder), "and nothing beside it");
  }

  @Test
  void doesNotReplaceWhatIsNoEvidence() throws IOException {
    Files.writeString(folder.resolve("thesis.txt"), "years of work");
    String folderRefused = assertThrows(
            UsageException.class, () -> WholeDirectory.at(folder, WRITTEN))
        .getMessage();
    assertTrue(folderRefused.contains("holds \"thesis.txt\", which would be lost"), folderRefused);
    Path file = folder.resolve("thesis.txt");
    String fileRefused = assertThrows(UsageException.class, () -> WholeDirectory.at(file, WRITTEN))
        .getMessage();
    assertTrue(fileRefused.contains("is a file"), fileRefused);
    assertTrue(Files.exists(file));
  }

  /** Also where evidence was written before: what came to it since was not written here. */
  @Test
  void deletesNothingThatItDidNotWrite() throws IOException {
    Path place = folder.resolve("evidence");
    for (String foreign : List.of(".git/HEAD", "thesis.txt", "b.txt/inside")) {
      WholeDirectory.at(place, WRITTEN).write(Map.of("results.json", "{}"));
      Path kept = place.resolve(foreign);
      Files.createDirectories(kept.getParent());
      Files.writeString(kept, "years of work");
      assertThrows(UsageException.class, () -> WholeDirectory.at(place, WRITTEN), foreign);
      assertEquals("years of work", Files.readString(kept));
      Files.delete(kept);
      if (!kept.getParent().equals(place)) {
        Files.delete(kept.getParent());
      }
    }
  }

  @Test
  void writesWhereASymbolicLinkLeads() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("there"));
    assertThrows(UsageException.class, () -> WholeDirectory.at(link, WRITTEN), "nothing there");
    Path there = Files.createDirectory(folder.resolve("there"));
    WholeDirectory.at(link, WRITTEN).write(FILES);
    assertTrue(Files.isSymbolicLink(link));
    assertEquals(List.of("b.txt", "results.json"), names(there));
  }

  @Test
  void whatAKilledWriterLeftGoesWithTheNextWrite() throws IOException {
    Files.createDirectories(folder.resolve(".evidence.partial-17/visible"));
    Files.writeString(folder.resolve(".evidence.partial-17/visible/b.txt"), "half");
    WholeDirectory.at(folder.resolve("evidence"), WRITTEN).write(FILES);
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
