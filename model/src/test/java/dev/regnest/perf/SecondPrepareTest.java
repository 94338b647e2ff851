package dev.regnest.perf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regnest.design.Designs;
import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.IllegalScheduleException;
import dev.regnest.explore.Replay;
import dev.regnest.explore.Schedule;
import dev.regnest.kernel.Era;
import dev.regnest.kernel.Register;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A sample is prepared twice where its kernel has two calls. */
class SecondPrepareTest {
  @ParameterizedTest
  @CsvSource({"V4_4, 0", "V4_6, 0", "V5_11, 0", "V6_1, 0", "V6_19, 1"})
  void isOnePlaceOfTheTasksSampleInKernelsWithTwoCalls(Era era, long places) {
    Replay replay = new Replay(
        Designs.named("on-stack").orElseThrow(),
        Hypotheses.named("traced-sampling-path").orElseThrow().in(era).setup(List.of(Register.IP)));
    assertEquals(
        places,
        IntStream.range(1, 20).filter(point -> isLegal(replay, "r" + point)).count());
  }

  private static boolean isLegal(Replay replay, String schedule) {
    try {
      replay.run(Schedule.parse(schedule));
      return true;
    } catch (IllegalScheduleException illegal) {
      return false;
    }
  }
}
