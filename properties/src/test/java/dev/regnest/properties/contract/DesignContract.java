package dev.regnest.properties.contract;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.check.Claim;
import dev.regnest.design.Design;
import dev.regnest.design.Designs;
import dev.regnest.explore.Hypotheses;
import dev.regnest.properties.Question;
import dev.regnest.properties.RegnestDomain;
import dev.regnest.properties.Scenario;
import dev.regnest.properties.ScenarioGenerator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.RandomGenerator;

/** What is said about one design of the catalogue: the claims it breaks, and so those it promises. */
interface DesignContract {
  /** How many generated scenarios must be enough to find a break. */
  int SEARCH = 20_000;

  /** {@return the id of the design} */
  String id();

  /** {@return all that it breaks} */
  Breaks breaks();

  /** {@return the hypotheses under which it promises the claim, asked of it} */
  default List<Question> promised(Claim claim) {
    return questions().stream()
        .filter(q -> !breaks().admit(claim, q.hypothesis()))
        .toList();
  }

  /** {@return scenarios of what it promises; of anything if it promises the claim nowhere, never to be tried} */
  default Arbitrary<Scenario> scenarios(Claim claim) {
    List<Question> promised = promised(claim);
    return ScenarioGenerator.of(
        promised.isEmpty() ? questions() : promised, RegnestDomain.MAX_ARRIVALS);
  }

  /** Fails unless a break is found under each hypothesis under which one is admitted. */
  default void breaksAllItAdmits(Claim claim, Random random) {
    for (Question question : questions()) {
      if (breaks().admit(claim, question.hypothesis())) {
        assertTrue(
            breaks()
                .witness(claim, question.hypothesis())
                .map(schedule -> new Scenario(question, schedule).broken().contains(claim))
                .orElseGet(() -> isFound(question, claim, random)),
            () -> question + " should break " + claim + ", but nothing generated did");
      }
    }
  }

  private static boolean isFound(Question question, Claim claim, Random random) {
    RandomGenerator<Scenario> scenarios =
        ScenarioGenerator.of(List.of(question), RegnestDomain.MAX_ARRIVALS).generator(SEARCH);
    return Stream.generate(() -> scenarios.next(random))
        .limit(SEARCH)
        .anyMatch(scenario -> scenario.value().broken().contains(claim));
  }

  private List<Question> questions() {
    Design design =
        Designs.named(id()).orElseThrow(() -> new AssertionError("no design \"" + id() + "\""));
    return Hypotheses.provable().stream().map(h -> new Question(design, h)).toList();
  }
}
