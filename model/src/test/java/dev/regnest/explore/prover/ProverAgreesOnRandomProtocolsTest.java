package dev.regnest.explore.prover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.check.Claim;
import dev.regnest.explore.Enumerator;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.Model;
import dev.regnest.kernel.EventSource;
import dev.regnest.kernel.Register;
import dev.regnest.protocol.Instruction;
import dev.regnest.protocol.Instruction.Kind;
import dev.regnest.protocol.RandomPrograms;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * The prover against the enumerator, on protocols that nobody would write.
 *
 * <p>Up to two arrivals both must find the same claims broken, with the same fewest arrivals; beyond, what the enumerator breaks the
 * prover must not call proved. {@code -Dregnest.protocols=N} sets how many; docs/decisions/008 lists the defects that this turns red for.
 */
class ProverAgreesOnRandomProtocolsTest {
  private static final long PROTOCOLS = Long.getLong("regnest.protocols", 20_000);
  private static final int INTERRUPTS = 2;
  private static final List<Register> WORD = List.of(RandomPrograms.WORD);

  /** How often a proof may ask whether to stop, which it does every 256 frame states. One in thirty has more; most have a hundred. */
  private static final int PATIENCE = 4;

  @Test
  void bothBreakTheSameClaimsWithTheSameFewestArrivals() {
    AtomicInteger broken = new AtomicInteger();
    AtomicInteger givenUp = new AtomicInteger();
    LongStream.range(0, PROTOCOLS).parallel().forEach(seed -> {
      RandomPrograms drawn = RandomPrograms.of(seed);
      try {
        Map<Claim, Integer> proved = proved(drawn, asking(PATIENCE));
        broken.addAndGet(proved.isEmpty() ? 0 : 1);
        proved.values().removeIf(arrivals -> arrivals > INTERRUPTS);
        assertEquals(enumerated(drawn), proved, () -> "protocol " + seed + ": " + drawn);
      } catch (Stopped | NestsWithoutLimit tooMuch) {
        givenUp.incrementAndGet();
      }
    });
    assertTrue(broken.get() > PROTOCOLS / 5, () -> "only " + broken + " broken of " + PROTOCOLS);
    assertTrue(
        broken.get() < PROTOCOLS * 4 / 5, () -> broken + " of " + PROTOCOLS + " were broken");
    assertTrue(
        givenUp.get() <= PROTOCOLS / 12, () -> givenUp + " of " + PROTOCOLS + " were given up");
  }

  /** To the victim the nested sample's word is another's, though to everybody else the two are the same. */
  @Test
  void aWordFilledByANestedSampleOfTheSameKindIsNotTheVictims() {
    var fillAndEmit =
        List.of(new Instruction(Kind.FILL_IF, 0, 0, 0, 0), new Instruction(Kind.EMIT, 0, 0, 0, 0));
    var drawn = new RandomPrograms(1, Map.of(EventSource.KPROBE, fillAndEmit));
    assertEquals(Map.of(Claim.P1, 2, Claim.P2, 2), proved(drawn, () -> false));
  }

  private static Map<Claim, Integer> proved(RandomPrograms drawn, BooleanSupplier stop) {
    Hypothesis hypothesis = drawn.hypothesis();
    Model model = new Model(drawn.design(), hypothesis.setup(WORD));
    Set<Reduction> all = EnumSet.allOf(Reduction.class);
    Map<Claim, Integer> arrivals = new TreeMap<>();
    new SliceProver(model, all, /* exactDepth= */ false, stop)
        .prove()
        .forEach((claim, way) -> arrivals.put(claim, Cost.arrivals(way.cost())));
    return arrivals;
  }

  private static Map<Claim, Integer> enumerated(RandomPrograms drawn) {
    Map<Claim, Integer> arrivals = new TreeMap<>();
    Enumerator.judge(drawn.design(), drawn.hypothesis(), WORD, INTERRUPTS, () -> false)
        .broken()
        .forEach((claim, found) -> arrivals.put(claim, found.schedule().size()));
    return arrivals;
  }

  private static BooleanSupplier asking(int most) {
    int[] asked = {0};
    return () -> ++asked[0] > most;
  }
}
