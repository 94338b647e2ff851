package dev.regnest.stress.nested;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.regnest.kernel.Register;
import dev.regnest.stress.memory.AboutTheCompiler;
import dev.regnest.stress.memory.Dwell;
import dev.regnest.stress.memory.Elements;
import dev.regnest.stress.memory.Fields;
import dev.regnest.stress.memory.Handler;
import dev.regnest.stress.memory.RealMemory;
import dev.regnest.stress.memory.Sampler;
import dev.regnest.stress.memory.Shape;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * A copy that is used again, of which only what the handler found standing still counts: is it torn under a flag that is up?
 *
 * <p>Stands for: an NMI between any two machine instructions of a sample that resets a flag, fills the copy again and sets the flag. The
 * handler loads the words, the flag, and the words again, and does so until something is new. A word changes only forwards, so words that are the same twice were so when the
 * flag was loaded: what is kept is memory as it was at one moment, which is what an NMI at that moment finds. Unlike a phase that is counted
 * up, as in {@code Nested_02}, this leaves the sample's own stores to the compiler.
 *
 * <p>Does not stand for: what the interrupted sample makes of the arrival, since the handler stores nothing.
 *
 * <p>How to run: {@code mvn verify -pl stress -am -Dstress.tests=Nested_04}.
 *
 * <p>Outcome: the flag, then 0 if it was down, 1 for the old words, 2 for the new ones, 3 for some of each, -1 if they moved.
 */
public final class Nested_04_SlotReuse {
  private Nested_04_SlotReuse() {}

  /** Plain stores: C2 stores the first word before it resets the flag. */
  @JCStressTest
  @Outcome(
      id = "0, 0",
      expect = ACCEPTABLE,
      desc = "Being filled, where the compiler kept the reset.")
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "Must be seen: the old words.")
  @Outcome(id = "1, 2", expect = ACCEPTABLE, desc = "Must be seen: the new words.")
  @Outcome(
      id = "1, 3",
      expect = ACCEPTABLE_INTERESTING,
      desc = "Must be seen: some of each under a flag that is up: torn.")
  @Outcome(
      id = "[01], -1",
      expect = ACCEPTABLE_INTERESTING,
      desc = "Not kept, the words moved: not a one-CPU schedule.")
  @State
  @AboutTheCompiler
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
      keep(r);
    }
  }

  /** WRITE_ONCE() for the flag alone. */
  @JCStressTest
  @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "Must be seen: being filled.")
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "Must be seen: the old words.")
  @Outcome(id = "1, 2", expect = ACCEPTABLE, desc = "Must be seen: the new words.")
  @Outcome(
      id = "1, 3",
      expect = ACCEPTABLE_INTERESTING,
      desc = "Torn: a compiler may let words pass the flag, HotSpot has not been seen to.")
  @Outcome(
      id = "[01], -1",
      expect = ACCEPTABLE_INTERESTING,
      desc = "Not kept, the words moved: not a one-CPU schedule.")
  @State
  public static class OpaqueFlag extends Reused {
    @Actor
    public void sample() {
      m.setOpaque(FILLED, 0);
      fill();
      m.setOpaque(FILLED, 1);
    }

    @Actor
    @Handler
    public void nmi(II_Result r) {
      keep(r);
    }
  }

  /** WRITE_ONCE() for the flag and each word. */
  @JCStressTest
  @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "Must be seen: being filled.")
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "Must be seen: the old words.")
  @Outcome(id = "1, 2", expect = ACCEPTABLE, desc = "Must be seen: the new words.")
  @Outcome(
      id = "[01], -1",
      expect = ACCEPTABLE_INTERESTING,
      desc = "Not kept, the words moved: not a one-CPU schedule.")
  @Outcome(expect = FORBIDDEN, desc = "Torn, at one moment.")
  @State
  public static class Opaque extends Reused {
    @Actor
    public void sample() {
      m.setOpaque(FILLED, 0);
      m.setOpaque(IP, NEW);
      m.setOpaque(SP, NEW);
      m.setOpaque(FILLED, 1);
    }

    @Actor
    @Handler
    public void nmi(II_Result r) {
      keep(r);
    }
  }

  /** A barrier() on either side of plain words. */
  @JCStressTest
  @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "Must be seen: being filled.")
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "Must be seen: the old words.")
  @Outcome(id = "1, 2", expect = ACCEPTABLE, desc = "Must be seen: the new words.")
  @Outcome(
      id = "[01], -1",
      expect = ACCEPTABLE_INTERESTING,
      desc = "Not kept, the words moved: not a one-CPU schedule.")
  @Outcome(expect = FORBIDDEN, desc = "Torn, at one moment.")
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
      keep(r);
    }
  }

  /** The model's own {@code single-flag-cleared}, two samples one after the other. */
  @JCStressTest
  @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "Must be seen: not filled.")
  @Outcome(id = "1, [12]", expect = ACCEPTABLE, desc = "Must be seen: the words of one sample.")
  @Outcome(
      id = "[01], -1",
      expect = ACCEPTABLE_INTERESTING,
      desc = "Not kept, the words moved: not a one-CPU schedule.")
  @Outcome(expect = FORBIDDEN, desc = "The model says that this cannot happen.")
  @State
  public static class Actual extends Filtered {
    private static final ThreadLocal<Sampler> SAMPLER =
        Sampler.task("single-flag-cleared", Register.IP, Register.SP);
    private static final int[] INITIAL = SAMPLER.get().initial();
    private static final int FILLED = SAMPLER.get().cell("filled");
    private static final int[] WORDS = SAMPLER.get().cells("regs_user_copy");

    /** The design's memory, as it is at first. */
    public Actual() {
      super(new Elements(INITIAL), FILLED, WORDS);
    }

    @Actor
    public void sample() {
      SAMPLER.get().sample(m, 1);
      SAMPLER.get().sample(m, 2);
    }

    @Actor
    @Handler
    public void nmi(II_Result r) {
      Dwell.turns(Dwell.WHILE); // or it would run ahead of the sample, which takes longer
      keep(r);
    }

    @Override
    int owner(int word) {
      return Sampler.owner(word);
    }
  }

  /** A handler that keeps what it finds the same twice. */
  private abstract static class Filtered extends Shape {
    private static final int NOT_KEPT = -1;
    private static final int LOOKS = 8;
    private final int flag;
    private final int[] words;

    Filtered(RealMemory memory, int flag, int... words) {
      super(memory);
      this.flag = flag;
      this.words = words;
    }

    /** {@return 1 for an old word, 2 for a new one} */
    abstract int owner(int word);

    final void keep(II_Result r) {
      for (int look = 0; look < LOOKS; look++) {
        look(r);
        if (r.r1 != 1 || r.r2 != 1) {
          return;
        }
      }
    }

    private void look(II_Result r) {
      int first = load();
      r.r1 = m.getAcquire(flag);
      int whose = r.r1 == 0 ? 0 : first & 3 | first >> 2;
      r.r2 = first == load() ? whose : NOT_KEPT;
    }

    private int load() {
      return owner(m.getAcquire(words[0])) | owner(m.getAcquire(words[1])) << 2;
    }
  }

  /** Two words on two cache lines, the flag on a third. */
  private abstract static class Reused extends Filtered {
    static final int FILLED = 0;
    static final int IP = 1;
    static final int SP = 2;
    static final int NEW = 2;
    private static final int OLD = 1;
    private static boolean heads;
    private final boolean coin;

    Reused() {
      super(new Fields(), FILLED, IP, SP);
      coin = heads;
      heads = !heads;
      m.set(FILLED, 1);
      m.set(IP, OLD);
      m.set(SP, OLD);
    }

    /** A branch and a value that takes long to compute: enough for C2 to change the order of plain stores. */
    final void fill() {
      double seed = 1;
      if (coin) {
        m.set(IP, NEW);
      } else {
        m.set(IP, NEW);
        seed = 2;
      }
      m.set(SP, Dwell.computing(seed) > 0 ? NEW : OLD);
    }

    @Override
    final int owner(int word) {
      return word;
    }
  }
}
