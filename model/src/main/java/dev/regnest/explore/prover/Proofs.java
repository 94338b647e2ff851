package dev.regnest.explore.prover;

import dev.regnest.check.Claim;
import dev.regnest.check.Coverage;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.Schedule;
import dev.regnest.kernel.Register;
import dev.regnest.machine.Cell;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Proofs that are done, of slices of any designs, so that none is done again where the code is the same.
 *
 * <p>Two designs under one hypothesis share a proof for the reason for which two registers of one do ({@link RegisterSymmetry}): a proof goes by blocks, cells
 * and what may arrive, and by nothing else of a design. What it came by has names, so the cells of both have to have the same. Whatever is printed has been
 * replayed on the design that it is printed of.
 */
public final class Proofs {
  /** A proof of one slice: what it has unfolded, what breaks, and what else it came to and by. */
  record Proved(
      List<Register> slice,
      UnfoldedModel unfolded,
      Map<Claim, Schedule> broken,
      Set<String> endless,
      long states,
      Coverage coverage) {
    boolean hasCellsAs(UnfoldedModel other) {
      return names(unfolded).equals(names(other));
    }

    private static List<String> names(UnfoldedModel model) {
      return model.cells().stream().map(Cell::name).toList();
    }
  }

  private final Map<Hypothesis, Queue<Proved>> done = new ConcurrentHashMap<>();
  private final AtomicInteger taken = new AtomicInteger();

  /** {@return those under that hypothesis so far} */
  Iterable<Proved> under(Hypothesis hypothesis) {
    return done.computeIfAbsent(hypothesis, isNew -> new ConcurrentLinkedQueue<>());
  }

  void add(Hypothesis hypothesis, Proved proof) {
    done.computeIfAbsent(hypothesis, isNew -> new ConcurrentLinkedQueue<>()).add(proof);
  }

  /** One of them has been taken for a slice of another design. */
  void isTaken() {
    taken.incrementAndGet();
  }

  /** {@return for how many slices one was taken instead of another proof} */
  public int taken() {
    return taken.get();
  }
}
