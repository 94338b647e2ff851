package dev.regnest.stress.publication;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

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
 * The other side of {@code Publication_01}: the reader may have loaded the word before it looked at the flag.
 *
 * <p>Stands for: a task that asks whether its registers are filled and then emits a word, while an NMI fills them and says so properly. The
 * filling side releases; what goes wrong is the reader's compiler.
 *
 * <p>Does not stand for: cores that carry loads out of order, which x86 does not let a program see.
 *
 * <p>How to run: {@code mvn verify -pl stress -am -Dstress.tests=Publication_02}.
 *
 * <p>Outcome: the flag, then the word.
 */
public final class Publication_02_EarlyLoad {
  private Publication_02_EarlyLoad() {}

  /** Nothing keeps the word's load below the flag's. */
  @JCStressTest
  @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "Before the fill.")
  @Outcome(id = "0, 1", expect = ACCEPTABLE, desc = "The flag was loaded before, the word after.")
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "Must be seen: flag and word.")
  @Outcome(
      id = "1, 0",
      expect = ACCEPTABLE_INTERESTING,
      desc = "A compiler may load the word first; C2 has not been seen to.")
  @State
  @AboutTheCompiler
  public static class Plain extends Filled {
    @Actor
    public void task(II_Result r) {
      r.r1 = m.get(ABI);
      r.r2 = m.word(IP);
    }

    @Actor
    @Handler
    public void nmi() {
      fill();
    }
  }

  /** What a compiler may make of it, written down, so that every compiler shows it. */
  @JCStressTest
  @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "Before the fill.")
  @Outcome(
      id = "0, 1",
      expect = ACCEPTABLE_INTERESTING,
      desc = "The word after the fill, the flag before it was up: not a one-CPU schedule.")
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "Must be seen: flag and word.")
  @Outcome(
      id = "1, 0",
      expect = ACCEPTABLE_INTERESTING,
      desc = "Must be seen: the word was loaded first: a leak.")
  @State
  public static class WordFirst extends Filled {
    @Actor
    public void task(II_Result r) {
      r.r2 = m.word(IP);
      Dwell.turns(Dwell.WHILE);
      m.barrier();
      r.r1 = m.get(ABI);
    }

    @Actor
    @Handler
    public void nmi() {
      fill();
    }
  }

  /** An acquire, as {@code barrier()} behind the flag's load would be. */
  @JCStressTest
  @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "Before the fill.")
  @Outcome(id = "0, 1", expect = ACCEPTABLE, desc = "The flag was loaded before, the word after.")
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "Must be seen: flag and word.")
  @Outcome(id = "1, 0", expect = FORBIDDEN, desc = "The word was loaded after the flag: a leak.")
  @State
  public static class Isolated extends Filled {
    @Actor
    public void task(II_Result r) {
      r.r1 = m.getAcquire(ABI);
      r.r2 = m.word(IP);
    }

    @Actor
    @Handler
    public void nmi() {
      fill();
    }
  }

  /** The model's own {@code single-flag-last} fills the copy, in an NMI. */
  @JCStressTest
  @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "Before the fill.")
  @Outcome(id = "0, 1", expect = ACCEPTABLE, desc = "The flag was loaded before, the word after.")
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "Must be seen: flag and word.")
  @Outcome(id = "1, 0", expect = FORBIDDEN, desc = "The word was loaded after the flag: a leak.")
  @State
  public static class Actual extends Copy {
    @Actor
    public void task(II_Result r) {
      r.r1 = m.getAcquire(FILLED);
      r.r2 = Sampler.owner(m.word(IP)) == 0 ? 0 : 1;
    }

    @Actor
    @Handler
    public void nmi() {
      SAMPLER.get().sample(m, 1);
    }
  }

  private abstract static class Filled extends Shape {
    static final int ABI = 0;
    static final int IP = 1;

    Filled() {
      super(new Fields());
    }

    final void fill() {
      m.set(IP, 1);
      m.setRelease(ABI, 1);
    }
  }

  private abstract static class Copy extends Shape {
    static final ThreadLocal<Sampler> SAMPLER = Sampler.nmi("single-flag-last");
    static final int FILLED = SAMPLER.get().cell("filled");
    static final int IP = SAMPLER.get().cell("regs_user_copy.ip");
    private static final int[] INITIAL = SAMPLER.get().initial();

    Copy() {
      super(new Elements(INITIAL));
    }
  }
}
