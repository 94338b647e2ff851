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
 * The counter goes up after the slot's first word: the order that a missing {@code barrier()} allows, written down.
 *
 * <p>Stands for: what a compiler may make of {@code get_recursion_context()} without its barrier, as in 11dc13224c97 and 3d9622c12c88. Here
 * the source itself is late, so that every compiler shows it.
 *
 * <p>Does not stand for: an NMI's atomicity; the twin that is in time shows what two threads add.
 *
 * <p>How to run: {@code mvn verify -pl stress -am -Dstress.tests=Recursion_02}.
 *
 * <p>Outcome: the slot's word if the counter was 0, else -1; then the word once more.
 */
public final class Recursion_02_LateGuard {
  private Recursion_02_LateGuard() {}

  /** The word first. */
  @JCStressTest
  @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "Before.")
  @Outcome(
      id = "0, 1",
      expect = ACCEPTABLE_INTERESTING,
      desc = "It came between: not a one-CPU schedule.")
  @Outcome(id = "1, 1", expect = ACCEPTABLE_INTERESTING, desc = "Must be seen: free, and in use.")
  @Outcome(id = "-1, 1", expect = ACCEPTABLE, desc = "Taken.")
  @Outcome(expect = FORBIDDEN, desc = "Taken before the word was there.")
  @State
  public static class Late extends Slot {
    @Actor
    public void sample() {
      m.set(IP, 1);
      Dwell.turns(Dwell.WHILE);
      m.barrier();
      m.set(RECURSION, 1);
    }

    @Actor
    @Handler
    public void breakpoint(II_Result r) {
      look(r);
    }
  }

  /** The counter first. */
  @JCStressTest
  @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "Before.")
  @Outcome(id = "-1, [01]", expect = ACCEPTABLE, desc = "Must be seen: taken.")
  @Outcome(
      id = "1, 1",
      expect = ACCEPTABLE_INTERESTING,
      desc = "Both came between: not a one-CPU schedule.")
  @Outcome(
      id = "0, 1",
      expect = ACCEPTABLE_INTERESTING,
      desc = "Both came between: not a one-CPU schedule.")
  @State
  public static class Isolated extends Slot {
    @Actor
    public void sample() {
      m.set(RECURSION, 1);
      m.barrier();
      m.set(IP, 1);
    }

    @Actor
    @Handler
    public void breakpoint(II_Result r) {
      look(r);
    }
  }

  /** The model's own {@code recursion-slot}, whose counter goes up first. */
  @JCStressTest
  @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "Before.")
  @Outcome(id = "-1, [01]", expect = ACCEPTABLE, desc = "Must be seen: taken.")
  @Outcome(
      id = "1, 1",
      expect = ACCEPTABLE,
      desc = "Must be seen: given back, and the word still there.")
  @Outcome(
      id = "0, 1",
      expect = ACCEPTABLE_INTERESTING,
      desc = "Both came between: not a one-CPU schedule.")
  @State
  public static class Actual extends ModelSlot {
    @Actor
    public void sample() {
      SAMPLER.get().sample(m, 1);
    }

    @Actor
    @Handler
    public void breakpoint(II_Result r) {
      look(r);
    }
  }

  private abstract static class Slot extends Shape {
    static final int RECURSION = 0;
    static final int IP = 1;

    Slot() {
      super(new Fields());
    }

    final void look(II_Result r) {
      r.r1 = m.getAcquire(RECURSION) == 0 ? m.getAcquire(IP) : -1;
      r.r2 = m.getAcquire(IP);
    }
  }

  private abstract static class ModelSlot extends Shape {
    static final ThreadLocal<Sampler> SAMPLER = Sampler.task("recursion-slot");
    private static final int[] INITIAL = SAMPLER.get().initial();
    private static final int RECURSION = SAMPLER.get().cell("recursion[0]");
    private static final int IP = SAMPLER.get().cell("__regs_user[0].ip");

    ModelSlot() {
      super(new Elements(INITIAL));
    }

    final void look(II_Result r) {
      Dwell.turns(Dwell.WHILE); // or it would run ahead of the sample, which takes longer
      r.r1 = m.getAcquire(RECURSION) == 0 ? Sampler.owner(m.getAcquire(IP)) : -1;
      r.r2 = Sampler.owner(m.getAcquire(IP));
    }
  }
}
