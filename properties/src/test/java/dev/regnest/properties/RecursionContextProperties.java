package dev.regnest.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regnest.kernel.PreemptCount;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Cpu;
import dev.regnest.machine.Driver;
import dev.regnest.machine.Entry;
import dev.regnest.perf.RecursionContext;
import dev.regnest.properties.RecursionOperations.Operation;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/** get_recursion_context() and put_recursion_context() against a set of levels. */
@Domain(RegnestDomain.class)
class RecursionContextProperties {
  /** All there is to it: a level is free or it is not. */
  private static final class Reference {
    private final BitSet busy = new BitSet();

    int get(int level) {
      int got = busy.get(level) ? RecursionContext.BUSY : level;
      busy.set(level);
      return got;
    }
  }

  @Property
  @Tries(value = 1, atLeast = 60)
  @StatisticsReport(onFailureOnly = true)
  void aLevelIsBusyFromItsGetToItsPut(@ForAll RecursionOperations operations) {
    Isolated isolated = new Isolated();
    Cpu cpu = isolated.cpu();
    RecursionContext recursion = isolated.recursion();
    Reference reference = new Reference();
    Deque<Integer> held = new ArrayDeque<>();
    for (Operation operation : operations.operations()) {
      if (operation.isGet()) {
        int level = operation.level();
        boolean higher = held.isEmpty() || level > held.peek();
        count(cpu, level, higher ? 1 : 0);
        int got = recursion.get(cpu);
        assertEquals(reference.get(level), got);
        Statistics.collect(level, got == RecursionContext.BUSY ? "busy" : "free");
        if (got != RecursionContext.BUSY) {
          held.push(got);
        }
      } else {
        int got = held.pop();
        recursion.put(cpu, got);
        reference.busy.clear(got);
        count(cpu, got, -1);
      }
    }
    for (Cell counter : isolated.counters()) {
      assertEquals(0, Driver.of(cpu).peek(counter), counter.name());
    }
    Statistics.coverage(coverage -> {
      for (int level = 0; level <= 3; level++) {
        coverage.check(level, "free").count(n -> n > 0);
        coverage.check(level, "busy").count(n -> n > 0);
      }
    });
  }

  /** Enters the context of a level, or leaves it. */
  private static void count(Cpu cpu, int level, int delta) {
    if (level == 1 && delta != 0) {
      Entry.of(cpu).servingSoftirq(delta > 0);
    } else if (level == 2) {
      Entry.of(cpu).addHardirqCount(delta * PreemptCount.HARDIRQ_OFFSET);
    } else if (level == 3 && delta != 0) {
      Entry.of(cpu).nmiCount(delta > 0);
    }
  }

  @Property(edgeCases = EdgeCasesMode.FIRST)
  @Tries(value = 1, atLeast = 20)
  @StatisticsReport(onFailureOnly = true)
  void edgeCasesAreNoneEachLevelTakenTwiceAndAllFourNested(@ForAll RecursionOperations operations) {
    Statistics.collect(operations.toString());
    Statistics.coverage(coverage -> {
      coverage.check("").count(n -> n > 0);
      for (int level = 0; level <= 3; level++) {
        coverage.check("get%1$d get%1$d put".formatted(level)).count(n -> n > 0);
      }
      coverage.check("get0 get1 get2 get3 put put put put").count(n -> n > 0);
    });
  }
}
