package dev.regnest.properties.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regnest.check.Claim;
import dev.regnest.design.Designs;
import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.Registers;
import dev.regnest.explore.prover.Engines;
import java.util.EnumSet;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What a contract promises is what the prover proves, and what it admits is what the prover breaks. */
class ProverAgreesProperties {
  @Property(generation = GenerationMode.EXHAUSTIVE, edgeCases = EdgeCasesMode.NONE)
  void theContractIsTheProversVerdictInEveryCell(
      @ForAll("contracts") DesignContract contract, @ForAll("hypotheses") Hypothesis hypothesis) {
    Judgement judgement = Engines.judge(
        Designs.named(contract.id()).orElseThrow(),
        hypothesis,
        Registers.REPRESENTATIVE,
        () -> false);
    Set<Claim> admitted = EnumSet.noneOf(Claim.class);
    for (Claim claim : Claim.values()) {
      if (contract.breaks().admit(claim, hypothesis)) {
        admitted.add(claim);
      }
    }
    assertEquals(
        admitted,
        judgement.broken().keySet(),
        () -> contract.id() + " under " + hypothesis.id() + ": "
            + judgement.broken().values());
  }

  @Provide
  Arbitrary<DesignContract> contracts() {
    return Arbitraries.of(Contracts.all());
  }

  @Provide
  Arbitrary<Hypothesis> hypotheses() {
    return Arbitraries.of(Hypotheses.provable());
  }
}
