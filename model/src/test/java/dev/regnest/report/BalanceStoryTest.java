package dev.regnest.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regnest.check.Claim;
import dev.regnest.check.Violation;
import dev.regnest.design.Design;
import dev.regnest.explore.Registers;
import dev.regnest.explore.Schedule;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Cpu;
import dev.regnest.perf.PerCpu;
import dev.regnest.perf.PerfSampleData;
import dev.regnest.perf.PtRegs;
import dev.regnest.perf.PtRegsSlots;
import dev.regnest.perf.RegsUserStorage;
import dev.regnest.perf.UserRegsPath;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How the two ways to break P5, which no design of the mail does, are told. */
class BalanceStoryTest {
  @Test
  void aCounterThatIsNotGivenBackIsTold() {
    Timeline timeline = timeline("-", 4);
    Violation violation = Timelines.violation(timeline, Claim.P5);
    assertEquals("  // Imbalance", tail(timeline.table(violation)));
    assertEquals(
        "  2. Nesting is 1 after everything returned.", last(timeline.explanation(violation)));
  }

  @Test
  void anIndexOutsideItsArrayIsTold() {
    Timeline timeline = timeline("n6", 1);
    Violation violation = Timelines.violation(timeline, Claim.P5);
    assertEquals("  // OutOfBounds", tail(timeline.table(violation)));
    assertEquals(
        "  3. __regs_user[1] is outside the array of 1.", last(timeline.explanation(violation)));
  }

  private static String tail(List<String> table) {
    String last = last(table);
    return last.substring(last.indexOf("  // "));
  }

  private static String last(List<String> lines) {
    return lines.get(lines.size() - 1);
  }

  private static Timeline timeline(String schedule, int slots) {
    Design design = new Design(
        "pile",
        "a pile that is never freed",
        "this test",
        Set.of(),
        kernel -> new UserRegsPath(kernel, new NeverFreed(kernel.perCpu(), slots)));
    return Timeline.of(
        design,
        Timelines.hypothesis("nested-irqs"),
        Registers.REPRESENTATIVE,
        Schedule.parse(schedule));
  }

  private static final class NeverFreed implements RegsUserStorage {
    private final Cell nesting;
    private final PtRegsSlots slots;

    NeverFreed(PerCpu perCpu, int length) {
      nesting = perCpu.counter("nesting");
      slots = perCpu.slots("__regs_user", length);
    }

    @Override
    public boolean init(Cpu cpu, PerfSampleData data) {
      data.slot(cpu.thisCpuIncReturn(nesting) - 1);
      return true;
    }

    @Override
    public PtRegs slotFor(Cpu cpu, PerfSampleData data) {
      return slots.at(cpu, data.slot());
    }
  }
}
