package dev.regnest.kernelc.random;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.kernelc.CFile;
import dev.regnest.kernelc.preprocess.Prelude;
import dev.regnest.kernelc.source.CException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A shipped file with an edit of one token is refused here if gcc, with the prelude as a header, refuses it. Needs gcc.
 *
 * <p>{@code -Dregnest.edits=N} sets how many, {@code -Dregnest.seed=S} the first of their seeds.
 */
class GccReadsWhatIsReadTest {
  private static final int EDITS = Integer.getInteger("regnest.edits", 400);
  private static final int SEED = Integer.getInteger("regnest.seed", 0);

  /** What gcc 12 only warns of and gcc 14 refuses is an error. */
  private static final List<String> GCC = List.of(
      "gcc",
      "-std=gnu11",
      "-fsyntax-only",
      "-w",
      "-Werror=implicit-function-declaration",
      "-Werror=implicit-int",
      "-Werror=int-conversion",
      "-Werror=incompatible-pointer-types",
      "-Werror=return-type",
      "-include",
      Prelude.NAME);

  @TempDir
  private Path folder;

  private final AtomicInteger readByBoth = new AtomicInteger();
  private final AtomicInteger read = new AtomicInteger();

  @BeforeEach
  void compilesThePreludeOnce() throws IOException, InterruptedException {
    Files.writeString(folder.resolve(Prelude.NAME), Prelude.text());
    Process process = new ProcessBuilder("gcc", "-std=gnu11", "-w", Prelude.NAME)
        .directory(folder.toFile())
        .start();
    assertEquals(0, process.waitFor());
  }

  @Test
  void eachThatGccRefusesIsRefused() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(Path.of("../hypotheses"))) {
      files = all.filter(p -> p.toString().endsWith(".c"))
          .filter(p -> !p.startsWith("../hypotheses/linux"))
          .sorted()
          .toList();
    }
    List<String> wrong = IntStream.range(SEED, SEED + EDITS)
        .parallel()
        .mapToObj(seed -> disagreement(files.get(seed % files.size()), seed))
        .flatMap(List::stream)
        .toList();
    System.out.println(
        EDITS + " files with an edit, " + read + " read, " + readByBoth + " of them by gcc");
    assertTrue(wrong.isEmpty(), () -> wrong.size() + "\n" + String.join("\n", wrong));
    assertTrue(readByBoth.get() > EDITS / 20 && read.get() < EDITS, read + " read");
  }

  /** What the prelude has as a macro, a file may declare here, and gcc stumbles over it. */
  @Test
  void whatIsReadHereAndNotByGccIsFound() {
    TokenEdit taken = new TokenEdit(
        "void spin_lock(spinlock_t *lock);\nstatic void __task task(void) { barrier(); }\n",
        "line 1 added");
    assertEquals(1, disagreement(Path.of("own.c"), taken, 0).size());
    assertEquals(0, readByBoth.get());
  }

  private List<String> disagreement(Path file, int seed) {
    try {
      return disagreement(file, TokenEdit.of(Files.readString(file), seed), seed);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private List<String> disagreement(Path file, TokenEdit edit, int seed) {
    try {
      Optional<CFile> reading = read(file, edit.text());
      if (reading.isEmpty()) {
        return List.of();
      }
      read.incrementAndGet();
      List<String> said = gcc(ownStructs(reading.get()) + edit.text(), "edit" + seed + ".c");
      if (said.isEmpty()) {
        readByBoth.incrementAndGet();
        return List.of();
      }
      return List.of("seed " + seed + ", " + file + ", " + edit.what() + ": " + said.get(0));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static Optional<CFile> read(Path file, String text) {
    try {
      return Optional.of(CFile.of(file.toString(), text));
    } catch (CException refused) {
      return Optional.empty();
    }
  }

  /** {@return what keeps the structs of a file from those of the prelude, of which C has one each} */
  private static String ownStructs(CFile file) {
    return file.compiled().ownStructs().stream()
        .map(tag -> "#define %1$s own_%1$s\n".formatted(tag))
        .collect(joining());
  }

  /** {@return the errors; that the file has a function that the prelude declares is none} */
  private List<String> gcc(String text, String name) throws IOException {
    Files.writeString(folder.resolve(name), text);
    List<String> command = new ArrayList<>(GCC);
    command.add(name);
    Process process = new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return said.lines()
        .filter(line -> line.contains("error:") && !line.contains("static declaration of"))
        .toList();
  }
}
