package dev.regnest.properties.seeded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** What our own tests are worth: with a rule, a barrier, a claim's check or a reduction of the prover broken, a named one turns red. */
@Tag("soak")
class SeededDefectsTest {
  static Stream<SeededDefect> defects() {
    return Stream.of(
            SeededDefects.rules(),
            SeededDefects.claims(),
            SeededDefects.truths(),
            SeededDefects.barriersAndCounters(),
            SeededDefects.reductions())
        .flatMap(part -> part);
  }

  @ParameterizedTest
  @MethodSource("defects")
  void turnsItsTestRed(SeededDefect defect, @TempDir Path scratch) throws Exception {
    try (DefectiveModel model = DefectiveModel.with(defect, scratch)) {
      Thread thread = Thread.currentThread();
      ClassLoader before = thread.getContextClassLoader();
      thread.setContextClassLoader(model);
      try {
        TestExecutionSummary run = run(model.loadClass("dev.regnest." + defect.test()), defect);
        assertEquals(1, run.getTestsStartedCount(), defect.method() + " ran");
        assertTrue(run.getTestsFailedCount() == 1, () -> defect.method() + " stayed green");
      } finally {
        thread.setContextClassLoader(before);
      }
    }
  }

  private static TestExecutionSummary run(Class<?> test, SeededDefect defect) {
    Method method = Arrays.stream(test.getDeclaredMethods())
        .filter(m -> m.getName().equals(defect.method()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + defect.method() + " in " + test));
    var request = LauncherDiscoveryRequestBuilder.request()
        .selectors(selectMethod(test, method))
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
}
