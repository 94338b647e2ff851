package dev.regnest.stress.slots;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

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
 * Designs of the mail in which two contexts have a slot each, on the model's own classes: do they hold even side by side?
 *
 * <p>Stands for: more than one CPU can do. If two samples that overlap in every way keep out of each other's slot, then so do two that
 * nest.
 *
 * <p>Does not stand for: contexts of one level, for which {@code Recursion_04} is.
 *
 * <p>How to run: {@code mvn verify -pl stress -am -Dstress.tests=Slots_02}.
 *
 * <p>Outcome: for each sample 0 dropped, 1 its own words, 2 another's word, 3 one that nobody filled.
 */
public final class Slots_02_Disjoint {
  private Slots_02_Disjoint() {}

  /** Four slots, tests corrected. */
  @JCStressTest
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "Must be seen: each its own.")
  @Outcome(expect = FORBIDDEN, desc = "A foreign word, or a sample dropped.")
  @State
  public static class Ordered extends Shared {
    private static final ThreadLocal<Sampler> FIRST = Sampler.softirq("percpu4-ordered");
    private static final ThreadLocal<Sampler> SECOND = Sampler.hardirq("percpu4-ordered");

    /** The design's memory, as it is at first. */
    public Ordered() {
      super(FIRST);
    }

    @Actor
    public void softirq(II_Result r) {
      r.r1 = FIRST.get().sample(m, 1);
    }

    @Actor
    @Handler
    public void hardirq(II_Result r) {
      r.r2 = SECOND.get().sample(m, 2);
    }
  }

  /** The slot of the recursion context, a task and an NMI. */
  @JCStressTest
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "Must be seen: each its own.")
  @Outcome(expect = FORBIDDEN, desc = "A foreign word, or a sample dropped.")
  @State
  public static class RecursionSlot extends Shared {
    private static final ThreadLocal<Sampler> FIRST = Sampler.task("recursion-slot");
    private static final ThreadLocal<Sampler> SECOND = Sampler.nmi("recursion-slot");

    /** The design's memory, as it is at first. */
    public RecursionSlot() {
      super(FIRST);
    }

    @Actor
    public void task(II_Result r) {
      r.r1 = FIRST.get().sample(m, 1);
    }

    @Actor
    @Handler
    public void nmi(II_Result r) {
      r.r2 = SECOND.get().sample(m, 2);
    }
  }

  /** The pile: its counter goes up and down in one step each. */
  @JCStressTest
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "Must be seen: each its own.")
  @Outcome(expect = FORBIDDEN, desc = "A foreign word, or a sample dropped.")
  @State
  public static class Pile extends Shared {
    private static final ThreadLocal<Sampler> FIRST = Sampler.task("pile-4");
    private static final ThreadLocal<Sampler> SECOND = Sampler.nmi("pile-4");

    /** The design's memory, as it is at first. */
    public Pile() {
      super(FIRST);
    }

    @Actor
    public void task(II_Result r) {
      r.r1 = FIRST.get().sample(m, 1);
    }

    @Actor
    @Handler
    public void nmi(II_Result r) {
      r.r2 = SECOND.get().sample(m, 2);
    }
  }

  private abstract static class Shared extends Shape {
    Shared(ThreadLocal<Sampler> sampler) {
      super(new Elements(sampler.get().initial()));
    }
  }
}
