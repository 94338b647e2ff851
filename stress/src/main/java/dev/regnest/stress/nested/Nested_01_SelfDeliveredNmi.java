package dev.regnest.stress.nested;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

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
 * <p>Outcome: the point the NMI came at (0 for none, 1 to 4 before that word, 5 before the words are emitted), then how
 * many of the task's four emitted words were the NMI's.
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
      desc = "Must be seen: two words of the NMI.")
  @Outcome(
      id = "4, 3",
      expect = ACCEPTABLE_INTERESTING,
      desc = "Must be seen: three words of the NMI.")
  @Outcome(
      id = "5, 4",
      expect = ACCEPTABLE_INTERESTING,
      desc = "Must be seen: nothing left of the task.")
  @Outcome(expect = FORBIDDEN, desc = "Not a nesting of the two.")
  @State
  public static class SharedSlot extends Cpu {
    /** One slot, under both names. */
    public SharedSlot() {
      this(new Slot());
    }

    private SharedSlot(Slot slot) {
      super(slot, slot);
    }

    @Actor
    public void task(II_Result r) {
      sample(r);
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
      id = "[2-5], 0",
      expect = ACCEPTABLE,
      desc = "Must be seen: between the words, and none of them changed.")
  @Outcome(expect = FORBIDDEN, desc = "A foreign word in a slot of one's own.")
  @State
  public static class DisjointSlots extends Cpu {
    /** A slot for the task and one for the NMI. */
    public DisjointSlots() {
      super(new Slot(), new Slot());
    }

    @Actor
    public void task(II_Result r) {
      sample(r);
    }

    @Actor
    public void pmi() {
      raise();
    }
  }

  /** One CPU: a task's sample with five points, and an NMI that is taken once, at the first point that finds it. */
  private abstract static class Cpu {
    private static final int TASK = 1;
    private static final int NMI = 2;

    private final Slot taskSlot;
    private final Slot nmiSlot;
    private volatile boolean line;
    private int takenAt;

    Cpu(Slot taskSlot, Slot nmiSlot) {
      this.taskSlot = taskSlot;
      this.nmiSlot = nmiSlot;
    }

    final void raise() {
      line = true;
    }

    final void sample(II_Result r) {
      point(1);
      taskSlot.ip = TASK;
      point(2);
      taskSlot.sp = TASK;
      point(3);
      taskSlot.flags = TASK;
      point(4);
      taskSlot.ax = TASK;
      point(5);
      r.r1 = takenAt;
      r.r2 = taskSlot.wordsOf(NMI);
    }

    private void point(int number) {
      if (takenAt == 0 && line) {
        takenAt = number;
        nmiSlot.ip = NMI;
        nmiSlot.sp = NMI;
        nmiSlot.flags = NMI;
        nmiSlot.ax = NMI;
      }
    }
  }

  /** Four words of a {@code pt_regs} copy, each holding the number of the sample that stored it. */
  private static final class Slot {
    private int ip;
    private int sp;
    private int flags;
    private int ax;

    int wordsOf(int owner) {
      int words = 0;
      words += ip == owner ? 1 : 0;
      words += sp == owner ? 1 : 0;
      words += flags == owner ? 1 : 0;
      words += ax == owner ? 1 : 0;
      return words;
    }
  }
}
