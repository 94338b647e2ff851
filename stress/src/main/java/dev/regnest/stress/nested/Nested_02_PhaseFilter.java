package dev.regnest.stress.nested;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.regnest.stress.litmus.Memory;
import dev.regnest.stress.memory.Dwell;
import dev.regnest.stress.memory.Elements;
import dev.regnest.stress.memory.Fields;
import dev.regnest.stress.memory.Phases;
import dev.regnest.stress.memory.RealMemory;
import dev.regnest.stress.memory.Sampler;
import dev.regnest.stress.memory.Shape;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntSupplier;
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
 * <p>How to run: {@code mvn verify -pl stress -am -Dstress.tests=Nested_02}.
 *
 * <p>Outcome: for each of the two 0 if it backed off, 1 for its own word, 2 for the other's; the second is -1 if the task moved.
 */
public final class Nested_02_PhaseFilter {
  private Nested_02_PhaseFilter() {}

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
  public static class Isolated extends Bare {
    @Actor
    public void task(II_Result r) {
      r.r1 = whole(new Phases(m, PHASE), /* guarded= */ true, TASK);
    }

    @Actor
    public void breakpoint(II_Result r) {
      keep(r, () -> whole(m, /* guarded= */ true, HANDLER));
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
  public static class Unguarded extends Bare {
    @Actor
    public void task(II_Result r) {
      r.r1 = whole(new Phases(m, PHASE), /* guarded= */ false, TASK);
    }

    @Actor
    public void breakpoint(II_Result r) {
      keep(r, () -> whole(m, /* guarded= */ false, HANDLER));
    }
  }

  /** The model's own {@code recursion-slot}, whose every access to shared memory is a step. */
  @JCStressTest
  @Outcome(id = "[0-2], -1", expect = ACCEPTABLE, desc = "Not kept: the task moved.")
  @Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "Must be seen: the handler was dropped.")
  @Outcome(
      id = "1, 1",
      expect = ACCEPTABLE,
      desc = "Must be seen: before, between test and increment, or after.")
  @Outcome(expect = FORBIDDEN, desc = "Two in one slot, one inside the other.")
  @State
  public static class Actual extends ModelSlot {
    @Actor
    public void task(II_Result r) {
      r.r1 = SAMPLER.get().sample(new Phases(m, PHASE), TASK);
    }

    @Actor
    public void breakpoint(II_Result r) {
      keep(r, () -> SAMPLER.get().sample(m, HANDLER));
    }
  }

  /** A handler that keeps what fell between two steps of the task. */
  private abstract static class Filtered extends Shape {
    static final int TASK = 1;
    static final int HANDLER = 2;
    private static final int NOT_KEPT = -1;
    private static final int STEPS = 5;
    private final int phaseCell;

    Filtered(RealMemory memory, int phaseCell) {
      super(memory);
      this.phaseCell = phaseCell;
    }

    final void keep(II_Result r, IntSupplier handler) {
      int before = ThreadLocalRandom.current().nextInt(STEPS * Dwell.WHILE);
      Dwell.turns(before);
      int phase = m.getVolatile(phaseCell);
      int seen = handler.getAsInt();
      m.fullFence();
      r.r2 = phase % 2 == 0 && phase == m.getVolatile(phaseCell) ? seen : NOT_KEPT;
      Dwell.turns(STEPS * Dwell.WHILE - before);
    }
  }

  /** Test, increment, fill, emit, decrement. */
  private abstract static class Bare extends Filtered {
    static final int PHASE = 0;
    private static final int RECURSION = 1;
    private static final int IP = 2;

    Bare() {
      super(new Fields(), PHASE);
    }

    static int whole(Memory memory, boolean guarded, int owner) {
      if (guarded && memory.getOpaque(RECURSION) != 0) {
        return 0;
      }
      memory.setOpaque(RECURSION, 1);
      memory.setOpaque(IP, owner);
      int seen = memory.getOpaque(IP) == owner ? 1 : 2;
      memory.setOpaque(RECURSION, 0);
      return seen;
    }
  }

  private abstract static class ModelSlot extends Filtered {
    static final ThreadLocal<Sampler> SAMPLER = Sampler.task("recursion-slot");
    static final int PHASE = SAMPLER.get().initial().length;

    ModelSlot() {
      super(new Elements(Arrays.copyOf(SAMPLER.get().initial(), PHASE + 1)), PHASE);
    }
  }
}
