package dev.regnest.properties;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClasspathRoots;
import static org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder.request;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Holds the run of the unit tests against what jqwik can find in the compiled test classes.
 *
 * <p>Without it a property that no include pattern names, or an engine that fails to start, leaves the build green.
 */
class EveryPropertyRanIT {
  private static final Path TEST_CLASSES = Path.of(System.getProperty("regnest.testClasses"));
  private static final Path RECORDS =
      Path.of(System.getProperty("regnest.finishedPropertyRecords"));

  /** Those of other builds, of which no integration test was run, too. */
  @AfterAll
  static void consumeTheRecordsSoThatNoLaterBuildCanLeanOnThem() throws IOException {
    if (Files.exists(RECORDS.getParent())) {
      try (Stream<Path> all = Files.walk(RECORDS.getParent())) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  @Test
  void thereAreProperties() {
    assertFalse(discovered().isEmpty(), "jqwik finds no property in " + TEST_CLASSES);
  }

  @Test
  void everyPropertyRan() throws IOException {
    Set<String> missing = new TreeSet<>(discovered());
    missing.removeAll(PropertyRecord.read(RECORDS));
    assertTrue(
        missing.isEmpty(),
        () -> "properties that did not run, or were skipped:\n  " + String.join("\n  ", missing));
  }

  private static Set<String> discovered() {
    var request = request()
        .selectors(selectClasspathRoots(Set.of(TEST_CLASSES)))
        .filters(EngineFilter.includeEngines("jqwik"))
        .build();
    var plan = LauncherFactory.create().discover(request);
    return plan.getRoots().stream()
        .flatMap(root -> plan.getDescendants(root).stream())
        .filter(TestIdentifier::isTest)
        .map(TestIdentifier::getUniqueId)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
