package dev.regnest.stress.migration;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.regnest.stress.memory.Elements;
import dev.regnest.stress.memory.Sampler;
import dev.regnest.stress.memory.Shape;
import java.util.stream.IntStream;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * The same with the model's own {@code recursion-slot}, whose guard is per CPU too.
 *
 * <p>Stands for: a task that took its level on one CPU and goes on filling and giving it back from another.
 *
 * <p>Does not stand for: a guard that is kept in the task, as since v6.11.
 *
 * <p>How to run: {@code mvn verify -pl stress -am -Dstress.tests=Migration_02}.
 *
 * <p>Outcome: for the moved task and for the first CPU's sample 0 dropped, 1 its own words, 2 another's word.
 */
public final class Migration_02_ModelSlots {
  private Migration_02_ModelSlots() {}

  /** All of it still on the first CPU's memory: the guard is two steps, and two CPUs get in together. */
  @JCStressTest
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "Must be seen: one after the other.")
  @Outcome(id = "0, 1|1, 0", expect = ACCEPTABLE, desc = "Dropped: taken by the other CPU.")
  @Outcome(id = "1, 2|2, 1|2, 2", expect = ACCEPTABLE_INTERESTING, desc = "Both in one slot.")
  @Outcome(expect = FORBIDDEN, desc = "Both dropped.")
  @State
  public static class TakenBefore extends TwoCpus {
    @Actor
    public void moved(II_Result r) {
      r.r1 = SAMPLER.get().sample(m, 0, 1);
    }

    @Actor
    public void stayed(II_Result r) {
      r.r2 = SAMPLER.get().sample(m, 0, 2);
    }
  }

  /** Each on its own CPU's memory. */
  @JCStressTest
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "Must be seen: each its own.")
  @Outcome(expect = FORBIDDEN, desc = "A foreign word, or a sample dropped.")
  @State
  public static class TakenAfter extends TwoCpus {
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
    static final ThreadLocal<Sampler> SAMPLER = Sampler.task("recursion-slot");
    static final int SECOND_CPU = SAMPLER.get().initial().length;
    private static final int[] BOTH = IntStream.range(0, 2 * SECOND_CPU)
        .map(i -> SAMPLER.get().initial()[i % SECOND_CPU])
        .toArray();

    TwoCpus() {
      super(new Elements(BOTH));
    }
  }
}
