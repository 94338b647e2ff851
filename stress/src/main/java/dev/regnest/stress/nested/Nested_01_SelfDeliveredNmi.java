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
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * One NMI in the middle of a task's sample: which of the words that the task emits are the NMI's?
 *
 * <p>Stands for: a sample that fills its slot word by word and emits it, and an NMI that takes a whole sample of its own
 * in between. The other thread only raises a line; the task looks at it before each step and runs the handler inline, so
 * the two nest exactly as on one CPU, and arrive at a moment that hardware chose.
 *
 * <p>Does not stand for: an arrival between two machine instructions (points are the steps below), or the compiler's
 * part in it, since the handler is a call in the task's own program order.
 *
 * <p>How to run: {@code mvn verify -pl stress -am -Dstress.tests=Nested_01}.
 *
 * <p>Outcome: the point the NMI came at (0 for none, 1 or 2 before that word, 3 before the words are emitted), then how
 * many of the task's two emitted words were the NMI's. On the model's designs: what became of the task's sample, then of the NMI's, 0 dropped
 * or never come, 1 its own words, 2 another's word.
 */
public final class Nested_01_SelfDeliveredNmi {
  private Nested_01_SelfDeliveredNmi() {}

  /** Both samples in one slot, as with a single per-CPU copy: the task emits what was filled before the NMI. */
  @JCStressTest
  @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "No NMI.")
  @Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "Before the first word: all filled again.")
  @Outcome(
      id = "2, 1",
      expect = ACCEPTABLE_INTERESTING,
      desc = "Must be seen: one word of the NMI.")
  @Outcome(
      id = "3, 2",
      expect = ACCEPTABLE_INTERESTING,
      desc = "Must be seen: nothing left of the task.")
  @Outcome(expect = FORBIDDEN, desc = "Not a nesting of the two.")
  @State
  public static class SharedSlot extends OneCpu {
    @Actor
    public void task(II_Result r) {
      sample(TASK_SLOT, r);
    }

    @Actor
    public void pmi() {
      raise();
    }
  }

  /** A slot each: the NMI lands in the middle and changes no word. */
  @JCStressTest
  @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "No NMI.")
  @Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "Before the first word.")
  @Outcome(
      id = "[23], 0",
      expect = ACCEPTABLE,
      desc = "Must be seen: between the words, and none of them changed.")
  @Outcome(expect = FORBIDDEN, desc = "A foreign word in a slot of one's own.")
  @State
  public static class Isolated extends OneCpu {
    @Actor
    public void task(II_Result r) {
      sample(NMI_SLOT, r);
    }

    @Actor
    public void pmi() {
      raise();
    }
  }

  /** The model's own {@code single}: an NMI between fill and output stores over it. */
  @JCStressTest
  @Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "No NMI.")
  @Outcome(
      id = "1, 1",
      expect = ACCEPTABLE,
      desc = "Must be seen: the NMI came before the fill or after output.")
  @Outcome(id = "2, 1", expect = ACCEPTABLE_INTERESTING, desc = "Must be seen: the NMI's word.")
  @Outcome(expect = FORBIDDEN, desc = "Not a nesting of the two.")
  @State
  public static class ActualShared extends ModelCpu {
    private static final ThreadLocal<Sampler> SAMPLER = Sampler.nested("single");

    /** The design's memory, and the line behind it. */
    public ActualShared() {
      super(SAMPLER.get());
    }

    @Actor
    public void task(II_Result r) {
      sample(SAMPLER.get(), r);
    }

    @Actor
    public void pmi() {
      raise();
    }
  }

  /** The model's own {@code percpu4-ordered}: proved, and so never seen to break. */
  @JCStressTest
  @Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "No NMI.")
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "Must be seen: each its own.")
  @Outcome(expect = FORBIDDEN, desc = "The model says that this cannot happen.")
  @State
  public static class Actual extends ModelCpu {
    private static final ThreadLocal<Sampler> SAMPLER = Sampler.nested("percpu4-ordered");

    /** The design's memory, and the line behind it. */
    public Actual() {
      super(SAMPLER.get());
    }

    @Actor
    public void task(II_Result r) {
      sample(SAMPLER.get(), r);
    }

    @Actor
    public void pmi() {
      raise();
    }
  }

  /** A task's sample with three points, and an NMI that is taken once, at the first point that finds it. */
  private abstract static class OneCpu extends Shape {
    static final int TASK_SLOT = 1;
    static final int NMI_SLOT = 3;
    private static final int LINE = 0;
    private static final int WORDS = 2;
    private static final int TASK = 1;
    private static final int NMI = 2;

    OneCpu() {
      super(new Fields());
    }

    final void raise() {
      m.setOpaque(LINE, 1);
    }

    final void sample(int nmiSlot, II_Result r) {
      int takenAt = 0;
      for (int word = 0; word < WORDS; word++) {
        takenAt = point(word + 1, takenAt, nmiSlot);
        m.set(TASK_SLOT + word, TASK);
        Dwell.turns(Dwell.WHILE);
      }
      r.r1 = point(WORDS + 1, takenAt, nmiSlot);
      for (int word = 0; word < WORDS; word++) {
        r.r2 += m.word(TASK_SLOT + word) == NMI ? 1 : 0;
      }
    }

    private int point(int number, int takenAt, int nmiSlot) {
      if (takenAt != 0 || m.getOpaque(LINE) == 0) {
        return takenAt;
      }
      for (int word = 0; word < WORDS; word++) {
        m.set(nmiSlot + word, NMI);
      }
      return number;
    }
  }

  /** The model's own task, which looks at the line before each access to shared memory and runs the NMI inline: entry, sample and return. */
  private abstract static class ModelCpu extends Shape {
    private final List<Line> lines;

    ModelCpu(Sampler sampler) {
      super(new Elements(Arrays.copyOf(sampler.initial(), sampler.initial().length + 1)));
      lines = List.of(new Line(sampler.initial().length, Arrival.NMI));
    }

    final void raise() {
      Dwell.turns(Dwell.WHILE);
      m.setOpaque(lines.get(0).cell(), 1);
    }

    final void sample(Sampler sampler, II_Result r) {
      r.r1 = sampler.interrupted(m, lines);
      r.r2 = sampler.nested(2);
    }
  }
}
