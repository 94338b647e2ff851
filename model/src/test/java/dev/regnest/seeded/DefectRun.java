package dev.regnest.seeded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Runs the named test of a defect against the source that has it. */
public final class DefectRun {
  private static final String PACKAGE = "dev.regnest.";

  private DefectRun() {}

  /** Fails unless what the defect replaces stands in the source once, and the test that it names is there. */
  public static void canBeSeeded(SeededDefect defect) throws IOException, ClassNotFoundException {
    assertNotEquals(defect.source(), defect.seeded());
    try (DefectiveModel model = DefectiveModel.without(defect)) {
      named(model.loadClass(PACKAGE + defect.test()), defect);
    }
  }

  /** Fails unless the test turns red; what is compiled is written below {@code scratch}. */
  public static void turnsRed(SeededDefect defect, Path scratch)
      throws IOException, ClassNotFoundException {
    try (DefectiveModel model = DefectiveModel.with(defect, scratch)) {
      Thread thread = Thread.currentThread();
      ClassLoader before = thread.getContextClassLoader();
      thread.setContextClassLoader(model);
      try {
        TestExecutionSummary run = run(model.loadClass(PACKAGE + defect.test()), defect);
        assertEquals(1, run.getTestsStartedCount(), defect.method() + " ran");
        assertTrue(run.getTestsFailedCount() == 1, () -> defect.method() + " stayed green");
      } finally {
        thread.setContextClassLoader(before);
      }
    }
  }

  private static TestExecutionSummary run(Class<?> test, SeededDefect defect) {
    var request = LauncherDiscoveryRequestBuilder.request()
        .selectors(selectMethod(test, named(test, defect)))
        .configurationParameter("jqwik.database", "target/jqwik-database-of-defects")
        .configurationParameter("junit.jupiter.execution.parallel.enabled", "false")
        .build();
    SummaryGeneratingListener summary = new SummaryGeneratingListener();
    LauncherConfig alone = LauncherConfig.builder()
        .enableTestExecutionListenerAutoRegistration(false)
        .build();
    LauncherFactory.create(alone).execute(request, summary);
    return summary.getSummary();
  }

  private static Method named(Class<?> test, SeededDefect defect) {
    return Arrays.stream(test.getDeclaredMethods())
        .filter(method -> method.getName().equals(defect.method()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + defect.method() + " in " + test));
  }
}
