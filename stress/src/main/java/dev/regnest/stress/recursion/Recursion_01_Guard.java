package dev.regnest.stress.recursion;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;

import dev.regnest.kernel.Register;
import dev.regnest.stress.memory.AboutTheCompiler;
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
 * A counter goes up, a slot is filled, the counter goes down: may somebody find the slot half filled and the counter at 0?
 *
 * <p>Stands for: {@code get_recursion_context()} and {@code put_recursion_context()} around the use of a slot, with and without their
 * {@code barrier()}s, and an NMI-like context of the same level that takes the slot if the counter is 0.
 *
 * <p>Does not stand for: an NMI's atomicity. A second thread can see the counter before it goes up and the slot after that. That the counter
 * is never up, where C2 compiled everything, is no matter of two threads.
 *
 * <p>How to run: {@code mvn verify -pl stress -am -Dstress.tests=Recursion_01}.
 *
 * <p>Outcome: the counter, then how many of two words were there.
 */
public final class Recursion_01_Guard {
  private Recursion_01_Guard() {}

  /** Plain: a compiler may cancel the pair, as nobody in the frame looks at the counter between. */
  @JCStressTest
  @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "Must be seen: before.")
  @Outcome(id = "0, 2", expect = ACCEPTABLE, desc = "Must be seen: after.")
  @Outcome(
      id = "1, [0-2]",
      expect = ACCEPTABLE,
      desc = "Never under C2: taken; C2 cancels the pair.")
  @Outcome(
      id = "0, 1",
      expect = ACCEPTABLE_INTERESTING,
      desc = "Free, and half filled: the compiler cancelled or moved the counter.")
  @State
  @AboutTheCompiler
  public static class Plain extends Guarded {
    @Actor
    public void sample() {
      m.set(RECURSION, m.get(RECURSION) + 1);
      fill();
      m.set(RECURSION, m.get(RECURSION) - 1);
    }

    @Actor
    @Handler
    public void breakpoint(II_Result r) {
      look(r);
    }
  }

  /** READ_ONCE() and WRITE_ONCE() on the counter alone. */
  @JCStressTest
  @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "Must be seen: before.")
  @Outcome(id = "0, 2", expect = ACCEPTABLE, desc = "Must be seen: after.")
  @Outcome(id = "1, [0-2]", expect = ACCEPTABLE, desc = "Must be seen under C2: taken.")
  @Outcome(
      id = "0, 1",
      expect = ACCEPTABLE_INTERESTING,
      desc = "Half filled: a compiler may, HotSpot has not been seen to, and two threads overlap.")
  @State
  @AboutTheCompiler
  public static class Opaque extends Guarded {
    @Actor
    public void sample() {
      m.setOpaque(RECURSION, m.getOpaque(RECURSION) + 1);
      fill();
      m.setOpaque(RECURSION, m.getOpaque(RECURSION) - 1);
    }

    @Actor
    @Handler
    public void breakpoint(II_Result r) {
      look(r);
    }
  }

  /** Both barrier()s. */
  @JCStressTest
  @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "Must be seen: before.")
  @Outcome(id = "0, 2", expect = ACCEPTABLE, desc = "Must be seen: after.")
  @Outcome(id = "1, [0-2]", expect = ACCEPTABLE, desc = "Must be seen under C2: taken.")
  @Outcome(
      id = "0, 1",
      expect = ACCEPTABLE_INTERESTING,
      desc = "Counter before it went up, words after: not a one-CPU schedule.")
  @State
  @AboutTheCompiler
  public static class Isolated extends Guarded {
    @Actor
    public void sample() {
      m.set(RECURSION, m.get(RECURSION) + 1);
      m.barrier();
      fill();
      m.barrier();
      m.set(RECURSION, m.get(RECURSION) - 1);
    }

    @Actor
    @Handler
    public void breakpoint(II_Result r) {
      look(r);
    }
  }

  /** The model's own {@code recursion-slot}, of two registers. */
  @JCStressTest
  @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "Must be seen: before.")
  @Outcome(id = "0, 2", expect = ACCEPTABLE, desc = "Must be seen: after.")
  @Outcome(id = "1, [0-2]", expect = ACCEPTABLE, desc = "Must be seen: taken.")
  @Outcome(
      id = "0, 1",
      expect = ACCEPTABLE_INTERESTING,
      desc = "Counter before it went up, words after: not a one-CPU schedule.")
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

  private abstract static class Guarded extends Shape {
    static final int RECURSION = 0;
    private static final int IP = 1;
    private static final int SP = 2;

    Guarded() {
      super(new Fields());
    }

    final void fill() {
      m.set(IP, 1);
      m.set(SP, 1);
    }

    final void look(II_Result r) {
      r.r1 = m.getAcquire(RECURSION);
      r.r2 = m.word(IP) + m.word(SP);
    }
  }

  private abstract static class ModelSlot extends Shape {
    static final ThreadLocal<Sampler> SAMPLER =
        Sampler.task("recursion-slot", Register.IP, Register.SP);
    private static final int[] INITIAL = SAMPLER.get().initial();
    private static final int RECURSION = SAMPLER.get().cell("recursion[0]");
    private static final int[] WORDS = SAMPLER.get().cells("__regs_user[0]");

    ModelSlot() {
      super(new Elements(INITIAL));
    }

    final void look(II_Result r) {
      Dwell.turns(Dwell.WHILE); // or it would run ahead of the sample, which takes longer
      r.r1 = m.getAcquire(RECURSION);
      for (int word : WORDS) {
        r.r2 += Sampler.owner(m.word(word));
      }
    }
  }
}
