package dev.regnest.stress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.infra.StateCase;
import org.openjdk.jcstress.infra.Status;
import org.openjdk.jcstress.infra.TestInfo;
import org.openjdk.jcstress.infra.runners.TestList;

/** Only an outcome that was measured to be frequent has to be seen: docs/stress-rates.md has what was measured. */
class MustSeeRatesTest {
  private static final Path MEASURED = Path.of("..", "docs", "stress-rates.md");

  @Test
  void everyOutcomeThatHasToBeSeenWasMeasured() throws IOException {
    Set<String> claimed = TestList.tests().stream()
        .map(TestList::getInfo)
        .flatMap(test -> MustSeeRates.of(test, List.of()).stream())
        .map(MustSeeRates.Rate::of)
        .collect(Collectors.toCollection(TreeSet::new));
    Set<String> measured = MustSeeRates.read(MEASURED).rates().stream()
        .map(MustSeeRates.Rate::of)
        .collect(Collectors.toCollection(TreeSet::new));
    assertFalse(claimed.isEmpty());
    assertEquals(claimed, measured);
  }

  @Test
  void everyOneOfThemIsSeenMoreOftenThanOnceInTenThousandSamples() throws IOException {
    assertEquals(
        List.of(),
        MustSeeRates.read(MEASURED).rates().stream()
            .filter(rate -> rate.least() < Mark.LEAST_RATE)
            .toList());
  }

  /** 3 of 1,000 in one JVM, 1 of 1,000 in another; where C2 is alone it does not count. */
  @Test
  void aRateIsThatOfTheJvmsThatTheClaimIsAbout() {
    TestInfo test = new TestInfo(
        "a.B.Test", "a.B$Test", "a.B_Test_jcstress", "", 2, List.of("task", "pmi"), false);
    test.addCase(new StateCase(Pattern.compile("1"), Expect.ACCEPTABLE, "Must be seen: torn."));
    MustSeeRates rates = new MustSeeRates(
        MustSeeRates.of(test, List.of(result(false, 3), result(false, 1), result(true, 0))));
    assertEquals(
        List.of(new MustSeeRates.Rate("B.Test", "1", "as it is", 0.001, 0.003)), rates.rates());
    assertEquals(
        "| test | outcome | JVM | least | most |\n|---|---|---|---|---|\n"
            + "| `B.Test` | `1` | as it is | 1e-03 | 3e-03 |\n",
        rates.toString());
  }

  private static JvmResult result(boolean underC2, long count) {
    return new JvmResult(Status.NORMAL, underC2, Counts.of(Map.of("0", 1_000 - count, "1", count)));
  }
}
