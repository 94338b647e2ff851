package dev.regnest.properties.seeded;

import dev.regnest.seeded.DefectRun;
import dev.regnest.seeded.SeededDefect;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** In every build, what only the soak has time to run: that each defect still has its place in the source, and its test. */
class SeededPlacesTest {
  static Stream<SeededDefect> defects() {
    return SeededDefectsTest.defects();
  }

  @ParameterizedTest
  @MethodSource("defects")
  void replacesWhatStandsInTheSourceOnceAndNamesATestThatIsThere(SeededDefect defect)
      throws Exception {
    DefectRun.canBeSeeded(defect);
  }
}
