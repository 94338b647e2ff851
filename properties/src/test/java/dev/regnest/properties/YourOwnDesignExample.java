package dev.regnest.properties;

import dev.regnest.check.Claim;
import dev.regnest.design.Design;
import dev.regnest.perf.PtRegsSlots;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;

/** How to test a storage design of your own; this one has a slot for each level of context. */
@Domain(RegnestDomain.class)
class YourOwnDesignExample implements UnderTest {
  @Override
  public Design design() {
    return UnderTest.design("level-slots", perCpu -> {
      PtRegsSlots slots = perCpu.slots("level_slots", 4);
      return (cpu, data) -> slots.at(cpu, cpu.interruptContextLevel());
    });
  }

  @Property
  void noSampleOverwritesAnother(@ForAll @Under("nested-irqs") Scenario scenario) {
    scenario.keeps(Claim.P1);
  }
}
