package dev.regnest.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regnest.kernel.PreemptCount;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Cpu;
import dev.regnest.perf.RecursionContext;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** get_recursion_context() and put_recursion_context() against a set of levels. */
class RecursionContextProperties {
  private static final int PUT = 4;

  /** All there is to it: a level is free or it is not. */
  private static final class Reference {
    private final BitSet busy = new BitSet();

    int get(int level) {
      int got = busy.get(level) ? RecursionContext.BUSY : level;
      busy.set(level);
      return got;
    }
  }

  /**
   * Each number below 4 is a get at that level, or at the level that already runs if that is higher; 4 is a put by whoever got last,
   * and a return to where that one ran.
   */
  @Property
  void aLevelIsBusyFromItsGetToItsPut(
      @ForAll @Size(max = 40) List<@IntRange(max = PUT) Integer> operations) {
    Isolated isolated = new Isolated();
    Cpu cpu = isolated.cpu();
    RecursionContext recursion = isolated.recursion();
    Reference reference = new Reference();
    List<Integer> held = new ArrayList<>();
    List<Integer> levels = new ArrayList<>(List.of(0));
    for (int operation : operations) {
      int level = levels.get(levels.size() - 1);
      if (operation < PUT) {
        int inner = Math.max(level, operation);
        move(cpu, level, inner);
        int got = recursion.get(cpu);
        assertEquals(reference.get(inner), got);
        if (got == RecursionContext.BUSY) {
          move(cpu, inner, level);
        } else {
          held.add(got);
          levels.add(inner);
        }
      } else if (!held.isEmpty()) {
        int got = held.remove(held.size() - 1);
        recursion.put(cpu, got);
        reference.busy.clear(got);
        levels.remove(levels.size() - 1);
        move(cpu, level, levels.get(levels.size() - 1));
      }
    }
    while (!held.isEmpty()) {
      recursion.put(cpu, held.remove(held.size() - 1));
    }
    for (Cell counter : isolated.counters()) {
      assertEquals(0, cpu.driver().peek(counter), counter.name());
    }
  }

  private static void move(Cpu cpu, int from, int to) {
    enter(cpu, from, false);
    enter(cpu, to, true);
  }

  private static void enter(Cpu cpu, int level, boolean enter) {
    switch (level) {
      case 1:
        cpu.entry().servingSoftirq(enter);
        break;
      case 2:
        cpu.entry()
            .addHardirqCount(enter ? PreemptCount.HARDIRQ_OFFSET : -PreemptCount.HARDIRQ_OFFSET);
        break;
      case 3:
        cpu.entry().nmiCount(enter);
        break;
      default:
      // A task adds nothing.
    }
  }
}
