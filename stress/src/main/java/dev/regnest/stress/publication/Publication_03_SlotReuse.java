package dev.regnest.stress.publication;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;

import dev.regnest.kernel.Register;
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
 * A copy that is used again: the flag goes down, the words change, the flag goes up. May a compiler leave out the way down?
 *
 * <p>Stands for: a per-CPU copy with a {@code filled} flag that the next sample resets before it fills, and an NMI that trusts a copy whose
 * flag is up. Between two stores of 1 and 0 to one flag a compiler sees only the last, unless a {@code barrier()} stands between.
 *
 * <p>Does not stand for: an NMI's atomicity. A second thread can look at the flag before the reset and at the words after it, which one CPU
 * cannot; so torn words alone are no proof. That the flag is never down, where C2 compiled everything, is.
 *
 * <p>How to run: {@code mvn verify -pl stress -am -Dstress.tests=Publication_03}.
 *
 * <p>Outcome: the flag, then 0 if it was down, 1 for the old words, 2 for the new ones, 3 for some of each.
 */
public final class Publication_03_SlotReuse {
  private Publication_03_SlotReuse() {}

  /** Plain stores: the reset may go, and the words may change under a flag that is up. */
  @JCStressTest
  @Outcome(
      id = "0, 0",
      expect = ACCEPTABLE,
      desc = "Never under C2: being filled; C2 deletes the reset.")
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "Must be seen: the old words.")
  @Outcome(id = "1, 2", expect = ACCEPTABLE, desc = "Must be seen: the new words.")
  @Outcome(
      id = "1, 3",
      expect = ACCEPTABLE_INTERESTING,
      desc = "Must be seen: some of each under a flag that is up: torn.")
  @State
  public static class Plain extends Reused {
    @Actor
    public void sample() {
      m.set(FILLED, 0);
      fill();
      m.set(FILLED, 1);
    }

    @Actor
    @Handler
    public void nmi(II_Result r) {
      emit(r);
    }
  }

  /** WRITE_ONCE() for the flag: HotSpot keeps the reset, and plain words on their side of it. */
  @JCStressTest
  @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "Must be seen under C2: being filled.")
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "Must be seen: the old words.")
  @Outcome(id = "1, 2", expect = ACCEPTABLE, desc = "Must be seen: the new words.")
  @Outcome(
      id = "1, 3",
      expect = ACCEPTABLE_INTERESTING,
      desc = "Torn: a compiler may, HotSpot has not been seen to, and two threads overlap.")
  @State
  public static class Opaque extends Reused {
    @Actor
    public void sample() {
      m.setOpaque(FILLED, 0);
      fill();
      m.setOpaque(FILLED, 1);
    }

    @Actor
    @Handler
    public void nmi(II_Result r) {
      emit(r);
    }
  }

  /** A barrier() on either side of the words. */
  @JCStressTest
  @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "Must be seen under C2: being filled.")
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "Must be seen: the old words.")
  @Outcome(id = "1, 2", expect = ACCEPTABLE, desc = "Must be seen: the new words.")
  @Outcome(
      id = "1, 3",
      expect = ACCEPTABLE_INTERESTING,
      desc = "Flag before the reset, words after it: not a one-CPU schedule.")
  @State
  public static class Isolated extends Reused {
    @Actor
    public void sample() {
      m.set(FILLED, 0);
      m.barrier();
      fill();
      m.barrier();
      m.set(FILLED, 1);
    }

    @Actor
    @Handler
    public void nmi(II_Result r) {
      emit(r);
    }
  }

  /** The model's own {@code single-flag-cleared}, two samples one after the other. */
  @JCStressTest
  @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "Must be seen: not filled.")
  @Outcome(id = "1, [12]", expect = ACCEPTABLE, desc = "Must be seen: the words of one sample.")
  @Outcome(
      id = "1, 3",
      expect = ACCEPTABLE_INTERESTING,
      desc = "Flag of the first, words of the second: not a one-CPU schedule.")
  @State
  public static class Actual extends Copy {
    @Actor
    public void sample() {
      SAMPLER.get().sample(m, 1);
      SAMPLER.get().sample(m, 2);
    }

    @Actor
    @Handler
    public void nmi(II_Result r) {
      emit(r);
    }
  }

  /** Four words, 1 from the sample before, 2 from this one. */
  private abstract static class Reused extends Shape {
    static final int FILLED = 0;
    private static final int WORDS = 4;

    Reused() {
      super(new Fields());
      m.set(FILLED, 1);
      for (int word = 1; word <= WORDS; word++) {
        m.set(word, 1);
      }
    }

    final void fill() {
      m.set(1, 2);
      m.set(2, 2);
      m.set(3, 2);
      m.set(4, 2);
    }

    final void emit(II_Result r) {
      if (m.getAcquire(FILLED) != 0) {
        r.r1 = 1;
        r.r2 = m.word(1) | m.word(2);
        Dwell.turns(Dwell.WHILE); // stores are quicker than a second thread's looks
        r.r2 |= m.word(3) | m.word(4);
      }
    }
  }

  /** The copy of a design, of two registers. */
  private abstract static class Copy extends Shape {
    static final ThreadLocal<Sampler> SAMPLER =
        Sampler.task("single-flag-cleared", Register.IP, Register.SP);
    private static final int[] INITIAL = SAMPLER.get().initial();
    private static final int FILLED = SAMPLER.get().cell("filled");
    private static final int[] WORDS = SAMPLER.get().cells("regs_user_copy");

    Copy() {
      super(new Elements(INITIAL));
    }

    final void emit(II_Result r) {
      Dwell.turns(Dwell.WHILE); // or it would run ahead of the sample, which takes longer
      if (m.getAcquire(FILLED) != 0) {
        r.r1 = 1;
        for (int word : WORDS) {
          r.r2 |= Sampler.owner(m.word(word));
        }
      }
    }
  }
}
