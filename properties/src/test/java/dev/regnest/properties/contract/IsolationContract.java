package dev.regnest.properties.contract;

import dev.regnest.check.Claim;
import dev.regnest.properties.Scenario;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** P1: no other sample stores to a sample's copy between its own last store and its load. */
interface IsolationContract extends DesignContract {
  @Property
  @WherePromised(Claim.P1)
  default void isolatesWhereItPromisesTo(@ForAll("isolates") Scenario scenario) {
    scenario.keeps(Claim.P1);
  }

  @Property(tries = 1)
  default void isolatesNowhereElse(@ForAll Random random) {
    breaksAllItAdmits(Claim.P1, random);
  }

  @Provide
  default Arbitrary<Scenario> isolates() {
    return scenarios(Claim.P1);
  }
}
