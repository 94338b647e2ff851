package dev.regnest.properties;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * The list of the jqwik properties that really ran in this JVM, or had nothing to run, one unique id a line, for {@link EveryPropertyRanIT} to
 * check.
 *
 * <p>It is written only where the build names the file; a run from an IDE leaves nothing behind.
 */
public final class PropertyRecord implements TestExecutionListener {
  /** How the reason begins for which a property is rightly skipped. */
  public static final String NOTHING_TO_TRY = "nothing to try: ";

  private static final String FILE = "regnest.propertyRecord";

  /** Of all plans that run in this JVM, one for each class where there are several JVMs. */
  private static final Set<String> RAN = new ConcurrentSkipListSet<>();

  private final Optional<Path> file =
      Optional.ofNullable(System.getProperty(FILE)).map(Path::of);

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    boolean decided = result.getStatus() != TestExecutionResult.Status.ABORTED;
    if (test.isTest() && isJqwik(test) && decided) {
      RAN.add(test.getUniqueId());
    }
  }

  @Override
  public void executionSkipped(TestIdentifier test, String reason) {
    if (test.isTest() && isJqwik(test) && reason.startsWith(NOTHING_TO_TRY)) {
      RAN.add(test.getUniqueId());
    }
  }

  /** Replaces what was written after an earlier plan. */
  @Override
  public void testPlanExecutionFinished(TestPlan plan) {
    file.ifPresent(this::write);
  }

  private static boolean isJqwik(TestIdentifier test) {
    return test.getUniqueIdObject().getEngineId().filter("jqwik"::equals).isPresent();
  }

  /** {@return the ids recorded by all JVMs in that folder; none if there is no such folder} */
  static Set<String> read(Path folder) throws IOException {
    Set<String> ids = new TreeSet<>();
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          ids.addAll(Files.readAllLines(file));
        }
      }
    }
    return ids;
  }

  private void write(Path path) {
    try {
      Files.createDirectories(path.toAbsolutePath().getParent());
      Files.write(path, RAN);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
