package dev.regnest.stress.nested;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.regnest.stress.memory.Elements;
import dev.regnest.stress.memory.Sampler;
import dev.regnest.stress.memory.Shape;
import java.util.Arrays;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * The model's own designs, with an NMI that another thread raises: does a task's sample show the NMI's words?
 *
 * <p>Stands for: what {@code Nested_01} stands for, on the very classes that the prover judges. The task looks at the line before each access
 * to shared memory and runs the NMI inline, entry, sample and return.
 *
 * <p>Does not stand for: an arrival between two machine instructions, or the compiler's part in it.
 *
 * <p>How to run: {@code mvn verify -pl stress -am -Dstress.tests=Nested_02}.
 *
 * <p>Outcome: what became of the task's sample, then of the NMI's: 0 dropped, or it never came, 1 its own words, 2 another's word.
 */
public final class Nested_02_ModelDesigns {
  private Nested_02_ModelDesigns() {}

  /** One copy for all: an NMI between fill and output stores over it. */
  @JCStressTest
  @Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "No NMI.")
  @Outcome(
      id = "1, 1",
      expect = ACCEPTABLE,
      desc = "Must be seen: the NMI came before the fill or after output.")
  @Outcome(id = "2, 1", expect = ACCEPTABLE_INTERESTING, desc = "Must be seen: the NMI's word.")
  @Outcome(expect = FORBIDDEN, desc = "Not a nesting of the two.")
  @State
  public static class Single extends Line {
    private static final ThreadLocal<Sampler> SAMPLER = Sampler.taskAndNmi("single");

    /** The design's memory, and the line behind it. */
    public Single() {
      super(SAMPLER.get());
    }

    @Actor
    public void task(II_Result r) {
      sample(SAMPLER.get(), r);
    }

    @Actor
    public void pmi() {
      raise();
    }
  }

  /** A slot for each context: proved, and so never seen to break. */
  @JCStressTest
  @Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "No NMI.")
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "Must be seen: each its own.")
  @Outcome(expect = FORBIDDEN, desc = "The model says that this cannot happen.")
  @State
  public static class Ordered extends Line {
    private static final ThreadLocal<Sampler> SAMPLER = Sampler.taskAndNmi("percpu4-ordered");

    /** The design's memory, and the line behind it. */
    public Ordered() {
      super(SAMPLER.get());
    }

    @Actor
    public void task(II_Result r) {
      sample(SAMPLER.get(), r);
    }

    @Actor
    public void pmi() {
      raise();
    }
  }

  private abstract static class Line extends Shape {
    private final int line;

    Line(Sampler sampler) {
      super(new Elements(Arrays.copyOf(sampler.initial(), sampler.initial().length + 1)));
      line = sampler.initial().length;
    }

    final void raise() {
      m.setOpaque(line, 1);
    }

    final void sample(Sampler sampler, II_Result r) {
      r.r1 = sampler.interrupted(m, line);
      r.r2 = sampler.nmi();
    }
  }
}
