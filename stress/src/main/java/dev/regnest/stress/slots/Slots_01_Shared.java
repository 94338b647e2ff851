package dev.regnest.stress.slots;

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
 * Designs of the mail in which two contexts share a slot, on the model's own classes: are they seen to break?
 *
 * <p>Stands for: two samples on one CPU, one over the other, whose copies are in the same memory. That the interrupt's word gets into the
 * interrupted sample is what P1 forbids, and one CPU can have it.
 *
 * <p>Does not stand for: an interrupt's atomicity, so that words also go the other way; nor for values, as on one CPU both samples would
 * copy the same registers. Here each has its own, to be told apart.
 *
 * <p>How to run: {@code mvn verify -pl stress -am -Dstress.tests=Slots_01}.
 *
 * <p>Outcome: for each sample 0 dropped, 1 its own words, 2 another's word, 3 one that nobody filled.
 */
public final class Slots_01_Shared {
  private Slots_01_Shared() {}

  /** One copy per CPU, filled by every sample. */
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
  public static class Single extends Shared {
    private static final ThreadLocal<Sampler> FIRST = Sampler.task("single");
    private static final ThreadLocal<Sampler> SECOND = Sampler.nmi("single");

    /** The design's memory, as it is at first. */
    public Single() {
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

  /** The slots of the patch: a softirq and a hardirq have one between them. */
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
  public static class Posted extends Shared {
    private static final ThreadLocal<Sampler> FIRST = Sampler.softirq("percpu4-posted");
    private static final ThreadLocal<Sampler> SECOND = Sampler.hardirq("percpu4-posted");

    /** The design's memory, as it is at first. */
    public Posted() {
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

  /** One copy, the flag set before the fill. */
  @JCStressTest
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "One had emitted before the other looked.")
  @Outcome(
      id = "1, 2|2, 1",
      expect = ACCEPTABLE_INTERESTING,
      desc = "Must be seen: the later one trusts what the earlier stored.")
  @Outcome(
      id = "1, 3",
      expect = ACCEPTABLE_INTERESTING,
      desc = "The interrupt trusts what nobody has stored yet: a leak.")
  @Outcome(
      id = "3, 1",
      expect = ACCEPTABLE_INTERESTING,
      desc = "So does the interrupted sample: not a one-CPU schedule.")
  @State
  public static class FlagFirst extends Shared {
    private static final ThreadLocal<Sampler> FIRST = Sampler.task("single-flag-first");
    private static final ThreadLocal<Sampler> SECOND = Sampler.nmi("single-flag-first");

    /** The design's memory, as it is at first. */
    public FlagFirst() {
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

  /** The sentinel, in a pointer that all samples share. */
  @JCStressTest
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "Must be seen: one after the other.")
  @Outcome(
      id = "1, 2|2, 1",
      expect = ACCEPTABLE_INTERESTING,
      desc = "One emits where the other filled.")
  @Outcome(
      id = "1, 3",
      expect = ACCEPTABLE_INTERESTING,
      desc = "The interrupt emits what nobody has stored yet: a leak.")
  @Outcome(
      id = "3, 1",
      expect = ACCEPTABLE_INTERESTING,
      desc = "So does the interrupted sample: not a one-CPU schedule.")
  @State
  public static class NotYetFilled extends Shared {
    private static final ThreadLocal<Sampler> FIRST = Sampler.task("not-yet-filled-shared");
    private static final ThreadLocal<Sampler> SECOND = Sampler.nmi("not-yet-filled-shared");

    /** The design's memory, as it is at first. */
    public NotYetFilled() {
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
