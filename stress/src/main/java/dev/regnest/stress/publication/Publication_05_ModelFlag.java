package dev.regnest.stress.publication;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.regnest.explore.litmus.Memory;
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
 * The model's own {@code single-flag-last}, its memory looked at from beside: can the flag be seen before the word it vouches for?
 *
 * <p>Stands for: the {@code barrier()} between filling the copy and saying that it is filled, in the very class that the prover judges.
 *
 * <p>Does not stand for: the compiler's full freedom. A design's cells are elements of an array, which C2 keeps in order, so that the twin
 * without barriers is hardly ever seen to break here; {@code Publication_01} is where the compiler can show what it does.
 *
 * <p>How to run: {@code mvn verify -pl stress -am -Dstress.tests=Publication_05}.
 *
 * <p>Outcome: the flag, then whether the word was filled.
 */
public final class Publication_05_ModelFlag {
  private Publication_05_ModelFlag() {}

  /** The design as it stands. */
  @JCStressTest
  @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "Before the fill.")
  @Outcome(
      id = "0, 1",
      expect = ACCEPTABLE_INTERESTING,
      desc = "Flag before it was set, word after it was filled.")
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "Must be seen: filled, and said so.")
  @Outcome(id = "1, 0", expect = FORBIDDEN, desc = "Said so before it was filled.")
  @State
  public static class Actual extends Copy {
    @Actor
    public void task() {
      FLAG_LAST.get().sample(m, 1);
    }

    @Actor
    @Handler
    public void nmi(II_Result r) {
      look(m, r);
    }
  }

  /** The design with its barrier() left out. */
  @JCStressTest
  @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "Before the fill.")
  @Outcome(
      id = "0, 1",
      expect = ACCEPTABLE_INTERESTING,
      desc = "Flag before it was set, word after it was filled.")
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "Must be seen: filled, and said so.")
  @Outcome(
      id = "1, 0",
      expect = ACCEPTABLE_INTERESTING,
      desc = "A compiler may let it say so before it is filled: a leak.")
  @State
  public static class WithoutBarrier extends Copy {
    @Actor
    public void task() {
      BROKEN.get().sample(m, 1);
    }

    @Actor
    @Handler
    public void nmi(II_Result r) {
      look(m, r);
    }
  }

  private abstract static class Copy extends Shape {
    static final ThreadLocal<Sampler> FLAG_LAST = Sampler.task("single-flag-last");
    static final ThreadLocal<Sampler> BROKEN = Sampler.taskWithoutBarriers("single-flag-last");
    private static final int[] INITIAL = FLAG_LAST.get().initial();
    private static final int FILLED = FLAG_LAST.get().cell("filled");
    private static final int IP = FLAG_LAST.get().cell("regs_user_copy.ip");

    Copy() {
      super(new Elements(INITIAL));
    }

    static void look(Memory m, II_Result r) {
      r.r1 = m.getAcquire(FILLED);
      r.r2 = m.word(IP) == INITIAL[IP] ? 0 : 1;
    }
  }
}
