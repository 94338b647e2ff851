package dev.regnest.properties.protocol;

import dev.regnest.design.Design;
import dev.regnest.explore.Enumerator;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.prover.Prover;
import dev.regnest.kernel.Register;
import dev.regnest.properties.ChosenNumbers;
import dev.regnest.properties.Question;
import dev.regnest.properties.RandomHypotheses;
import dev.regnest.properties.RandomStorage;
import dev.regnest.protocol.RandomPrograms;
import java.util.List;
import java.util.function.BooleanSupplier;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * A protocol that nobody would write, under a hypothesis that nobody chose.
 *
 * @param drawn what it was made of, to be printed
 * @param design what runs it
 * @param hypothesis what may interrupt it
 */
record Protocol(Object drawn, Design design, Hypothesis hypothesis) {
  private static final List<Register> WORD = List.of(RandomPrograms.WORD);

  /** {@return storages of a sample's registers} */
  static Arbitrary<Protocol> storages() {
    return Combinators.combine(RandomStorage.any(), RandomHypotheses.any())
        .as((drawn, hypothesis) -> new Protocol(drawn, drawn.design(), hypothesis));
  }

  /** {@return programs over cells, each under a hypothesis of its sources} */
  static Arbitrary<Protocol> programs() {
    return Combinators.combine(ChosenNumbers.draw(RandomPrograms::of), RandomHypotheses.any())
        .as((drawn, any) -> new Protocol(
            drawn, drawn.design(), RandomHypotheses.of(drawn.routines().keySet(), any)));
  }

  Question question() {
    return new Question(design, hypothesis);
  }

  /** {@return the prover's judgement, complete unless it asked so often whether to stop} */
  Judgement proved(int asking) {
    return Prover.judge(design, hypothesis, WORD, budget(asking));
  }

  /** {@return the enumerator's judgement of so many interrupts, complete unless it asked so often whether to stop} */
  Judgement enumerated(int interrupts, int asking) {
    return Enumerator.judge(design, hypothesis, WORD, interrupts, budget(asking));
  }

  private static BooleanSupplier budget(int most) {
    int[] asked = {0};
    return () -> ++asked[0] > most;
  }

  @Override
  public String toString() {
    return drawn + " under " + hypothesis;
  }
}
