package org.example;

import dev.regnest.check.Claim;
import dev.regnest.design.Design;
import dev.regnest.properties.RegnestDomain;
import dev.regnest.properties.Scenario;
import dev.regnest.properties.Under;
import dev.regnest.properties.UnderTest;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;

@Domain(RegnestDomain.class)
class LevelSlotsProperties implements UnderTest {
  @Override
  public Design design() {
    return LevelSlots.design();
  }

  @Property(tries = 50)
  void noSampleOverwritesAnother(@ForAll @Under("nested-irqs") Scenario scenario) {
    scenario.keeps(Claim.P1);
  }
}
