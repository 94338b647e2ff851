package dev.regnest.stress.recursion;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.regnest.stress.memory.Dwell;
import dev.regnest.stress.memory.Elements;
import dev.regnest.stress.memory.Fields;
import dev.regnest.stress.memory.Handler;
import dev.regnest.stress.memory.Sampler;
import dev.regnest.stress.memory.Shape;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * Test, then increment: two steps where one would do. Does a recursion counter need an atomic step?
 *
 * <p>Stands for: {@code if (recursion[rctx]) return -1; recursion[rctx]++;}. On one CPU whoever comes between test and increment puts the
 * counter back before it returns, so two steps are enough.
 *
 * <p>Does not stand for: one CPU. Two threads do get in together, thousands of times a second; that is what this pair is here to tell apart.
 *
 * <p>How to run: {@code mvn verify -pl stress -am -Dstress.tests=Recursion_03}.
 *
 * <p>Outcome: for each of the two 0 if it backed off, 1 if its word was its own, 2 if it was the other's.
 */
public final class Recursion_03_CheckThenIncrement {
  private Recursion_03_CheckThenIncrement() {}

  /** The kernel's way: whole on one CPU, and two threads do break it. */
  @JCStressTest
  @Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "The handler found it taken.")
  @Outcome(
      id = "1, 1",
      expect = ACCEPTABLE,
      desc = "Must be seen: one after the other, or inside test and increment.")
  @Outcome(
      id = "0, 1|1, 2|2, 1",
      expect = ACCEPTABLE_INTERESTING,
      desc = "Must be seen: in at once: not a one-CPU schedule.")
  @State
  public static class TwoSteps extends Guarded {
    @Actor
    public void task(II_Result r) {
      r.r1 = inTwoSteps(1);
    }

    @Actor
    @Handler
    public void breakpoint(II_Result r) {
      r.r2 = inTwoSteps(2);
    }
  }

  /** One step: right even for two threads. */
  @JCStressTest
  @Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "The handler found it taken.")
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "Must be seen: one after the other.")
  @Outcome(
      id = "0, 1",
      expect = ACCEPTABLE_INTERESTING,
      desc = "The task found it taken: not a one-CPU schedule.")
  @Outcome(expect = FORBIDDEN, desc = "Two in one slot.")
  @State
  public static class Isolated extends Guarded {
    @Actor
    public void task(II_Result r) {
      r.r1 = inOneStep(1);
    }

    @Actor
    @Handler
    public void breakpoint(II_Result r) {
      r.r2 = inOneStep(2);
    }
  }

  /** The model's own {@code recursion-slot} in two contexts of level 0: a sample, and one traced inside its sampling path. */
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
      r.r1 = SAMPLER.get().sample(m, 1);
    }

    @Actor
    @Handler
    public void traced(II_Result r) {
      r.r2 = SAMPLER.get().sample(m, 2);
    }
  }

  private abstract static class Guarded extends Shape {
    private static final int RECURSION = 0;
    private static final int IP = 1;

    Guarded() {
      super(new Fields());
    }

    final int inTwoSteps(int owner) {
      int depth = m.getOpaque(RECURSION);
      if (depth != 0) {
        return 0;
      }
      m.setOpaque(RECURSION, depth + 1);
      int seen = use(owner);
      m.setOpaque(RECURSION, depth);
      return seen;
    }

    final int inOneStep(int owner) {
      int seen = m.getAndAdd(RECURSION, 1) == 0 ? use(owner) : 0;
      m.getAndAdd(RECURSION, -1);
      return seen;
    }

    private int use(int owner) {
      m.barrier();
      m.setOpaque(IP, owner);
      Dwell.turns(Dwell.WHILE);
      m.barrier();
      int seen = m.getOpaque(IP) == owner ? 1 : 2;
      m.barrier();
      return seen;
    }
  }

  private abstract static class Level0 extends Shape {
    static final ThreadLocal<Sampler> SAMPLER = Sampler.task("recursion-slot");
    private static final int[] INITIAL = SAMPLER.get().initial();

    Level0() {
      super(new Elements(INITIAL));
    }
  }
}
