package dev.regnest.stress.slots;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.regnest.stress.memory.Handler;
import dev.regnest.stress.memory.Sampler;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * A slot for each context: do they hold even side by side?
 *
 * <p>Stands for: more than one CPU can do. If two samples that overlap in every way keep out of each other's slot, then so do two that
 * nest. The designs are the model's own; the weakened one is the patch as posted, whose tests give two contexts one slot.
 *
 * <p>Does not stand for: contexts of one level, for which {@code Recursion_03} is.
 *
 * <p>How to run: {@code mvn verify -pl stress -am -Dstress.tests=Slots_02}.
 *
 * <p>Outcome: for each sample 0 dropped, 1 its own words, 2 another's word, 3 one that nobody filled.
 */
public final class Slots_02_OnePerContext {
  private Slots_02_OnePerContext() {}

  /** The bare shape: fill a word, and emit it. */
  @JCStressTest
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "Must be seen: each its own.")
  @Outcome(expect = FORBIDDEN, desc = "A foreign word, or a sample dropped.")
  @State
  public static class Isolated extends OneWordEach {
    /** A place each. */
    public Isolated() {
      super(0, 1);
    }

    @Actor
    public void task(II_Result r) {
      r.r1 = first();
    }

    @Actor
    @Handler
    public void nmi(II_Result r) {
      r.r2 = second();
    }
  }

  /** {@code percpu4-posted}, the slots of the patch: a softirq and a hardirq have one between them. */
  @JCStressTest
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "Must be seen: one after the other.")
  @Outcome(
      id = "2, 1",
      expect = ACCEPTABLE_INTERESTING,
      desc = "Must be seen: the interrupt's word in the interrupted sample.")
  @Outcome(
      id = "1, 2",
      expect = ACCEPTABLE_INTERESTING,
      desc = "The interrupted sample's word in the interrupt's: not a one-CPU schedule.")
  @State
  public static class ActualPosted extends TwoContexts {
    private static final TwoSamplers SAMPLERS =
        new TwoSamplers(Sampler.softirq("percpu4-posted"), Sampler.hardirq("percpu4-posted"));

    /** The design's memory, as it is at first. */
    public ActualPosted() {
      super(SAMPLERS);
    }

    @Actor
    public void softirq(II_Result r) {
      r.r1 = first();
    }

    @Actor
    @Handler
    public void hardirq(II_Result r) {
      r.r2 = second();
    }
  }

  /** The model's own {@code percpu4-ordered}: four slots, tests corrected. */
  @JCStressTest
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "Must be seen: each its own.")
  @Outcome(expect = FORBIDDEN, desc = "A foreign word, or a sample dropped.")
  @State
  public static class Actual extends TwoContexts {
    private static final TwoSamplers SAMPLERS =
        new TwoSamplers(Sampler.softirq("percpu4-ordered"), Sampler.hardirq("percpu4-ordered"));

    /** The design's memory, as it is at first. */
    public Actual() {
      super(SAMPLERS);
    }

    @Actor
    public void softirq(II_Result r) {
      r.r1 = first();
    }

    @Actor
    @Handler
    public void hardirq(II_Result r) {
      r.r2 = second();
    }
  }

  /** {@code recursion-slot}, the slot of the recursion context, of a task and an NMI. */
  @JCStressTest
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "Must be seen: each its own.")
  @Outcome(expect = FORBIDDEN, desc = "A foreign word, or a sample dropped.")
  @State
  public static class ActualRecursionSlot extends TwoContexts {
    private static final TwoSamplers SAMPLERS =
        new TwoSamplers(Sampler.task("recursion-slot"), Sampler.nmi("recursion-slot"));

    /** The design's memory, as it is at first. */
    public ActualRecursionSlot() {
      super(SAMPLERS);
    }

    @Actor
    public void task(II_Result r) {
      r.r1 = first();
    }

    @Actor
    @Handler
    public void nmi(II_Result r) {
      r.r2 = second();
    }
  }

  /** {@code pile-4}, whose counter goes up and down in one step each. */
  @JCStressTest
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "Must be seen: each its own.")
  @Outcome(expect = FORBIDDEN, desc = "A foreign word, or a sample dropped.")
  @State
  public static class ActualPile extends TwoContexts {
    private static final TwoSamplers SAMPLERS =
        new TwoSamplers(Sampler.task("pile-4"), Sampler.nmi("pile-4"));

    /** The design's memory, as it is at first. */
    public ActualPile() {
      super(SAMPLERS);
    }

    @Actor
    public void task(II_Result r) {
      r.r1 = first();
    }

    @Actor
    @Handler
    public void nmi(II_Result r) {
      r.r2 = second();
    }
  }
}
