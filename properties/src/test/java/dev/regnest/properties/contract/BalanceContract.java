package dev.regnest.properties.contract;

import dev.regnest.check.Claim;
import dev.regnest.properties.Scenario;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** P5: counters come back to what they were, and indices stay in their arrays. */
interface BalanceContract extends DesignContract {
  @Property
  @WherePromised(Claim.P5)
  default void comesBackToBalanceWhereItPromisesTo(
      @ForAll("comesBackToBalance") Scenario scenario) {
    scenario.keeps(Claim.P5);
  }

  @Property(tries = 1)
  default void comesBackToBalanceNowhereElse(@ForAll Random random) {
    breaksAllItAdmits(Claim.P5, random);
  }

  @Provide
  default Arbitrary<Scenario> comesBackToBalance() {
    return scenarios(Claim.P5);
  }
}
