package dev.regnest.explore.prover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.regnest.check.Claim;
import dev.regnest.explore.prover.Agreement.Outcome;
import dev.regnest.kernel.Era;
import dev.regnest.kernel.EventSource;
import dev.regnest.kernel.Register;
import dev.regnest.machine.Arrival;
import dev.regnest.machine.Switch;
import dev.regnest.protocol.AmongManyCells;
import dev.regnest.protocol.Conditions;
import dev.regnest.protocol.Instruction;
import dev.regnest.protocol.Kind;
import dev.regnest.protocol.RandomPrograms;
import dev.regnest.protocol.Routine;
import dev.regnest.protocol.Simpler;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * The prover against the enumerator, on protocols that nobody would write.
 *
 * <p>{@code -Dregnest.protocols=N} sets how many, {@code -Dregnest.protocols.from=SEED} where the first test begins; docs/decisions/008 lists the
 * defects that this turns red for.
 */
class ProverAgreesOnRandomProtocolsTest {
  private static final long PROTOCOLS = Long.getLong("regnest.protocols", 7_000);
  private static final long FIRST = Long.getLong("regnest.protocols.from", 0);

  /** Up to two arrivals, and as many questions whether to stop as one in seven proofs is given up for; most ask none. */
  private static final Agreement AGREEMENT =
      new Agreement(List.of(RandomPrograms.WORD), /* interrupts= */ 2, 4, 40);

  /** With two words, so that slices and symmetry have something to do. */
  private static final Agreement OF_TWO_WORDS =
      new Agreement(List.of(Register.IP, Register.AX), /* interrupts= */ 1, 4, 40);

  private static final Agreement AMONG_MANY_CELLS = AGREEMENT.on(AmongManyCells::of);

  @Test
  void bothBreakTheSameClaimsWithTheSameFewestArrivals() {
    AtomicInteger broken = new AtomicInteger();
    AtomicInteger givenUp = new AtomicInteger();
    LongStream.range(FIRST, FIRST + PROTOCOLS).parallel().forEach(seed -> {
      RandomPrograms drawn = RandomPrograms.of(seed);
      Optional<Outcome> outcome = AGREEMENT.of(drawn);
      outcome.flatMap(Outcome::disagreement).ifPresent(it -> disagree(seed, drawn, AGREEMENT));
      broken.addAndGet(outcome.filter(Outcome::isBroken).isPresent() ? 1 : 0);
      givenUp.addAndGet(outcome.isEmpty() ? 1 : 0);
    });
    assertTrue(broken.get() > PROTOCOLS / 6, () -> "only " + broken + " broken of " + PROTOCOLS);
    assertTrue(
        broken.get() < PROTOCOLS * 4 / 5, () -> broken + " of " + PROTOCOLS + " were broken");
    assertTrue(
        givenUp.get() <= PROTOCOLS / 4, () -> givenUp + " of " + PROTOCOLS + " were given up");
  }

  /** What the programs share lies behind the 64th cell, and every handler reads more cells than are a page of memory. */
  @Test
  void bothAgreeWherePagesAndSetsOfCellsAreMany() {
    AtomicInteger broken = new AtomicInteger();
    AtomicInteger decided = new AtomicInteger();
    long protocols = PROTOCOLS / 20;
    LongStream.range(0, protocols).parallel().forEach(seed -> {
      RandomPrograms drawn = RandomPrograms.of(seed);
      Optional<Outcome> outcome = AMONG_MANY_CELLS.of(drawn);
      outcome
          .flatMap(Outcome::disagreement)
          .ifPresent(it -> disagree(seed, drawn, AMONG_MANY_CELLS));
      broken.addAndGet(outcome.filter(Outcome::isBroken).isPresent() ? 1 : 0);
      decided.addAndGet(outcome.isPresent() ? 1 : 0);
    });
    assertTrue(broken.get() > protocols / 6, () -> "only " + broken + " broken of " + protocols);
    assertTrue(decided.get() > protocols / 2, () -> decided + " of " + protocols + " decided");
  }

  /** Each protocol without another set of reductions; what all of them find is held against the enumerator above. */
  @Test
  void noReductionChangesThat() {
    AtomicInteger decided = new AtomicInteger();
    long protocols = PROTOCOLS / 20;
    LongStream.range(0, protocols).parallel().forEach(seed -> {
      RandomPrograms drawn = RandomPrograms.of(seed);
      Set<Reduction> on = some(seed);
      var all = OF_TWO_WORDS.proved(drawn, EnumSet.allOf(Reduction.class));
      var less = OF_TWO_WORDS.proved(drawn, on);
      if (all.isPresent() && less.isPresent()) {
        decided.incrementAndGet();
        assertEquals(
            all, less, () -> "protocol " + seed + " with only " + on + ": " + smallest(drawn, on));
      }
    });
    assertTrue(decided.get() > protocols / 2, () -> decided + " of " + protocols + " decided");
  }

  /** {@return a set without at least one of them: symmetry says which slices to judge, so it needs them} */
  private static Set<Reduction> some(long seed) {
    Reduction[] each = Reduction.values();
    long bits = seed % ((1 << each.length) - 1);
    Set<Reduction> on = EnumSet.noneOf(Reduction.class);
    for (Reduction reduction : each) {
      if ((bits >> reduction.ordinal() & 1) == 1) {
        on.add(reduction);
      }
    }
    if (!on.contains(Reduction.REGISTER_SLICES)) {
      on.remove(Reduction.REGISTER_SYMMETRY);
    }
    return on;
  }

  private static RandomPrograms smallest(RandomPrograms drawn, Set<Reduction> on) {
    return Simpler.than(drawn, simpler -> {
      var all = OF_TWO_WORDS.proved(simpler, EnumSet.allOf(Reduction.class));
      var less = OF_TWO_WORDS.proved(simpler, on);
      return all.isPresent() && less.isPresent() && !all.equals(less);
    });
  }

  private static void disagree(long seed, RandomPrograms drawn, Agreement agreement) {
    Predicate<RandomPrograms> shows =
        it -> agreement.of(it).flatMap(Outcome::disagreement).isPresent();
    RandomPrograms smallest = Simpler.than(drawn, shows);
    fail("protocol " + seed + ": "
        + agreement.of(smallest).flatMap(Outcome::disagreement).orElseThrow() + ", of "
        + smallest);
  }

  /** To the victim the nested sample's word is another's, though to everybody else the two are the same. */
  @Test
  void aWordFilledByANestedSampleOfTheSameKindIsNotTheVictims() {
    Routine fillAndEmit =
        Routine.of(Instruction.of(Kind.FILL_IF, 0, 0), Instruction.of(Kind.EMIT, 0, 0));
    var drawn = new RandomPrograms(
        /* samples= */ true,
        1,
        Map.of(EventSource.HRTIMER, fillAndEmit),
        Routine.of(),
        new Conditions(Era.V5_11, Set.of(Switch.IRQS_ON_IN_HARDIRQ), Set.of(Arrival.REENTRY)));
    assertEquals(
        Map.of(Claim.P1, 2, Claim.P2, 2),
        AGREEMENT.proved(drawn, EnumSet.allOf(Reduction.class)).orElseThrow());
  }

  /** Neither is the number of a task's entry that of a sample, though one number may stand for either. */
  @Test
  void aUserRegisterIsNoSamplesOwn() {
    Routine fillAndEmit =
        Routine.of(Instruction.of(Kind.FILL_USER_IF, 0, 0), Instruction.of(Kind.EMIT, 0, 0));
    var drawn = new RandomPrograms(1, Map.of(EventSource.BREAKPOINT, fillAndEmit));
    Outcome outcome = AGREEMENT.of(drawn).orElseThrow();
    assertEquals(Optional.empty(), outcome.disagreement());
    assertEquals(Map.of(Claim.P2, 1), outcome.proved());
  }

  /** What looks at rest counts its own points, and is run once, after the last pass: the second pass begins with the point after the first's last. */
  @Test
  void pointsOfWhatLooksAtRestAreNoneOfAPass() {
    Routine fillAndEmit = Routine.of(
        Instruction.of(Kind.STORE, 0, 0),
        Instruction.of(Kind.FILL_IF, 0, 0),
        Instruction.of(Kind.ASSUME_NOT, 0, 1),
        Instruction.of(Kind.EMIT, 0, 0));
    Routine flip =
        Routine.of(Instruction.of(Kind.LOAD, 0, 0), Instruction.of(Kind.STORE_OPPOSITE, 0, 0));
    var drawn = new RandomPrograms(
        /* samples= */ true,
        1,
        Map.of(EventSource.TASK_EVENT, fillAndEmit, EventSource.SOFTIRQ_EVENT, flip),
        Routine.of(Instruction.of(Kind.IRQ_SAVE, 0, 0)),
        new Conditions(Era.V6_1, Set.of(), Set.of(Arrival.REENTRY)));
    assertEquals(
        Map.of(Claim.P2, 3, Claim.P3, 2),
        AGREEMENT.proved(drawn, EnumSet.allOf(Reduction.class)).orElseThrow());
  }

  /** The search for the first of the shortest is stopped after four questions, having come by one with a kprobe more. */
  @Test
  void aSearchThatIsStoppedMakesNoBreakLonger() {
    var drawn = new RandomPrograms(
        /* samples= */ true,
        1,
        Map.of(
            EventSource.KPROBE,
            new Routine(List.of(), /* givesBack= */ false, /* times= */ 1, 0),
            EventSource.NESTED_TRACE,
            Routine.of(Instruction.of(Kind.CHOOSE, 0, 0), Instruction.of(Kind.ASSERT_ZERO, 0, 0))),
        Routine.of(),
        new Conditions(
            Era.V5_11, Set.of(Switch.HALF_BUILT_ENTRY, Switch.PEBS_SKID), Set.of(Arrival.REENTRY)));
    assertEquals(
        Map.of(Claim.ASSERT, 2),
        AGREEMENT.proved(drawn, EnumSet.allOf(Reduction.class)).orElseThrow());
  }

  /** No point stands before in_softirq(), so the NMI that tells comes before the load in front of it, with which it has nothing to do. */
  @Test
  void somethingComesBetweenAStoreAndAPredicateThoughTheLoadInBetweenIsNoneOfItsBusiness() {
    List<Instruction> once = List.of(
        Instruction.of(Kind.STORE, 0, 1),
        Instruction.of(Kind.LOAD, 1, 0),
        Instruction.of(Kind.IN_SOFTIRQ, 0, 0),
        Instruction.of(Kind.ASSERT_ZERO, 0, 0),
        Instruction.of(Kind.STORE, 0, 0));
    List<Instruction> leaves = List.of(
        Instruction.of(Kind.LOAD, 0, 0),
        Instruction.of(Kind.SKIP_IF_ZERO, 0, 0),
        Instruction.of(Kind.BH_DISABLE, 0, 0));
    var drawn = new RandomPrograms(
        /* samples= */ false,
        2,
        Map.of(
            EventSource.TASK_EVENT,
            new Routine(once, /* givesBack= */ true, /* times= */ 1, 0),
            EventSource.PMI,
            new Routine(leaves, /* givesBack= */ false, /* times= */ 0, 0)),
        Routine.of(),
        Conditions.PLAIN);
    Outcome outcome =
        new Agreement(List.of(RandomPrograms.WORD), 1, 1_000, 1_000).of(drawn).orElseThrow();
    assertEquals(Optional.empty(), outcome.disagreement());
    assertEquals(Map.of(Claim.ASSERT, 1), outcome.proved());
  }
}
