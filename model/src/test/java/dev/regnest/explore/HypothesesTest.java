package dev.regnest.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.kernel.Era;
import dev.regnest.kernel.Register;
import dev.regnest.machine.Arrival;
import dev.regnest.machine.Setup;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HypothesesTest {
  @Test
  void idsAreUniqueAndKebabCase() {
    Set<String> ids = new HashSet<>();
    for (Hypothesis hypothesis : Hypotheses.all()) {
      assertTrue(ids.add(hypothesis.id()), hypothesis.id());
      assertTrue(hypothesis.id().matches("[a-z]+(-[a-z]+)*"), hypothesis.id());
      assertEquals(Optional.of(hypothesis), Hypotheses.named(hypothesis.id()));
      assertTrue(hypothesis.sentence().matches("[A-Z][^\\n]*\\."), hypothesis.sentence());
    }
    assertEquals(Optional.empty(), Hypotheses.named("nested-irq"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
          nested-irqs          | n h s
          irqs-on-in-hardirq   | n h s
          bh-disabled          | n h
          nmi-like-exceptions  | n b k h s
          traced-sampling-path | n h s x l r
          half-built-entry     | n h
          entry-lag            | n h s x
          reentry              | n h s p u
          fault-in-nmi         | n m h s f
          pebs-skid            | n h s e
          deferred-output      | n h s
          """)
  void whatMayArriveFollowsFromTheSources(String id, String letters) {
    Setup setup = Runs.hypothesis(id).setup(List.of(Register.AX));
    Set<Arrival> arrivals = EnumSet.noneOf(Arrival.class);
    for (String letter : letters.split(" ")) {
      arrivals.add(Arrival.of(letter.charAt(0)).orElseThrow());
    }
    assertEquals(arrivals, setup.arrivals());
  }

  @Test
  void anotherEraChangesNothingElse() {
    Hypothesis asked = Runs.hypothesis("half-built-entry").in(Era.V6_19);
    assertEquals(Era.V6_19, asked.era());
    assertEquals(Runs.hypothesis("half-built-entry"), asked.in(Era.V4_6));
  }
}
