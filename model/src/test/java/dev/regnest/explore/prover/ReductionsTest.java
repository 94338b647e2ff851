package dev.regnest.explore.prover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.check.Claim;
import dev.regnest.design.Design;
import dev.regnest.design.Designs;
import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.Judgement;
import dev.regnest.kernel.Register;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every combination of reductions, on and off, on every design under every hypothesis that is proved: on every sixth such cell, each
 * combination on others, and in the soak on all of them.
 *
 * <p>Designs written in Java tell no states of their own, nor what they look at, so {@link #OF_FILES} do nothing here; random files in C have
 * them on and off.
 *
 * <p>What a proof without them does not reach in {@link #PATIENCE} it leaves undecided, and how much may be left so is asserted, too.
 */
@Execution(ExecutionMode.CONCURRENT)
class ReductionsTest {
  /** Two, so that slices and symmetry have something to do. */
  private static final List<Register> WORDS = List.of(Register.IP, Register.AX);

  /** Two slots of as many words as that design has take too long unless words are judged one at a time. */
  private static final Map<String, List<Register>> WORDS_OF =
      Map.of("pile-deep", List.of(Register.IP), "sample-flags-pile-deep", List.of(Register.IP));

  /** How often a proof may ask whether to stop, which it does every 256 frame states. */
  private static final int PATIENCE = Integer.getInteger("regnest.patience", 10);

  private static final int EVERY = 6;

  private static final Set<Reduction> OF_FILES =
      EnumSet.of(Reduction.OWN_STATES, Reduction.CONE_OF_INFLUENCE, Reduction.DEMANDED_BITS);

  private static final Map<List<String>, Set<Claim>> WITH_ALL = new HashMap<>();

  static Stream<Set<Reduction>> combinations() {
    return IntStream.range(0, 1 << Reduction.values().length)
        .mapToObj(ReductionsTest::combination)
        .filter(on -> on.containsAll(OF_FILES))
        .filter(on ->
            on.contains(Reduction.REGISTER_SLICES) || !on.contains(Reduction.REGISTER_SYMMETRY));
  }

  private static Set<Reduction> combination(int bits) {
    Set<Reduction> on = EnumSet.noneOf(Reduction.class);
    for (Reduction each : Reduction.values()) {
      if ((bits >> each.ordinal() & 1) == 1) {
        on.add(each);
      }
    }
    return on;
  }

  @ParameterizedTest
  @MethodSource("combinations")
  void noCombinationOfReductionsChangesAVerdict(Set<Reduction> on) {
    check(on, combinations().toList().indexOf(on) % EVERY, EVERY);
  }

  @Tag("soak")
  @ParameterizedTest
  @MethodSource("combinations")
  void noCombinationOfReductionsChangesAnyVerdict(Set<Reduction> on) {
    check(on, 0, 1);
  }

  /** Judges the first cell and every such one behind it. */
  private static void check(Set<Reduction> on, int first, int every) {
    int cell = 0;
    int decided = 0;
    int cells = 0;
    for (Design design : Designs.all()) {
      for (Hypothesis hypothesis : Hypotheses.provable()) {
        if (cell++ % every != first) {
          continue;
        }
        Judgement judged = Prover.judge(design, hypothesis, words(design), on, asking(PATIENCE));
        cells++;
        if (judged.complete()) {
          decided++;
          assertEquals(
              withAll(design, hypothesis),
              judged.broken().keySet(),
              () -> design.id() + " under " + hypothesis.id() + " with only " + on);
        }
      }
    }
    // Handlers that are told apart by all that memory holds are many more than those told apart by
    // what they read.
    int least = on.contains(Reduction.FOOTPRINT_KEYS) ? cells * 3 / 5 : cells / 7;
    int most = decided;
    assertTrue(decided >= least, () -> "only " + most + " decided with " + on);
  }

  private static List<Register> words(Design design) {
    return WORDS_OF.getOrDefault(design.id(), WORDS);
  }

  private static synchronized Set<Claim> withAll(Design design, Hypothesis hypothesis) {
    return WITH_ALL.computeIfAbsent(
        List.of(design.id(), hypothesis.id()),
        cell -> Prover.judge(design, hypothesis, words(design), () -> false)
            .broken()
            .keySet());
  }

  private static BooleanSupplier asking(int most) {
    int[] asked = {0};
    return () -> ++asked[0] > most;
  }
}
