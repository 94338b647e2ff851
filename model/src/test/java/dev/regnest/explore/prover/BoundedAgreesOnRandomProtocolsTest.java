package dev.regnest.explore.prover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.check.Claim;
import dev.regnest.explore.Bounded;
import dev.regnest.explore.Enumerator;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.Judgement;
import dev.regnest.kernel.EventSource;
import dev.regnest.kernel.Register;
import dev.regnest.protocol.RandomPrograms;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Going on from each state once, and leaving out what moves left, against running every schedule: on protocols that nobody would write. */
class BoundedAgreesOnRandomProtocolsTest {
  private static final List<Register> WORD = List.of(RandomPrograms.WORD);

  @ParameterizedTest
  @CsvSource({"2, false, 1000", "2, true, 700", "3, false, 100", "3, true, 100"})
  void bothBreakTheSameClaimsWithTheSameFewestArrivals(
      int interrupts, boolean onTwoCpus, long protocols) {
    check(interrupts, onTwoCpus, protocols);
  }

  @Tag("soak")
  @ParameterizedTest
  @CsvSource({"2, false, 20000", "2, true, 15000", "3, false, 2000", "3, true, 1000"})
  void bothBreakTheSameClaimsOfManyMore(int interrupts, boolean onTwoCpus, long protocols) {
    check(interrupts, onTwoCpus, protocols);
  }

  private static void check(int interrupts, boolean onTwoCpus, long protocols) {
    AtomicInteger broken = new AtomicInteger();
    AtomicInteger run = new AtomicInteger();
    LongStream.range(0, protocols).parallel().forEach(seed -> {
      RandomPrograms drawn = RandomPrograms.of(seed);
      if (drawn.routines().containsKey(EventSource.TASK_EVENT)) {
        Hypothesis hypothesis = drawn.preempted(onTwoCpus);
        var design = drawn.design();
        Judgement all = Enumerator.judge(design, hypothesis, WORD, interrupts, () -> false);
        Judgement once = Bounded.judge(design, hypothesis, WORD, interrupts, () -> false);
        assertEquals(sizes(all), sizes(once), () -> "protocol " + seed + ": " + drawn);
        run.incrementAndGet();
        broken.addAndGet(all.broken().isEmpty() ? 0 : 1);
      }
    });
    assertTrue(run.get() > protocols / 5, () -> run + " of " + protocols + " have a task");
    assertTrue(broken.get() > run.get() / 5, () -> "only " + broken + " broken of " + run);
    assertTrue(broken.get() < run.get() * 4 / 5, () -> broken + " of " + run + " were broken");
  }

  private static Map<Claim, Integer> sizes(Judgement judgement) {
    Map<Claim, Integer> sizes = new TreeMap<>();
    judgement
        .broken()
        .forEach((claim, found) -> sizes.put(claim, found.schedule().size()));
    return sizes;
  }
}
