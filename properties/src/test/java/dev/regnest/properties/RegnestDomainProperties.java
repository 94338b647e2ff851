package dev.regnest.properties;

import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.design.Design;
import dev.regnest.explore.Schedule;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/** What the domain gives to a class that tests a design of its own, beside what jqwik gives to all. */
@Domain(RegnestDomain.class)
@Domain(DomainContext.Global.class)
class RegnestDomainProperties implements UnderTest {
  private static final Design OWN = new YourOwnDesignExample().design();

  @Override
  public Design design() {
    return OWN;
  }

  @Property
  void aScenarioIsOneOfTheDesignUnderTest(@ForAll Scenario scenario, @ForAll int beside) {
    assertSame(OWN, scenario.question().design());
  }

  @Property
  void aScheduleIsLegalUnderItsHypothesis(@ForAll @Under("bh-disabled") Schedule schedule) {
    assertTrue(Runner.of(Question.of(OWN, "bh-disabled")).violations(schedule).isPresent());
  }

  @Property(edgeCases = EdgeCasesMode.FIRST)
  @Tries(value = 1, atLeast = 60)
  @StatisticsReport(onFailureOnly = true)
  void edgeCasesOfSchedulesAreTheEdgesOfItsQuestion(
      @ForAll @Under("bh-disabled") Schedule schedule) {
    Statistics.collect(schedule);
    Statistics.coverage(coverage -> Runner.of(Question.of(OWN, "bh-disabled"))
        .edges()
        .forEach(edge -> coverage.check(edge).count(n -> n > 0)));
  }
}
