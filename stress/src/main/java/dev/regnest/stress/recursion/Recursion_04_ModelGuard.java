package dev.regnest.stress.recursion;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;

import dev.regnest.stress.memory.Elements;
import dev.regnest.stress.memory.Handler;
import dev.regnest.stress.memory.Sampler;
import dev.regnest.stress.memory.Shape;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * The model's own {@code recursion-slot}, with two contexts of one level: does the guard keep them out of each other's slot?
 *
 * <p>Stands for: a sample in a task and another one in the same task, traced inside its sampling path; both are level 0, and the second has
 * to be dropped while the first holds the slot.
 *
 * <p>Does not stand for: one CPU, where test and increment need not be one step. What two threads add is marked.
 *
 * <p>How to run: {@code mvn verify -pl stress -am -Dstress.tests=Recursion_04}.
 *
 * <p>Outcome: for each sample 0 dropped, 1 its own words, 2 another's word.
 */
public final class Recursion_04_ModelGuard {
  private Recursion_04_ModelGuard() {}

  /** The design as it stands. */
  @JCStressTest
  @Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "The nested one was dropped.")
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "Must be seen: one after the other.")
  @Outcome(
      id = "0, 1|1, 2|2, 1|2, 2",
      expect = ACCEPTABLE_INTERESTING,
      desc = "Both between test and increment: not a one-CPU schedule.")
  @State
  public static class Actual extends Level0 {
    @Actor
    public void task(II_Result r) {
      r.r1 = GUARDED.get().sample(m, 1);
    }

    @Actor
    @Handler
    public void traced(II_Result r) {
      r.r2 = GUARDED.get().sample(m, 2);
    }
  }

  /** The design with both its barrier()s left out. */
  @JCStressTest
  @Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "The nested one was dropped.")
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "Must be seen: one after the other.")
  @Outcome(
      id = "2, 1",
      expect = ACCEPTABLE_INTERESTING,
      desc = "A compiler may move the words out of the guard.")
  @Outcome(
      id = "0, 1|1, 2|2, 2",
      expect = ACCEPTABLE_INTERESTING,
      desc = "Both between test and increment: not a one-CPU schedule.")
  @State
  public static class WithoutBarriers extends Level0 {
    @Actor
    public void task(II_Result r) {
      r.r1 = BROKEN.get().sample(m, 1);
    }

    @Actor
    @Handler
    public void traced(II_Result r) {
      r.r2 = BROKEN.get().sample(m, 2);
    }
  }

  private abstract static class Level0 extends Shape {
    static final ThreadLocal<Sampler> GUARDED = Sampler.task("recursion-slot");
    static final ThreadLocal<Sampler> BROKEN = Sampler.taskWithoutBarriers("recursion-slot");
    private static final int[] INITIAL = GUARDED.get().initial();

    Level0() {
      super(new Elements(INITIAL));
    }
  }
}
