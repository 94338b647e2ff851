package dev.regnest.stress.nested;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.regnest.machine.Arrival;
import dev.regnest.stress.memory.Dwell;
import dev.regnest.stress.memory.Elements;
import dev.regnest.stress.memory.Fields;
import dev.regnest.stress.memory.Line;
import dev.regnest.stress.memory.Sampler;
import dev.regnest.stress.memory.Shape;
import java.util.Arrays;
import java.util.List;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/**
 * A task's sample, a hardirq's inside it, and an NMI's inside either.
 *
 * <p>Stands for: three contexts of one CPU, nested as deep as they come, each filling a word and emitting it. The other thread raises a line
 * for the hardirq and then one for the NMI; task and hardirq look at them before, between and after their two steps.
 *
 * <p>Does not stand for: an arrival between two machine instructions, or the compiler's part in it.
 *
 * <p>How to run: {@code mvn verify -pl stress -am -Dstress.tests=Nested_03}.
 *
 * <p>Outcome: whose word the task emitted (1 task, 2 hardirq, 3 NMI); whose the hardirq (0 if it never came); what the NMI interrupted (0 if
 * it never came).
 */
public final class Nested_03_ThreeDeep {
  private Nested_03_ThreeDeep() {}

  /** One slot for all three. */
  @JCStressTest
  @Outcome(id = "1, 0, [01]", expect = ACCEPTABLE, desc = "No hardirq, and no NMI in the middle.")
  @Outcome(
      id = "1, 2, [0-2]",
      expect = ACCEPTABLE,
      desc = "Must be seen: a hardirq, not in the middle.")
  @Outcome(
      id = "1, 3, 2",
      expect = ACCEPTABLE_INTERESTING,
      desc = "The NMI's word in the hardirq's sample.")
  @Outcome(
      id = "2, 2, [0-2]",
      expect = ACCEPTABLE_INTERESTING,
      desc = "Must be seen: the hardirq's word in the task's sample.")
  @Outcome(
      id = "3, [23], [12]",
      expect = ACCEPTABLE_INTERESTING,
      desc = "The NMI's word two levels up, or one.")
  @Outcome(expect = FORBIDDEN, desc = "Not a nesting of the three.")
  @State
  public static class SharedSlot extends OneCpu {
    @Actor
    public void task(III_Result r) {
      sample(SLOT, SLOT, SLOT, r);
    }

    @Actor
    public void lines() {
      raise();
    }
  }

  /** A slot each. */
  @JCStressTest
  @Outcome(id = "1, 0, [01]", expect = ACCEPTABLE, desc = "No hardirq.")
  @Outcome(id = "1, 2, [01]", expect = ACCEPTABLE, desc = "Must be seen: a hardirq.")
  @Outcome(id = "1, 2, 2", expect = ACCEPTABLE, desc = "Must be seen: three deep.")
  @Outcome(expect = FORBIDDEN, desc = "A foreign word in a slot of one's own.")
  @State
  public static class Isolated extends OneCpu {
    @Actor
    public void task(III_Result r) {
      sample(SLOT, SLOT + 1, SLOT + 2, r);
    }

    @Actor
    public void lines() {
      raise();
    }
  }

  /** The model's own {@code percpu4-ordered}: for each of the three 0 dropped or never come, 1 its own words. */
  @JCStressTest
  @Outcome(id = "1, 0, [01]", expect = ACCEPTABLE, desc = "No hardirq.")
  @Outcome(id = "1, 1, 0", expect = ACCEPTABLE, desc = "A hardirq and no NMI.")
  @Outcome(id = "1, 1, 1", expect = ACCEPTABLE, desc = "Must be seen: all three, each its own.")
  @Outcome(expect = FORBIDDEN, desc = "The model says that this cannot happen.")
  @State
  public static class Actual extends ModelCpu {
    @Actor
    public void task(III_Result r) {
      sample(r);
    }

    @Actor
    public void lines() {
      raise();
    }
  }

  private abstract static class OneCpu extends Shape {
    static final int SLOT = 2;
    private static final int HARDIRQ_LINE = 0;
    private static final int NMI_LINE = 1;
    private static final int TASK = 1;
    private static final int HARDIRQ = 2;
    private static final int NMI = 3;

    OneCpu() {
      super(new Fields());
    }

    final void raise() {
      m.setOpaque(HARDIRQ_LINE, 1);
      Dwell.turns(Dwell.WHILE / 2);
      m.setOpaque(NMI_LINE, 1);
    }

    final void sample(int taskSlot, int hardirqSlot, int nmiSlot, III_Result r) {
      taskPoint(hardirqSlot, nmiSlot, r);
      m.set(taskSlot, TASK);
      Dwell.turns(Dwell.WHILE);
      taskPoint(hardirqSlot, nmiSlot, r);
      r.r1 = m.get(taskSlot);
      taskPoint(hardirqSlot, nmiSlot, r);
    }

    private void taskPoint(int hardirqSlot, int nmiSlot, III_Result r) {
      if (r.r2 == 0 && m.getOpaque(HARDIRQ_LINE) != 0) {
        point(HARDIRQ, nmiSlot, r);
        m.set(hardirqSlot, HARDIRQ);
        Dwell.turns(Dwell.WHILE);
        point(HARDIRQ, nmiSlot, r);
        r.r2 = m.get(hardirqSlot);
        point(HARDIRQ, nmiSlot, r);
      }
      point(TASK, nmiSlot, r);
    }

    private void point(int running, int nmiSlot, III_Result r) {
      if (r.r3 == 0 && m.getOpaque(NMI_LINE) != 0) {
        r.r3 = running;
        m.set(nmiSlot, NMI);
      }
    }
  }

  private abstract static class ModelCpu extends Shape {
    private static final ThreadLocal<Sampler> SAMPLER = Sampler.nested("percpu4-ordered");
    private static final int CELLS = SAMPLER.get().initial().length;
    private static final List<Line> LINES =
        List.of(new Line(CELLS, Arrival.HARDIRQ), new Line(CELLS + 1, Arrival.NMI));

    ModelCpu() {
      super(new Elements(Arrays.copyOf(SAMPLER.get().initial(), CELLS + LINES.size())));
    }

    final void raise() {
      m.setOpaque(CELLS, 1);
      Dwell.turns(Dwell.WHILE / 2);
      m.setOpaque(CELLS + 1, 1);
    }

    final void sample(III_Result r) {
      Sampler sampler = SAMPLER.get();
      r.r1 = sampler.interrupted(m, LINES);
      r.r2 = sampler.nested(2);
      r.r3 = sampler.nested(3);
    }
  }
}
