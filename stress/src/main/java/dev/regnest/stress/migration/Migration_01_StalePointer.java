package dev.regnest.stress.migration;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.regnest.stress.memory.Dwell;
import dev.regnest.stress.memory.Elements;
import dev.regnest.stress.memory.Fields;
import dev.regnest.stress.memory.Sampler;
import dev.regnest.stress.memory.Shape;
import java.util.stream.IntStream;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * A task asks for this CPU's slot, is moved to another CPU, and uses the slot there, while the first CPU takes a sample of its own.
 *
 * <p>Stands for: {@code this_cpu_ptr()} with preemption enabled, as in f2c67a3e60d1. Here both actors really run side by side, so everything
 * that is seen counts.
 *
 * <p>Does not stand for: the move itself, which is a full fence in the kernel as it is here; or a guard that is kept in the task, as since
 * v6.11.
 *
 * <p>How to run: {@code mvn verify -pl stress -am -Dstress.tests=Migration_01}.
 *
 * <p>Outcome: for the moved task and for the first CPU's sample 1 if the word emitted was its own, 2 if it was the other's, 0 if
 * the guard dropped it.
 */
public final class Migration_01_StalePointer {
  private Migration_01_StalePointer() {}

  /** The pointer was taken before the move. */
  @JCStressTest
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "Must be seen: one after the other.")
  @Outcome(
      id = "1, 2",
      expect = ACCEPTABLE_INTERESTING,
      desc = "Must be seen: the moved task's word in the first CPU's sample.")
  @Outcome(
      id = "2, 1",
      expect = ACCEPTABLE_INTERESTING,
      desc = "Must be seen: the first CPU's word in the moved task's sample.")
  @Outcome(expect = FORBIDDEN, desc = "Each has lost its word to the other.")
  @State
  public static class TakenBefore extends TwoCpus {
    @Actor
    public void moved(II_Result r) {
      int slot = slotOf(0);
      m.fullFence();
      r.r1 = sample(slot, 1);
    }

    @Actor
    public void stayed(II_Result r) {
      r.r2 = sample(slotOf(0), 2);
    }
  }

  /** The pointer is taken after the move. */
  @JCStressTest
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "Must be seen: each its own.")
  @Outcome(expect = FORBIDDEN, desc = "A foreign word in this CPU's slot.")
  @State
  public static class Isolated extends TwoCpus {
    @Actor
    public void moved(II_Result r) {
      m.fullFence();
      r.r1 = sample(slotOf(1), 1);
    }

    @Actor
    public void stayed(II_Result r) {
      r.r2 = sample(slotOf(0), 2);
    }
  }

  /** The model's own {@code recursion-slot}, all of it still on the first CPU's memory: the guard is two steps, and two CPUs get in together. */
  @JCStressTest
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "Must be seen: one after the other.")
  @Outcome(id = "0, 1|1, 0", expect = ACCEPTABLE, desc = "Dropped: taken by the other CPU.")
  @Outcome(id = "1, 2|2, 1|2, 2", expect = ACCEPTABLE_INTERESTING, desc = "Both in one slot.")
  @Outcome(expect = FORBIDDEN, desc = "Both dropped.")
  @State
  public static class ActualTakenBefore extends ModelCpus {
    @Actor
    public void moved(II_Result r) {
      r.r1 = SAMPLER.get().sample(m, 0, 1);
    }

    @Actor
    public void stayed(II_Result r) {
      r.r2 = SAMPLER.get().sample(m, 0, 2);
    }
  }

  /** The model's own {@code recursion-slot}, each on its own CPU's memory. */
  @JCStressTest
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "Must be seen: each its own.")
  @Outcome(expect = FORBIDDEN, desc = "A foreign word, or a sample dropped.")
  @State
  public static class Actual extends ModelCpus {
    @Actor
    public void moved(II_Result r) {
      r.r1 = SAMPLER.get().sample(m, SECOND_CPU, 1);
    }

    @Actor
    public void stayed(II_Result r) {
      r.r2 = SAMPLER.get().sample(m, 0, 2);
    }
  }

  private abstract static class TwoCpus extends Shape {
    TwoCpus() {
      super(new Fields());
    }

    static int slotOf(int cpu) {
      return cpu;
    }

    final int sample(int slot, int owner) {
      m.setOpaque(slot, owner);
      Dwell.turns(Dwell.WHILE);
      m.barrier();
      return m.getOpaque(slot) == owner ? 1 : 2;
    }
  }

  private abstract static class ModelCpus extends Shape {
    static final ThreadLocal<Sampler> SAMPLER = Sampler.task("recursion-slot");
    static final int SECOND_CPU = SAMPLER.get().initial().length;
    private static final int[] BOTH = IntStream.range(0, 2 * SECOND_CPU)
        .map(i -> SAMPLER.get().initial()[i % SECOND_CPU])
        .toArray();

    ModelCpus() {
      super(new Elements(BOTH));
    }
  }
}
