package dev.regnest.properties.contract;

import dev.regnest.check.Claim;
import dev.regnest.properties.Scenario;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** P3: an emitted word was filled for this entry and is still there. */
interface PopulatedContract extends DesignContract {
  @Property
  @WherePromised(Claim.P3)
  default void emitsOnlyWhatWasFilledWhereItPromisesTo(
      @ForAll("emitsOnlyWhatWasFilled") Scenario scenario) {
    scenario.keeps(Claim.P3);
  }

  @Property(tries = 1)
  default void emitsOnlyWhatWasFilledNowhereElse(@ForAll Random random) {
    breaksAllItAdmits(Claim.P3, random);
  }

  @Provide
  default Arbitrary<Scenario> emitsOnlyWhatWasFilled() {
    return scenarios(Claim.P3);
  }
}
