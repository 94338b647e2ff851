package dev.regnest.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.check.Claim;
import dev.regnest.check.Violation;
import dev.regnest.machine.Adversary;
import dev.regnest.machine.Arrival;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Cpu;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/**
 * One CPU that lives through thousands of arrivals, kernel entries and task switches.
 *
 * <p>What happens is a plain list of small numbers, one per point: jqwik shrinks such a list to its few numbers that matter, while a
 * chain of actions shrank least and cannot replay a sample.
 */
class LongLivedCpuProperties {
  private static final int ACTIONS = 10_000;

  @Property(tries = 15)
  void aPileAsDeepAsCanNestStaysSound(
      @ForAll @Size(min = 1_000, max = ACTIONS) List<@IntRange(max = 9) Integer> actions) {
    Life life = new Life(Question.of("pile-deep", "reentry"), actions);
    assertEquals(Set.of(), life.broken());
  }

  @Property(tries = 15)
  void theStackStaysSound(
      @ForAll @Size(min = 1_000, max = ACTIONS) List<@IntRange(max = 9) Integer> actions) {
    assertEquals(Set.of(), new Life(Question.of("on-stack", "reentry"), actions).broken());
  }

  @Property(tries = 15)
  void aRecursionSlotStaysSound(
      @ForAll @Size(min = 1_000, max = ACTIONS) List<@IntRange(max = 9) Integer> actions) {
    assertEquals(Set.of(), new Life(Question.of("recursion-slot", "reentry"), actions).broken());
  }

  @Property(tries = 15)
  void aCopyThatIsFilledOnceGrowsStale(
      @ForAll @Size(min = 1_000, max = ACTIONS) List<@IntRange(max = 9) Integer> actions) {
    Life life = new Life(Question.of("single-flag-last", "reentry"), actions);
    assertTrue(life.broken().contains(Claim.P2));
    assertTrue(life.arrivals > actions.size() / 10, () -> "only " + life.arrivals);
  }

  /** The run of a task that enters again and again while there are actions left. */
  private static final class Life implements Adversary {
    private final Runner runner;
    private final Iterator<Integer> actions;
    private final List<Violation> violations = new ArrayList<>();
    private int arrivals;

    Life(Question question, List<Integer> actions) {
      this.runner = Runner.of(question);
      this.actions = actions.iterator();
      runner.run(this, violations::add);
    }

    Set<Claim> broken() {
      Set<Claim> broken = EnumSet.noneOf(Claim.class);
      violations.forEach(violation -> broken.add(violation.claim()));
      return broken;
    }

    @Override
    public Optional<Arrival> arriving(Cpu cpu) {
      if (!actions.hasNext()) {
        return Optional.empty();
      }
      int action = actions.next();
      List<Arrival> legal = runner.machine().setup().arrivals().stream()
          .filter(arrival -> !arrival.isChoice())
          .filter(arrival -> runner.machine().refusing(cpu, arrival).isEmpty())
          .toList();
      if (action >= legal.size()) {
        return Optional.empty();
      }
      arrivals++;
      return Optional.of(legal.get(action));
    }

    @Override
    public boolean takes(Cpu cpu, Arrival choice) {
      atRest(cpu);
      return actions.hasNext();
    }

    private void atRest(Cpu cpu) {
      for (Cell cell : runner.cells()) {
        if (cell.isCounter()) {
          assertEquals(cell.initial(), cpu.driver().peek(cell), cell.name());
        }
      }
    }
  }
}
