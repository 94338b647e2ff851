package dev.regnest.explore.prover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.check.Claim;
import dev.regnest.explore.Enumerator;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.Model;
import dev.regnest.explore.Replay;
import dev.regnest.explore.Schedule;
import dev.regnest.kernel.EventSource;
import dev.regnest.kernel.Register;
import dev.regnest.protocol.Instruction;
import dev.regnest.protocol.Kind;
import dev.regnest.protocol.RandomPrograms;
import dev.regnest.protocol.Routine;
import java.util.EnumMap;
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
 * {@code -Dregnest.protocols=N} sets how many, as a 24th of N.
 */
class ProverAgreesOnReorderedProtocolsTest {
  private static final long PROTOCOLS = Long.getLong("regnest.protocols", 7_000) / 24;
  private static final int INTERRUPTS = 1;
  private static final int MOVES = 2;
  private static final int PATIENCE = 40;
  private static final int A = 0;
  private static final int B = 1;
  private static final int C = 2;
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

  /**
   * In a = 1; b = 1; if (c) drop; BUG_ON(c) the NMI makes c of b && !a: it sees b and not a if the store of a waits, and the run ends before
   * that is carried out. Sample taken between b and c, both break by one arrival and one move.
   */
  @Test
  void whatBreaksBeforeARunEndsBreaksWhereAStoreHadNoTimeToBeCarriedOut() {
    assertEquals(
        Map.of(Claim.P4, 1, Claim.ASSERT, 1),
        sizes(run(
            List.of(
                Instruction.of(Kind.STORE, A, 1),
                Instruction.of(Kind.STORE, B, 1),
                Instruction.of(Kind.DROP_IF, C, 1),
                Instruction.of(Kind.OOPS_IF, C, 1)),
            List.of(new Instruction(Kind.RELAY, B, A, C, 0)))));
  }

  /** BUG_ON(b == 0) fires in every run, with no arrival; and before it, an NMI that does not see a = 1 yet fills the slot with a word of its own. */
  @Test
  void whatBreaksInEveryRunHidesNothingThatBreaksBeforeIt() {
    assertEquals(
        Map.of(Claim.P1, 1, Claim.P2, 1, Claim.ASSERT, 0),
        sizes(run(
            List.of(
                Instruction.of(Kind.STORE, A, 1),
                Instruction.of(Kind.FILL_IF, B, 0),
                Instruction.of(Kind.EMIT, 0, 0),
                Instruction.of(Kind.OOPS_IF, B, 0)),
            List.of(Instruction.of(Kind.FILL_IF, A, 0)))));
  }

  /** In a = 1; b = 0; BUG_ON(b) the NMI, which does b = !a, can only make b if the store of a waits. */
  @Test
  void anAssertionThatEndsTheRunBreaksByAStoreThatWaits() {
    assertEquals(
        Map.of(Claim.ASSERT, 1),
        sizes(run(
            List.of(
                Instruction.of(Kind.STORE, A, 1),
                Instruction.of(Kind.STORE, B, 0),
                Instruction.of(Kind.OOPS_IF, B, 1)),
            List.of(Instruction.of(Kind.LOAD, A, 0), Instruction.of(Kind.STORE_OPPOSITE, B, 0)))));
  }

  /** b = 1 comes before r = a, which finds what the NMI stores once it has seen b. */
  @Test
  void aStoreComesBeforeAnEarlierLoad() {
    assertEquals(
        Map.of(Claim.ASSERT, 1),
        sizes(run(
            List.of(
                Instruction.of(Kind.LOAD, A, 0),
                Instruction.of(Kind.STORE, B, 1),
                Instruction.of(Kind.ASSERT_ZERO, 0, 0),
                Instruction.of(Kind.STORE, B, 0),
                Instruction.of(Kind.BARRIER, 0, 0),
                Instruction.of(Kind.STORE, A, 0)),
            List.of(new Instruction(Kind.RELAY, B, C, A, 0)))));
  }

  /**
   * In r = a; WARN_ON(b == 2); if (r) WARN_ON(b == 0) the second load of b cannot come before the first. It finds no b and r finds a, which
   * the NMI stores after b, if the load of a waits for both.
   */
  @Test
  void aLoadOfTheSameCellInBetweenHidesNothing() {
    assertEquals(
        Map.of(Claim.ASSERT, 1),
        sizes(run(
            List.of(
                Instruction.of(Kind.LOAD, A, 0),
                Instruction.of(Kind.ASSERT_NOT, B, 2),
                Instruction.of(Kind.SKIP_IF_ZERO, 0, 0),
                Instruction.of(Kind.ASSERT_NOT, B, 0)),
            List.of(Instruction.of(Kind.STORE, B, 1), Instruction.of(Kind.WRITE_ONCE, A, 1)))));
  }

  private Map<Claim, Schedule> run(List<Instruction> task, List<Instruction> nmi) {
    RandomPrograms programs = new RandomPrograms(
        3,
        Map.of(
            EventSource.TASK_EVENT, Routine.of(task.toArray(Instruction[]::new)),
            EventSource.PMI, Routine.of(nmi.toArray(Instruction[]::new))));
    Map<Claim, Schedule> reordered = agree("run", programs);
    Judgement inOrder = Prover.judge(programs.design(), programs.hypothesis(), WORD, () -> false);
    reordered.forEach((claim, schedule) -> assertEquals(
        inOrder.broken().containsKey(claim), schedule.moves() == 0, () -> claim + ": " + schedule));
    return reordered;
  }

  private static Map<Claim, Integer> sizes(Map<Claim, Schedule> schedules) {
    Map<Claim, Integer> sizes = new EnumMap<>(Claim.class);
    schedules.forEach((claim, schedule) -> sizes.put(claim, schedule.size()));
    return sizes;
  }

  private void agree(long seed) {
    try {
      agree("protocol " + seed, RandomPrograms.ofMoves(seed));
    } catch (Stopped | NestsWithoutLimit tooMuch) {
      givenUp.incrementAndGet();
    }
  }

  private Map<Claim, Schedule> agree(String name, RandomPrograms drawn) {
    Map<Claim, Schedule> proved = proved(drawn);
    Map<Claim, Schedule> enumerated = enumerated(drawn);
    enumerated.forEach((claim, schedule) -> assertTrue(
        proved.containsKey(claim) && proved.get(claim).size() <= schedule.size(),
        () -> name + ": " + claim + " by " + schedule + " is not in " + proved + ": " + drawn));
    proved.forEach((claim, schedule) -> {
      assertTrue(confirms(drawn, schedule, claim), () -> name + ": " + schedule);
      if (schedule.size() <= INTERRUPTS && schedule.moves() <= MOVES) {
        assertEquals(
            schedule.size(),
            enumerated.get(claim).size(),
            () -> name + ": " + claim + " by " + schedule + ": " + drawn);
      }
      if (schedule.moves() > 0) {
        moved.incrementAndGet();
      }
    });
    return proved;
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
        .forEach((claim, way) -> schedules.put(claim, Rebuild.schedule(way)));
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
