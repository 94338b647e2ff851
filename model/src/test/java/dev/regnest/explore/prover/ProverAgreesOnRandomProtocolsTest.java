package dev.regnest.explore.prover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.check.Claim;
import dev.regnest.explore.Enumerator;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.Model;
import dev.regnest.kernel.Era;
import dev.regnest.kernel.EventSource;
import dev.regnest.kernel.Register;
import dev.regnest.machine.Arrival;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * The prover against the enumerator, on protocols that nobody would write.
 *
 * <p>Up to the enumerator's bound both must find the same claims broken, with the same fewest arrivals; beyond it, what the enumerator
 * breaks the prover must not call proved. {@code -Dregnest.protocols=N} sets how many.
 */
class ProverAgreesOnRandomProtocolsTest {
  private static final long PROTOCOLS = Long.getLong("regnest.protocols", 1_000);

  /** Two arrivals are dear to enumerate, so only every fourth protocol is. */
  private static int interrupts(long seed) {
    return seed % 8 < 6 ? 1 : 2;
  }

  private static final List<Register> WORD = List.of(Register.IP);

  private static final List<Set<EventSource>> SOURCES = List.of(
      Set.of(EventSource.TASK_EVENT, EventSource.HRTIMER, EventSource.PMI),
      Set.of(EventSource.TASK_EVENT, EventSource.HRTIMER),
      Set.of(EventSource.TASK_EVENT, EventSource.SOFTIRQ_EVENT, EventSource.PMI),
      Set.of(EventSource.TASK_EVENT, EventSource.HRTIMER, EventSource.BREAKPOINT));

  private static Hypothesis hypothesis(long seed) {
    Set<EventSource> sources = SOURCES.get((int) (seed % SOURCES.size()));
    return new Hypothesis(
        "random", "Random.", sources, Era.V5_11, Set.of(), Set.of(Arrival.REENTRY));
  }

  @Test
  void bothBreakTheSameClaimsWithTheSameFewestArrivals() {
    long broken = LongStream.range(0, PROTOCOLS)
        .parallel()
        .filter(seed -> agreeOnSomethingBroken(seed))
        .count();
    assertTrue(broken > PROTOCOLS / 10, broken + " of " + PROTOCOLS + " protocols broken");
    assertTrue(broken < PROTOCOLS * 4 / 5, broken + " of " + PROTOCOLS + " protocols broken");
  }

  private static boolean agreeOnSomethingBroken(long seed) {
    Map<Claim, Integer> proved = new TreeMap<>();
    Model model = new Model(RandomProtocol.design(seed), hypothesis(seed).setup(WORD));
    Map<Claim, SliceProver.TaskTrail> broken = prove(model);
    broken.forEach((claim, way) -> proved.put(claim, way.arrivals()));
    Map<Claim, Integer> enumerated = new TreeMap<>();
    Enumerator.judge(
            RandomProtocol.design(seed), hypothesis(seed), WORD, interrupts(seed), () -> false)
        .broken()
        .forEach((claim, found) -> enumerated.put(claim, found.schedule().size()));
    proved.values().removeIf(arrivals -> arrivals > interrupts(seed));
    assertEquals(enumerated, proved, () -> "protocol " + seed);
    return !broken.isEmpty();
  }

  private static Map<Claim, SliceProver.TaskTrail> prove(Model model) {
    return new SliceProver(
            model, EnumSet.allOf(Reduction.class), /* exactDepth= */ false, () -> false)
        .prove();
  }
}
