package dev.regnest.explore;

import static dev.regnest.explore.Runs.design;
import static dev.regnest.explore.Runs.hypothesis;
import static dev.regnest.explore.Runs.judge;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.design.Design;
import dev.regnest.kernel.Era;
import dev.regnest.kernel.EventSource;
import dev.regnest.kernel.Register;
import dev.regnest.machine.Arrival;
import dev.regnest.machine.Cpu;
import dev.regnest.machine.Frame;
import dev.regnest.perf.Kernel;
import dev.regnest.perf.PerfSampleData;
import dev.regnest.perf.UserRegsPath;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The number of schedules, derived by hand for one copied word, and the set of them held against brute force.
 *
 * <p>A frame's points are the accesses it makes and one before it returns. A guarded sample costs preempt_disable(), a load and a
 * store to take the counter, as much to give it back, and preempt_enable(): 6. A copy costs a load and a store, output a load.
 * Hardirqs and NMIs are not guarded, and over user mode they need no copy.
 *
 * <p>Besides, the task may enter once more, which is an arrival, too: as the only one 1, beside one of a others, in this pass or that, 2 x a,
 * and twice 1.
 */
class EnumeratorTest {
  @Test
  void fourSlotsUnderNestedIrqs() {
    // Task: entry, 6 for the guard, 2 for the copy, 1 for output, return: 11 points. Softirq: 10.
    // Hardirq and NMI: 2 + 1 + 1 = 4, and 2
    // over user mode, which is point 1 of the task.
    // 1 arrival: 11 points x {s h n} = 33.
    // 2 arrivals: both in the task, 11 * 12 / 2 = 66 pairs of points x 9 = 594; in the softirq 11 x
    // 10 x {h n} = 220; in the hardirq
    // (10 x 4 + 1 x 2) x {n} = 42; in the NMI none. 856.
    counts("percpu4-posted", "nested-irqs", 1, 35, 35 + 856 + 2 * 33 + 1);
  }

  @Test
  void theStackUnderNestedIrqs() {
    // The copy on the stack costs its load only, output nothing: task 9 points, softirq 8, hardirq
    // and NMI 2, 2 over user mode.
    // 1 arrival: 27. 2 arrivals: 45 x 9 = 405, 9 x 8 x 2 = 144, 9 x 2 = 18: 567.
    counts("on-stack", "nested-irqs", 1, 29, 29 + 567 + 2 * 27 + 1);
  }

  @Test
  void theRecursionSlotUnderNestedIrqs() {
    // It takes the same guard itself, in hardirqs and NMIs too: task 11, softirq 10, hardirq 4 + 2
    // + 1 + 1 = 8, over user mode 6.
    // 2 arrivals: 594 + 220 + 10 x 8 + 6 = 900.
    counts("recursion-slot", "nested-irqs", 1, 35, 35 + 900 + 2 * 33 + 1);
  }

  @Test
  void fourSlotsWithBottomHalvesDisabled() {
    // local_bh_disable() and local_bh_enable() make it 13 points, and no softirq arrives: 26.
    // 2 arrivals: 91 x 4 = 364, in the hardirq 12 x 4 + 2 = 50: 414.
    counts("percpu4-posted", "bh-disabled", 1, 28, 28 + 414 + 2 * 26 + 1);
  }

  @Test
  void faultsInsideAnNmi() {
    // As the stack under nested-irqs, and inside the NMI's 2 points, over each of the task's 9: {f
    // m} 36.
    counts("on-stack", "fault-in-nmi", 1, 29, 29 + 567 + 36 + 2 * 27 + 1);
  }

  @Test
  void kernelEntryPushByPush() {
    // v4.4: user mode, before the stack switch, 15 pushes, return: 18 points. NMIs at each;
    // hardirqs in user mode, from the third push
    // on, which follows sti, and before the return: 15.
    counts("on-stack", hypothesis("half-built-entry").in(Era.V4_4), 1, 1 + 18 + 15 + 1);
    // v4.6: the same 15 pushes, irqs off until they are done; hardirqs at the first and at the
    // last.
    counts("on-stack", hypothesis("half-built-entry").in(Era.V4_6), 1, 1 + 18 + 2 + 1);
    // v6.19: 21 pushes, irqs off: 24 points; hardirqs at the first and at the last.
    counts("on-stack", hypothesis("half-built-entry").in(Era.V6_19), 1, 1 + 24 + 2 + 1);
  }

  private static void counts(String design, String hypothesis, long... schedules) {
    counts(design, hypothesis(hypothesis), schedules);
  }

  private static void counts(String design, Hypothesis hypothesis, long... schedules) {
    for (int interrupts = 0; interrupts < schedules.length; interrupts++) {
      Judgement judgement = judge(design(design), hypothesis, interrupts);
      assertEquals(schedules[interrupts], judgement.schedules(), interrupts + " interrupts");
      assertTrue(judgement.complete());
    }
  }

  /** Sources whose samples begin before their first point, so that a design can tell from its samples what arrived. */
  private static final Hypothesis UNGUARDED = new Hypothesis(
      "unguarded",
      "Hardirqs, NMIs and breakpoints nest.",
      Set.of(EventSource.TASK_EVENT, EventSource.HRTIMER, EventSource.PMI, EventSource.BREAKPOINT),
      Era.V5_11,
      Set.of(),
      Set.of());

  @Test
  void visitsEveryScheduleExactlyOnce() {
    List<Schedule> visited = new ArrayList<>();
    Design recording = recording(visited);
    Judgement judgement = judge(recording, UNGUARDED, 2);
    Set<String> once = new LinkedHashSet<>();
    visited.forEach(schedule -> assertTrue(once.add(schedule.toString()), schedule + " again"));
    assertEquals(once.size(), judgement.schedules());
    assertEquals(everyTextThatReplays(recording), once);
  }

  /** All texts of up to two arrivals, at points up to past the longest frame and three passes of the task, kept if the rules let them happen. */
  private static Set<String> everyTextThatReplays(Design design) {
    List<String> ofTask = new ArrayList<>();
    for (char kind : new char[] {'h', 'n', 'b', 'u'}) {
      for (int point = 1; point <= 30; point++) {
        ofTask.add(kind + "" + point);
      }
    }
    List<String> texts = new ArrayList<>(ofTask);
    texts.add("-");
    for (String first : ofTask) {
      for (String second : ofTask) {
        if (point(second) <= 10) {
          texts.add(first + "(" + second + ")");
        }
        if (point(first) <= point(second)) {
          texts.add(first + second);
        }
      }
    }
    Set<String> legal = new LinkedHashSet<>();
    for (String text : texts) {
      try {
        Runs.violations(design, UNGUARDED, text);
        legal.add(text);
      } catch (IllegalScheduleException forbidden) {
        assertFalse(forbidden.getMessage().isEmpty());
      }
    }
    return legal;
  }

  private static int point(String arrival) {
    return Integer.parseInt(arrival.substring(1));
  }

  @Test
  void stopsWhenAskedAndSaysSo() {
    Judgement stopped = Enumerator.judge(
        design("on-stack"), hypothesis("nested-irqs"), List.of(Register.AX), 2, () -> true);
    assertFalse(stopped.complete());
    assertEquals(Verdict.UNKNOWN, stopped.verdict());
  }

  /** {@return a design that notes at its end which schedule it ran under, as it can tell from its samples} */
  private static Design recording(List<Schedule> visited) {
    return new Design(
        "recording", "notes the schedule", "this test", Set.of(), k -> new Recording(k, visited));
  }

  private static final class Recording extends UserRegsPath {
    private final List<Schedule> visited;
    private final List<Step> steps = new ArrayList<>();
    private Cpu running;
    private int leftAt;

    Recording(Kernel kernel, List<Schedule> visited) {
      super(kernel, (cpu, data) -> data.regsUserCopy());
      this.visited = visited;
    }

    @Override
    protected boolean init(Cpu cpu, PerfSampleData data) {
      Frame frame = Frame.of(cpu);
      if (running == cpu && leftAt > 0) {
        visited.remove(visited.size() - 1);
        steps.add(new Step(Arrival.REENTRY, 0, leftAt));
      } else if (running != cpu) {
        steps.clear();
      }
      running = cpu;
      leftAt = 0;
      if (frame.interrupted() != null) {
        steps.add(
            new Step(frame.arrival(), frame.depth() - 1, frame.interrupted().point()));
      }
      return super.init(cpu, data);
    }

    @Override
    public void beforeTaskLeaves(Cpu cpu) {
      visited.add(Schedule.of(steps));
      leftAt = Frame.of(cpu).point();
    }
  }
}
