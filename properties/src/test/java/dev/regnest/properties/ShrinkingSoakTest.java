package dev.regnest.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.check.Claim;
import dev.regnest.design.Designs;
import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Schedule;
import dev.regnest.machine.Switch;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.JqwikException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** In every cell of the matrix that up to two arrivals break, whatever the seed, what is shown is as short as the shortest. */
@Tag("soak")
class ShrinkingSoakTest {
  private static final int SEEDS = 20;

  static Stream<Question> cells() {
    return Designs.all().stream()
        .flatMap(design -> Hypotheses.provable().stream()
            .filter(hypothesis -> !hypothesis.switches().contains(Switch.COMPILER_REORDERS))
            .map(hypothesis -> new Question(design, hypothesis)));
  }

  @ParameterizedTest
  @MethodSource("cells")
  void theShrunkScheduleIsAsShortAndAsShallowAsTheShortest(Question cell) {
    ShrinkingProperties.judge(cell).broken().forEach((claim, known) -> {
      int missed = 0;
      for (int seed = 0; seed < SEEDS; seed++) {
        Schedule shrunk;
        try {
          shrunk = ShrinkingProperties.shrunk(cell, claim, new Random(seed)).schedule();
        } catch (JqwikException noneBrokeIt) {
          missed++;
          continue;
        }
        String what = claim + ", seed " + seed + ": " + shrunk + " for " + known.schedule();
        assertEquals(known.schedule().size(), shrunk.size(), what);
        assertEquals(known.schedule().depth(), shrunk.depth(), what);
      }
      int seen = SEEDS - missed;
      assertTrue(seen >= SEEDS / 2, () -> claim + " was broken with " + seen + " seeds only");
    });
  }

  /** Or the test above would be green on nothing. */
  @Test
  void fourClaimsAreBrokenSomewhere() {
    List<Claim> broken = cells()
        .map(ShrinkingProperties::judge)
        .flatMap(judgement -> judgement.broken().keySet().stream())
        .distinct()
        .sorted()
        .toList();
    assertTrue(
        broken.containsAll(List.of(Claim.P1, Claim.P2, Claim.P3, Claim.P4)), broken::toString);
  }
}
