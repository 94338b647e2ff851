package dev.regnest.junit;

import static dev.regnest.junit.RegnestAssertions.assertProved;
import static dev.regnest.junit.RegnestAssertions.assertViolated;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.check.Claim;
import dev.regnest.design.Design;
import dev.regnest.design.Designs;
import dev.regnest.explore.Schedule;
import dev.regnest.perf.PtRegsSlots;
import dev.regnest.properties.Question;
import dev.regnest.properties.Scenario;
import dev.regnest.properties.UnderTest;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RegnestAssertionsTest {
  /** A slot for each level of context. */
  private static Design design() {
    return UnderTest.design("level-slots", perCpu -> {
      PtRegsSlots slots = perCpu.slots("level_slots", 4);
      return (cpu, data) -> slots.at(cpu, cpu.interruptContextLevel());
    });
  }

  @Test
  void aDesignThatHoldsIsProved() {
    assertProved(design(), "nested-irqs");
    assertProved(Designs.named("on-stack").orElseThrow(), "nested-irqs", "irqs-on-in-hardirq");
  }

  @Test
  void aDesignThatBreaksFailsWithItsTableAndALineThatReplaysIt() {
    List<String> said = lines(() -> assertProved(design(), "nested-irqs", "nmi-like-exceptions"));
    assertEquals("expected PROVED, found VIOLATED P1", said.get(1));
    assertTrue(said.get(2).startsWith("level-slots, nmi-like-exceptions (V"), said::toString);
    assertTrue(said.stream().anyMatch(line -> line.startsWith(" task ")), said::toString);
    String replay = said.get(said.size() - 1);
    assertTrue(
        replay.matches(
            " replay: new Scenario\\(Question.of\\(design\\(\\), \"nmi-like-exceptions\"\\), Schedule.parse\\(\".*\"\\)\\).keeps\\(Claim.P1\\);"),
        replay);

    String schedule = replay.replaceFirst(".*parse\\(\"", "").replaceFirst("\".*", "");
    Scenario same =
        new Scenario(Question.of(design(), "nmi-like-exceptions"), Schedule.parse(schedule));
    assertEquals(Set.of(Claim.P1), same.broken());
    assertThrows(AssertionError.class, () -> same.keeps(Claim.P1));
  }

  @Test
  void aDesignOfTheCatalogueIsReplayedByTheCommandLineThatIsInstalled() {
    Design posted = Designs.named("percpu4-posted").orElseThrow();
    List<String> said = lines(() -> assertProved(posted, "nested-irqs"));
    assertEquals(" replay: regnest replay percpu4-posted 's1(h6)'", said.get(said.size() - 1));
  }

  @Test
  void exactlyTheClaimsThatBreakAreExpected() {
    Design posted = Designs.named("percpu4-posted").orElseThrow();
    assertViolated(posted, Set.of(Claim.P1), "nested-irqs");
    assertEquals(
        "expected VIOLATED P1 P2, found VIOLATED P1",
        lines(() -> assertViolated(posted, Set.of(Claim.P1, Claim.P2), "nested-irqs"))
            .get(1));
    assertEquals(
        "expected VIOLATED P1, found PROVED",
        lines(() -> assertViolated(design(), Set.of(Claim.P1), "nested-irqs")).get(1));
  }

  @Test
  void whatAsksNothingIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> assertProved(design()));
    assertThrows(
        IllegalArgumentException.class, () -> assertViolated(design(), Set.of(), "nested-irqs"));
    String said = assertThrows(
            IllegalArgumentException.class, () -> assertProved(design(), "nested-irq"))
        .getMessage();
    assertTrue(said.startsWith("no hypothesis \"nested-irq\"; known: [nested-irqs, "), said);
  }

  private static List<String> lines(org.junit.jupiter.api.function.Executable fails) {
    return assertThrows(AssertionError.class, fails).getMessage().lines().toList();
  }
}
