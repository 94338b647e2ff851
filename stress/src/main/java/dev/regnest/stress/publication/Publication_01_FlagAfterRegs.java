package dev.regnest.stress.publication;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.regnest.kernel.Register;
import dev.regnest.stress.memory.AboutTheCompiler;
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
 * A copy of the user registers that a flag announces: can the flag be up before the words are there?
 *
 * <p>Stands for: a sample that fills a per-CPU {@code pt_regs} and then sets its abi, and an NMI that finds the abi set and emits the words.
 * On one CPU the NMI sees the stores in the order in which the compiler put them, and so does a second thread on x86, which keeps the stores
 * of one core in order. The reader loads the flag with acquire, so whatever it sees out of order is the filling side's doing; it looks a
 * few times, lest it come too early.
 *
 * <p>Does not stand for: an NMI's atomicity (two threads are not an NMI), reordering by a core that is not x86, where a second thread sees
 * more than the core's own NMI would, or a kernel compiler's choices: HotSpot's are its own.
 *
 * <p>What C2 does to {@code Plain} is seen now and then, on two quiet cores in 2 to 6 of 10,000 samples; the stepper finds it each time.
 *
 * <p>How to run: {@code mvn verify -pl stress -am -Dstress.tests=Publication_01}.
 *
 * <p>Outcome: the flag, then how many of four words were missing under it.
 */
public final class Publication_01_FlagAfterRegs {
  private static final int LOOKS = 3;

  private Publication_01_FlagAfterRegs() {}

  /** No {@code barrier()} between the words and the flag. */
  @JCStressTest
  @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "No flag yet: abi NONE.")
  @Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "Must be seen: flag and all words.")
  @Outcome(
      id = "1, [1-4]",
      expect = ACCEPTABLE_INTERESTING,
      desc = "The compiler let the flag pass the words: a leak.")
  @State
  @AboutTheCompiler
  public static class Plain extends Regs {
    @Actor
    public void sample() {
      fill();
      m.set(ABI, 1);
    }

    @Actor
    @Handler
    public void nmi(II_Result r) {
      emit(r);
    }
  }

  /** What a compiler may make of it, written down, so that every compiler shows it. */
  @JCStressTest
  @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "No flag yet: abi NONE.")
  @Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "Must be seen: flag and all words.")
  @Outcome(
      id = "1, [1-4]",
      expect = ACCEPTABLE_INTERESTING,
      desc = "Must be seen: the flag was up before the words: a leak.")
  @State
  public static class FlagFirst extends Regs {
    @Actor
    public void sample() {
      m.set(ABI, 1);
      m.barrier();
      fill();
    }

    @Actor
    @Handler
    public void nmi(II_Result r) {
      emit(r);
    }
  }

  /** WRITE_ONCE() for the flag, which orders it among its like and not against plain words. */
  @JCStressTest
  @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "No flag yet: abi NONE.")
  @Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "Must be seen: flag and all words.")
  @Outcome(
      id = "1, [1-4]",
      expect = ACCEPTABLE_INTERESTING,
      desc = "Never under C2: a compiler may let the flag pass the words.")
  @State
  @AboutTheCompiler
  public static class Opaque extends Regs {
    @Actor
    public void sample() {
      fill();
      m.setOpaque(ABI, 1);
    }

    @Actor
    @Handler
    public void nmi(II_Result r) {
      emit(r);
    }
  }

  /** The flag is a store that the words cannot be moved past, and the fix. */
  @JCStressTest
  @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "No flag yet: abi NONE.")
  @Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "Must be seen: flag and all words.")
  @Outcome(
      id = "1, [1-4]",
      expect = FORBIDDEN,
      desc = "A release store came before the words: a leak.")
  @State
  @AboutTheCompiler
  public static class Isolated extends Regs {
    @Actor
    public void sample() {
      fill();
      m.setRelease(ABI, 1);
    }

    @Actor
    @Handler
    public void nmi(II_Result r) {
      emit(r);
    }
  }

  /** The model's own {@code single-flag-last}, the very class that the prover judges. */
  @JCStressTest
  @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "Not filled yet.")
  @Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "Must be seen: filled, and said so.")
  @Outcome(id = "1, [1-4]", expect = FORBIDDEN, desc = "Said so before it was filled: a leak.")
  @State
  public static class Actual extends Copy {
    @Actor
    public void sample() {
      SAMPLER.get().sample(m, 1);
    }

    @Actor
    @Handler
    public void nmi(II_Result r) {
      emit(r);
    }
  }

  /** Four words of a copy, each 1 once it is filled, and the flag over them. */
  private abstract static class Regs extends Shape {
    static final int ABI = 0;
    private static final int IP = 1;
    private static final int SP = 2;
    private static final int FLAGS = 3;
    private static final int AX = 4;

    Regs() {
      super(new Fields());
    }

    final void fill() {
      m.set(IP, 1);
      m.set(SP, 1);
      m.set(FLAGS, 1);
      m.set(AX, 1);
    }

    final void emit(II_Result r) {
      for (int look = 0; look < LOOKS; look++) {
        if (m.getAcquire(ABI) != 0) {
          r.r1 = 1;
          r.r2 = 4 - m.word(IP) - m.word(SP) - m.word(FLAGS) - m.word(AX);
          return;
        }
      }
    }
  }

  /** The copy of a design, of four registers. */
  private abstract static class Copy extends Shape {
    static final ThreadLocal<Sampler> SAMPLER =
        Sampler.task("single-flag-last", Register.IP, Register.SP, Register.FLAGS, Register.AX);
    private static final int[] INITIAL = SAMPLER.get().initial();
    private static final int FILLED = SAMPLER.get().cell("filled");
    private static final int[] WORDS = SAMPLER.get().cells("regs_user_copy");

    Copy() {
      super(new Elements(INITIAL));
    }

    final void emit(II_Result r) {
      for (int look = 0; look < LOOKS; look++) {
        if (m.getAcquire(FILLED) != 0) {
          r.r1 = 1;
          for (int word : WORDS) {
            r.r2 += Sampler.owner(m.word(word)) == 0 ? 1 : 0;
          }
          return;
        }
      }
    }
  }
}
