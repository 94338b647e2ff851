package dev.regnest.properties;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * The list of the jqwik properties that really ran, or had nothing to run, one unique id a line, for {@link EveryPropertyRanIT} to check.
 *
 * <p>It is written only where the build names the file; a run from an IDE leaves nothing behind.
 */
public final class PropertyRecord implements TestExecutionListener {
  /** How the reason begins for which a property is rightly skipped. */
  public static final String NOTHING_TO_TRY = "nothing to try: ";

  private static final String FILE = "regnest.propertyRecord";

  private final Optional<Path> file =
      Optional.ofNullable(System.getProperty(FILE)).map(Path::of);
  private final Set<String> ran = new ConcurrentSkipListSet<>();

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    boolean decided = result.getStatus() != TestExecutionResult.Status.ABORTED;
    if (test.isTest() && isJqwik(test) && decided) {
      ran.add(test.getUniqueId());
    }
  }

  @Override
  public void executionSkipped(TestIdentifier test, String reason) {
    if (test.isTest() && isJqwik(test) && reason.startsWith(NOTHING_TO_TRY)) {
      ran.add(test.getUniqueId());
    }
  }

  /** Replaces what an earlier build left. */
  @Override
  public void testPlanExecutionFinished(TestPlan plan) {
    file.ifPresent(this::write);
  }

  private static boolean isJqwik(TestIdentifier test) {
    return test.getUniqueIdObject().getEngineId().filter("jqwik"::equals).isPresent();
  }

  /** {@return the ids recorded in that file; none if there is no such file} */
  static Set<String> read(Path file) {
    try {
      return Files.exists(file) ? new TreeSet<>(Files.readAllLines(file)) : Set.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(Path path) {
    try {
      Files.createDirectories(path.toAbsolutePath().getParent());
      Files.write(path, ran);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
