package dev.regnest.stress.publication;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.regnest.kernel.Register;
import dev.regnest.stress.memory.AboutTheCompiler;
import dev.regnest.stress.memory.Dwell;
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
 * The words are an array, and a loop fills them: can the flag pass a loop?
 *
 * <p>Stands for: a copy by {@code memcpy()} or a loop over {@code PERF_REG_X86_MAX}, which a compiler may unroll, turn round or do with
 * vectors, and the flag behind it.
 *
 * <p>Does not stand for: a copy in assembler, such as {@code rep movs}, that an interrupt can stop between any two bytes.
 *
 * <p>How to run: {@code mvn verify -pl stress -am -Dstress.tests=Publication_04}.
 *
 * <p>Outcome: the flag, then how many words were missing under it, of four, or of the two registers of a design.
 */
public final class Publication_04_ArrayFill {
  private Publication_04_ArrayFill() {}

  /** Flag and words are plain elements. */
  @JCStressTest
  @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "No flag yet.")
  @Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "Must be seen: flag and all words.")
  @Outcome(
      id = "1, [1-4]",
      expect = ACCEPTABLE_INTERESTING,
      desc =
          "A compiler may let the flag pass the loop; C2 keeps the stores to one array in order.")
  @State
  @AboutTheCompiler
  public static class Plain extends Words {
    @Actor
    public void sample() {
      fill();
      m.set(FILLED, 1);
    }

    @Actor
    @Handler
    public void nmi(II_Result r) {
      emit(r);
    }
  }

  /** What a compiler may make of it, written down, so that every compiler shows it. */
  @JCStressTest
  @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "No flag yet.")
  @Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "Must be seen: flag and all words.")
  @Outcome(
      id = "1, [1-4]",
      expect = ACCEPTABLE_INTERESTING,
      desc = "Must be seen: the flag was up before the loop was through: a leak.")
  @State
  public static class FlagFirst extends Words {
    @Actor
    public void sample() {
      m.set(FILLED, 1);
      m.barrier();
      fill();
    }

    @Actor
    @Handler
    public void nmi(II_Result r) {
      emit(r);
    }
  }

  /** A barrier() behind the loop. */
  @JCStressTest
  @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "No flag yet.")
  @Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "Must be seen: flag and all words.")
  @Outcome(id = "1, [1-4]", expect = FORBIDDEN, desc = "A barrier stood behind the loop: a leak.")
  @State
  public static class Isolated extends Words {
    @Actor
    public void sample() {
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

  /** The model's own {@code single-flag-first}, which does the same: {@code Publication_01} has the one that does not. */
  @JCStressTest
  @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "No flag yet.")
  @Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "Must be seen: flag and all words.")
  @Outcome(
      id = "1, [12]",
      expect = ACCEPTABLE_INTERESTING,
      desc = "It said so before it was filled: a leak.")
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

  private abstract static class Words extends Shape {
    static final int FILLED = 0;
    private static final int WORDS = 4;

    Words() {
      super(new Elements(0, 0, 0, 0, 0));
    }

    final void fill() {
      for (int word = 1; word <= WORDS; word++) {
        m.set(word, 1);
      }
    }

    final void emit(II_Result r) {
      if (m.getAcquire(FILLED) != 0) {
        r.r1 = 1;
        r.r2 = WORDS;
        for (int word = 1; word <= WORDS; word++) {
          r.r2 -= m.word(word);
        }
      }
    }
  }

  /** The copy of a design, of two registers. */
  private abstract static class Copy extends Shape {
    static final ThreadLocal<Sampler> SAMPLER =
        Sampler.task("single-flag-first", Register.IP, Register.SP);
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
          r.r2 += Sampler.owner(m.word(word)) == 0 ? 1 : 0;
        }
      }
    }
  }
}
