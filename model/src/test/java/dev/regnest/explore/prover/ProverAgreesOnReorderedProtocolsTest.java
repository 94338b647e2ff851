package dev.regnest.explore.prover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.check.Claim;
import dev.regnest.explore.Enumerator;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.Model;
import dev.regnest.explore.Replay;
import dev.regnest.explore.Schedule;
import dev.regnest.kernel.Register;
import dev.regnest.protocol.RandomPrograms;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * The prover against the enumerator and replay, on protocols that nobody would write, compiled by a compiler that moves accesses.
 *
 * <p>Up to one arrival and two moved accesses both must find the same claims broken; what the prover finds beyond, replay must confirm.
 * {@code -Dregnest.protocols=N} sets how many, as a twenty-fifth of N.
 */
class ProverAgreesOnReorderedProtocolsTest {
  private static final long PROTOCOLS = Long.getLong("regnest.protocols", 10_000) / 25;
  private static final int INTERRUPTS = 1;
  private static final int MOVES = 2;
  private static final int PATIENCE = 40;
  private static final List<Register> WORD = List.of(RandomPrograms.WORD);

  private final AtomicInteger moved = new AtomicInteger();
  private final AtomicInteger givenUp = new AtomicInteger();

  @Test
  void bothBreakTheSameClaimsAndReplayConfirmsThem() {
    LongStream.range(0, PROTOCOLS).parallel().forEach(this::agree);
    assertTrue(
        moved.get() > PROTOCOLS / 20, () -> "only " + moved + " of " + PROTOCOLS + " by moves");
    assertTrue(givenUp.get() <= PROTOCOLS / 8, () -> givenUp + " of " + PROTOCOLS + " given up");
  }

  private void agree(long seed) {
    RandomPrograms drawn = RandomPrograms.ofMoves(seed);
    Map<Claim, Schedule> proved;
    try {
      proved = proved(drawn);
    } catch (Stopped | NestsWithoutLimit tooMuch) {
      givenUp.incrementAndGet();
      return;
    }
    Map<Claim, Schedule> enumerated = enumerated(drawn);
    enumerated.forEach((claim, schedule) -> assertTrue(
        proved.containsKey(claim) && proved.get(claim).size() <= schedule.size(),
        () -> "protocol " + seed + ": " + claim + " by " + schedule + " is not in " + proved + ": "
            + drawn));
    proved.forEach((claim, schedule) -> {
      assertTrue(confirms(drawn, schedule, claim), () -> "protocol " + seed + ": " + schedule);
      if (schedule.size() <= INTERRUPTS && schedule.moves() <= MOVES) {
        assertEquals(
            schedule.size(),
            enumerated.get(claim).size(),
            () -> "protocol " + seed + ": " + claim + " by " + schedule + ": " + drawn);
      }
      if (schedule.moves() > 0) {
        moved.incrementAndGet();
      }
    });
  }

  private static boolean confirms(RandomPrograms drawn, Schedule schedule, Claim claim) {
    Hypothesis hypothesis = drawn.reordered();
    Replay replay = new Replay(drawn.design(), hypothesis.setup(WORD));
    return replay.run(schedule).stream().anyMatch(violation -> violation.claim() == claim);
  }

  private static Map<Claim, Schedule> proved(RandomPrograms drawn) {
    Model model = new Model(drawn.design(), drawn.reordered().setup(WORD));
    int[] asked = {0};
    Map<Claim, Schedule> schedules = new TreeMap<>();
    new SliceProver(
            model,
            EnumSet.allOf(Reduction.class),
            /* exactDepth= */ false,
            () -> ++asked[0] > PATIENCE)
        .prove()
        .forEach((claim, way) -> schedules.put(claim, way.schedule()));
    return schedules;
  }

  private static Map<Claim, Schedule> enumerated(RandomPrograms drawn) {
    Map<Claim, Schedule> schedules = new TreeMap<>();
    Enumerator.judge(drawn.design(), drawn.reordered(), WORD, INTERRUPTS, MOVES, () -> false)
        .broken()
        .forEach((claim, found) -> schedules.put(claim, found.schedule()));
    return schedules;
  }
}
