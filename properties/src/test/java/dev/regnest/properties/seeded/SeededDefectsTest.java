package dev.regnest.properties.seeded;

import dev.regnest.seeded.DefectRun;
import dev.regnest.seeded.SeededDefect;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What our own tests are worth: with a rule, a barrier, a claim's check or a reduction of the prover broken, a named one turns red. */
@Tag("soak")
class SeededDefectsTest {
  static Stream<SeededDefect> defects() {
    return Stream.of(
            SeededDefects.rules(),
            SeededDefects.claims(),
            SeededDefects.truths(),
            SeededDefects.barriersAndCounters(),
            SeededDefects.moves(),
            SeededDefects.reductions(),
            SeededDefects.tasks())
        .flatMap(part -> part);
  }

  @ParameterizedTest
  @MethodSource("defects")
  void turnsItsTestRed(SeededDefect defect, @TempDir Path scratch) throws Exception {
    DefectRun.turnsRed(defect, scratch);
  }
}
