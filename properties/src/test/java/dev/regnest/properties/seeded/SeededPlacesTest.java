package dev.regnest.properties.seeded;

import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.regnest.seeded.SeededDefect;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** In every build, what only the soak has time to run: that each defect still has its place in the source. */
class SeededPlacesTest {
  static Stream<SeededDefect> defects() {
    return SeededDefectsTest.defects();
  }

  @ParameterizedTest
  @MethodSource("defects")
  void whatADefectReplacesStandsInTheSourceOnce(SeededDefect defect) throws IOException {
    assertNotEquals(defect.source(), defect.seeded());
  }
}
