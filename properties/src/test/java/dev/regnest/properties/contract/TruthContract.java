package dev.regnest.properties.contract;

import dev.regnest.check.Claim;
import dev.regnest.properties.Scenario;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** P2: an emitted word is a copy of the register it says it is. */
interface TruthContract extends DesignContract {
  @Property
  @WherePromised(Claim.P2)
  default void emitsTheTruthWhereItPromisesTo(@ForAll("emitsTheTruth") Scenario scenario) {
    scenario.keeps(Claim.P2);
  }

  @Property(tries = 1)
  default void emitsTheTruthNowhereElse(@ForAll Random random) {
    breaksAllItAdmits(Claim.P2, random);
  }

  @Provide
  default Arbitrary<Scenario> emitsTheTruth() {
    return scenarios(Claim.P2);
  }
}
