package dev.regnest.stress.nested;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.regnest.stress.memory.Dwell;
import dev.regnest.stress.memory.Fields;
import dev.regnest.stress.memory.Shape;
import java.util.concurrent.ThreadLocalRandom;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * Two free threads, of which only those runs count in which the handler fell whole between two steps of the task.
 *
 * <p>Stands for: an NMI-like context of the task's own level that runs to completion between two steps of
 * {@code get_recursion_context()}, use and put. The task counts a phase up before and after each step; the handler keeps its result only if
 * it found the same phase, and that of no step, at its beginning and its end. So what is kept nests, although both threads ran freely.
 *
 * <p>Does not stand for: an arrival inside a step, or a compiler that moves the steps, since the phases are volatile.
 *
 * <p>How to run: {@code mvn verify -pl stress -am -Dstress.tests=Nested_03}.
 *
 * <p>Outcome: for each of the two 0 if it backed off, 1 for its own word, 2 for the other's; the second is -1 if the task moved.
 */
public final class Nested_03_PhaseFilter {
  private Nested_03_PhaseFilter() {}

  /** Test, then increment: two steps, and right. */
  @JCStressTest
  @Outcome(id = "[0-2], -1", expect = ACCEPTABLE, desc = "Not kept: the task moved.")
  @Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "The handler found it taken.")
  @Outcome(
      id = "1, 1",
      expect = ACCEPTABLE,
      desc = "Must be seen: before, between test and increment, or after.")
  @Outcome(expect = FORBIDDEN, desc = "Two in one slot, one inside the other.")
  @State
  public static class Guarded extends Phases {
    @Actor
    public void task(II_Result r) {
      sample(/* guarded= */ true, r);
    }

    @Actor
    public void breakpoint(II_Result r) {
      interrupt(/* guarded= */ true, r);
    }
  }

  /** No guard: seen to break where the handler falls between fill and output. */
  @JCStressTest
  @Outcome(id = "[0-2], -1", expect = ACCEPTABLE, desc = "Not kept: the task moved.")
  @Outcome(
      id = "1, 1",
      expect = ACCEPTABLE,
      desc = "Must be seen: before the fill, or after output.")
  @Outcome(id = "2, 1", expect = ACCEPTABLE_INTERESTING, desc = "Must be seen: the handler's word.")
  @Outcome(expect = FORBIDDEN, desc = "Not a nesting of the two.")
  @State
  public static class Unguarded extends Phases {
    @Actor
    public void task(II_Result r) {
      sample(/* guarded= */ false, r);
    }

    @Actor
    public void breakpoint(II_Result r) {
      interrupt(/* guarded= */ false, r);
    }
  }

  /** A task whose every access is a step of its own, and a handler that keeps what fell between two of them. */
  private abstract static class Phases extends Shape {
    private static final int PHASE = 0;
    private static final int RECURSION = 1;
    private static final int IP = 2;
    private static final int TASK = 1;
    private static final int HANDLER = 2;
    private static final int NOT_KEPT = -1;
    private static final int STEPS = 5;

    Phases() {
      super(new Fields());
    }

    final void sample(boolean guarded, II_Result r) {
      int phase = begin(0);
      int depth = guarded ? m.getOpaque(RECURSION) : 0;
      phase = begin(end(phase));
      if (depth == 0) {
        m.setOpaque(RECURSION, 1);
        phase = begin(end(phase));
        m.setOpaque(IP, TASK);
        phase = begin(end(phase));
        r.r1 = m.getOpaque(IP);
        phase = begin(end(phase));
        m.setOpaque(RECURSION, 0);
      }
      end(phase);
    }

    private int begin(int phase) {
      m.setVolatile(PHASE, phase + 1);
      return phase + 1;
    }

    /** Ends a step and stays between it and the next for a while, which is where an interrupt can come. */
    private int end(int phase) {
      m.setVolatile(PHASE, phase + 1);
      Dwell.turns(Dwell.WHILE);
      return phase + 1;
    }

    final void interrupt(boolean guarded, II_Result r) {
      int before = ThreadLocalRandom.current().nextInt(STEPS * Dwell.WHILE);
      Dwell.turns(before);
      int phase = m.getVolatile(PHASE);
      int seen = whole(guarded);
      m.fullFence();
      r.r2 = phase % 2 == 0 && phase == m.getVolatile(PHASE) ? seen : NOT_KEPT;
      Dwell.turns(STEPS * Dwell.WHILE - before);
    }

    private int whole(boolean guarded) {
      if (guarded && m.getOpaque(RECURSION) != 0) {
        return 0;
      }
      m.setOpaque(RECURSION, 1);
      m.setOpaque(IP, HANDLER);
      int seen = m.getOpaque(IP) == HANDLER ? 1 : 2;
      m.setOpaque(RECURSION, 0);
      return seen;
    }
  }
}
