package dev.regnest.junit;

import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.Registers;
import dev.regnest.explore.judge.Judge;
import dev.regnest.kernelc.CFile;
import dev.regnest.kernelc.Expectation;
import dev.regnest.kernelc.source.CException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.Executable;

/**
 * Hypotheses in C as tests, each against the {@code Result:} in its own head.
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicTest> filesInC() {
 *   return CFiles.tests(Path.of("src/test/regnest"));
 * }
 * }</pre>
 */
public final class CFiles {
  private static final String SUFFIX = ".c";

  private CFiles() {}

  /**
   * {@return a test for each of these files and each hypothesis that its head names}
   *
   * <p>A file that cannot be read is one test that fails, with each error at its place. One that is over a kernel tree is skipped.
   *
   * @param paths files, or folders whose files {@code .c} are meant, at least one of them
   * @throws IllegalArgumentException if there is none
   */
  public static Stream<DynamicTest> tests(Path... paths) {
    List<Path> files = Stream.of(paths).flatMap(CFiles::files).toList();
    if (files.isEmpty()) {
      throw new IllegalArgumentException("no file " + SUFFIX + " in " + List.of(paths));
    }
    return files.stream().flatMap(file -> tests(file).stream());
  }

  private static Stream<Path> files(Path path) {
    if (!Files.isDirectory(path)) {
      return Stream.of(path);
    }
    try (Stream<Path> all = Files.walk(path)) {
      return all
          .filter(file -> file.toString().endsWith(SUFFIX) && Files.isRegularFile(file))
          .sorted()
          .toList()
          .stream();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static List<DynamicTest> tests(Path path) {
    String name = path.toString();
    String text = text(path);
    try {
      Optional<String> tree = CFile.tree(name, text);
      if (tree.isPresent()) {
        return List.of(
            test(path, name, () -> Assumptions.abort("needs the tree of " + tree.get())));
      }
      return tests(path, CFile.of(name, text));
    } catch (CException wrong) {
      return List.of(test(path, name, () -> {
        throw Report.failure(wrong.lines(name, text));
      }));
    }
  }

  private static List<DynamicTest> tests(Path path, CFile file) {
    List<String> named = file.head().hypotheses();
    if (named.isEmpty() || file.head().results().isEmpty()) {
      return List.of(test(path, file.name(), () -> {
        throw Report.failure(
            List.of(
                "\"" + file.name()
                    + "\" says nothing to test: its head comment needs lines \"Hypotheses:\" and \"Result:\""));
      }));
    }
    List<DynamicTest> tests = new ArrayList<>();
    for (int i = 0; i < named.size(); i++) {
      String id = named.get(i);
      Expectation expected = file.head().expected(i).orElseThrow();
      tests.add(test(path, file.name() + " " + id, () -> run(file, id, expected)));
    }
    return tests;
  }

  private static void run(CFile file, String id, Expectation expected) {
    Hypothesis standard = Hypotheses.named(id)
        .orElseThrow(() -> Report.failure(List.of("no hypothesis \"" + id + "\"; known: "
            + Hypotheses.all().stream().map(Hypothesis::id).toList())));
    Judgement judgement;
    try {
      judgement = Judge.judge(
          file.design(),
          file.under(standard.of(file.design())),
          Registers.of(file.design()),
          /* stop= */ () -> false);
    } catch (CException wrong) {
      throw Report.failure(wrong.lines(file.name(), file.text()));
    }
    expected.surprise(judgement).ifPresent(surprise -> {
      throw Report.failure(Report.of(surprise, judgement));
    });
  }

  private static DynamicTest test(Path file, String name, Executable run) {
    return DynamicTest.dynamicTest(name, file.toUri(), run);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new IllegalArgumentException(
          "cannot read \"" + file + "\": " + unreadable.getMessage());
    }
  }
}
