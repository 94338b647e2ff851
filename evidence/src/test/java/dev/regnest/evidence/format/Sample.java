package dev.regnest.evidence.format;

import dev.regnest.design.Design;
import dev.regnest.design.Designs;
import dev.regnest.evidence.results.Gathering;
import dev.regnest.evidence.results.Results;
import dev.regnest.explore.Enumerator;
import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.Registers;
import dev.regnest.explore.prover.Engines;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Results to make formats of. */
public final class Sample {
  /** A name that is markup in every format. */
  public static final String EVIL =
      "</script><script>window.hacked=1</script>|`x` # SKIP\u2028&amp;\"'";

  private Sample() {}

  /** {@return what the prover says of these designs under these hypotheses} */
  public static List<List<Judgement>> judgements(List<Design> designs, String... hypotheses) {
    List<Hypothesis> asked =
        Stream.of(hypotheses).map(id -> Hypotheses.named(id).orElseThrow()).toList();
    return designs.stream()
        .map(d -> asked.stream()
            .map(h -> Engines.judge(d, h, Registers.REPRESENTATIVE, () -> false))
            .toList())
        .toList();
  }

  /** {@return one verdict of each kind: a break, a proof, a bound, a vacuous one and an unknown one} */
  public static Results ofEachVerdict() {
    Hypothesis nested = Hypotheses.named("nested-irqs").orElseThrow();
    Design posted = design("percpu4-posted");
    Design ordered = design("percpu4-ordered");
    return results(List.of(
        List.of(Engines.judge(posted, nested, Registers.REPRESENTATIVE, () -> false)),
        List.of(Engines.judge(ordered, nested, Registers.REPRESENTATIVE, () -> false)),
        List.of(Enumerator.judge(ordered, nested, Registers.REPRESENTATIVE, 1, () -> false)),
        List.of(Enumerator.judge(ordered, nested, Registers.REPRESENTATIVE, 0, () -> false)),
        List.of(Enumerator.judge(ordered, nested, Registers.REPRESENTATIVE, 2, () -> true))));
  }

  /** {@return a design whose name, meaning and source are {@link #EVIL}} */
  public static Design evil() {
    return new Design(EVIL, EVIL, EVIL, Set.of(), design("percpu4-posted").build());
  }

  /** {@return the design of that name} */
  public static Design design(String id) {
    return Designs.named(id).orElseThrow();
  }

  /** {@return the results} */
  public static Results results(List<List<Judgement>> judgements) {
    return Gathering.results(judgements, "1.2.3", () -> false);
  }
}
