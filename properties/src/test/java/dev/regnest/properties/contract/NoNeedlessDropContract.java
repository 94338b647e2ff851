package dev.regnest.properties.contract;

import dev.regnest.check.Claim;
import dev.regnest.properties.Scenario;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** P4: a sample is lost to true recursion only. */
interface NoNeedlessDropContract extends DesignContract {
  @Property
  @WherePromised(Claim.P4)
  default void dropsOnlyRecursionWhereItPromisesTo(
      @ForAll("dropsOnlyRecursion") Scenario scenario) {
    scenario.keeps(Claim.P4);
  }

  @Property(tries = 1)
  default void dropsOnlyRecursionNowhereElse(@ForAll Random random) {
    breaksAllItAdmits(Claim.P4, random);
  }

  @Provide
  default Arbitrary<Scenario> dropsOnlyRecursion() {
    return scenarios(Claim.P4);
  }
}
