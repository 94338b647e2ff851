package dev.regnest.stress.litmus;

import dev.regnest.stress.litmus.Operation.Kind;
import dev.regnest.stress.litmus.Operation.Mode;
import java.util.List;
import java.util.Optional;

/** Runs a program again as far as it got, what it loaded answered from a log, to find what it does next. */
final class Rerun implements Memory {
  private static final int LIMIT = 1_000;

  private final List<Integer> loaded;
  private final int done;
  private int issued;
  private int answered;

  private Rerun(List<Integer> loaded, int done) {
    this.loaded = loaded;
    this.done = done;
  }

  /**
   * {@return the operation behind the first {@code done}, or empty if the program ends there}
   *
   * @param loaded what its loads answered so far
   */
  static <R> Optional<Operation> next(Actor<R> actor, R result, List<Integer> loaded, int done) {
    try {
      actor.run(new Rerun(loaded, done), result);
      return Optional.empty();
    } catch (Reached reached) {
      return Optional.of(reached.operation);
    }
  }

  private int issue(Operation operation) {
    if (issued == LIMIT) {
      throw new IllegalStateException("an actor issues more than " + LIMIT
          + " operations; programs with loops that wait cannot be explored");
    }
    if (issued == done) {
      throw new Reached(operation);
    }
    issued++;
    return operation.answers() ? loaded.get(answered++) : 0;
  }

  @Override
  public int get(int cell) {
    return issue(Operation.load(Kind.LOAD, Mode.PLAIN, cell));
  }

  @Override
  public int word(int cell) {
    return issue(Operation.load(Kind.WORD, Mode.PLAIN, cell));
  }

  @Override
  public int getOpaque(int cell) {
    return issue(Operation.load(Kind.LOAD, Mode.OPAQUE, cell));
  }

  @Override
  public int getAcquire(int cell) {
    return issue(Operation.load(Kind.LOAD, Mode.ORDERED, cell));
  }

  @Override
  public int getVolatile(int cell) {
    return issue(Operation.load(Kind.LOAD, Mode.VOLATILE, cell));
  }

  @Override
  public void set(int cell, int value) {
    issue(Operation.store(Mode.PLAIN, cell, value));
  }

  @Override
  public void setOpaque(int cell, int value) {
    issue(Operation.store(Mode.OPAQUE, cell, value));
  }

  @Override
  public void setRelease(int cell, int value) {
    issue(Operation.store(Mode.ORDERED, cell, value));
  }

  @Override
  public void setVolatile(int cell, int value) {
    issue(Operation.store(Mode.VOLATILE, cell, value));
  }

  @Override
  public int getAndAdd(int cell, int delta) {
    return issue(new Operation(Kind.ADD, Mode.VOLATILE, cell, delta));
  }

  @Override
  public void acquireFence() {
    issue(Operation.fence(Kind.ACQUIRE_FENCE));
  }

  @Override
  public void releaseFence() {
    issue(Operation.fence(Kind.RELEASE_FENCE));
  }

  @Override
  public void fullFence() {
    issue(Operation.fence(Kind.FULL_FENCE));
  }

  /** Leaves the program at the operation it has got to. */
  private static final class Reached extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Operation operation;

    Reached(Operation operation) {
      super(null, null, false, false);
      this.operation = operation;
    }
  }
}
