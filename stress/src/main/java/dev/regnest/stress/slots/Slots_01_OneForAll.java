package dev.regnest.stress.slots;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;

import dev.regnest.stress.memory.Handler;
import dev.regnest.stress.memory.Sampler;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * One copy for every context of a CPU: is it seen to break?
 *
 * <p>Stands for: two samples on one CPU, one over the other, whose copies are in the same memory. That the interrupt's word gets into the
 * interrupted sample is what P1 forbids, and one CPU can have it. The designs are the model's own, those of the mail with a single copy; {@code
 * Slots_02} has those that hold.
 *
 * <p>Does not stand for: an interrupt's atomicity, so that words also go the other way; nor for values, as on one CPU both samples would
 * copy the same registers. Here each has its own, to be told apart.
 *
 * <p>How to run: {@code mvn verify -pl stress -am -Dstress.tests=Slots_01}.
 *
 * <p>Outcome: for each sample 0 dropped, 1 its own words, 2 another's word, 3 one that nobody filled.
 */
public final class Slots_01_OneForAll {
  private Slots_01_OneForAll() {}

  /** The bare shape: fill one word, and emit it. */
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
  public static class Isolated extends OneWordEach {
    /** Both in one place. */
    public Isolated() {
      super(0, 0);
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

  /** The model's own {@code single}, filled by every sample. */
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
  public static class Actual extends TwoContexts {
    private static final TwoSamplers SAMPLERS =
        new TwoSamplers(Sampler.task("single"), Sampler.nmi("single"));

    /** The design's memory, as it is at first. */
    public Actual() {
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

  /** {@code single-flag-first}, whose flag is set before the fill. */
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
  public static class ActualFlagFirst extends TwoContexts {
    private static final TwoSamplers SAMPLERS =
        new TwoSamplers(Sampler.task("single-flag-first"), Sampler.nmi("single-flag-first"));

    /** The design's memory, as it is at first. */
    public ActualFlagFirst() {
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

  /** {@code not-yet-filled-shared}: the sentinel, in a pointer that all samples share. */
  @JCStressTest
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "Must be seen: one after the other.")
  @Outcome(
      id = "1, 2|2, 1",
      expect = ACCEPTABLE_INTERESTING,
      desc = "Must be seen: one emits where the other filled.")
  @Outcome(
      id = "1, 3",
      expect = ACCEPTABLE_INTERESTING,
      desc = "The interrupt emits what nobody has stored yet: a leak.")
  @Outcome(
      id = "3, 1",
      expect = ACCEPTABLE_INTERESTING,
      desc = "So does the interrupted sample: not a one-CPU schedule.")
  @State
  public static class ActualNotYetFilled extends TwoContexts {
    private static final TwoSamplers SAMPLERS = new TwoSamplers(
        Sampler.task("not-yet-filled-shared"), Sampler.nmi("not-yet-filled-shared"));

    /** The design's memory, as it is at first. */
    public ActualNotYetFilled() {
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
