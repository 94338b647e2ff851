package dev.regnest.kernelc.run;

import dev.regnest.machine.Frame;
import dev.regnest.machine.Rounds;

/**
 * The rounds of one loop of a frame: what its code can go by, beside memory, when it begins the next one.
 *
 * <p>That is its locals, the statement that comes next, and what it has added to fields of preempt_count. What the loop stands in, down to
 * half evaluated expressions, is the same for as long as the loop runs. What a frame knows of its sample is not looked at, so a loop that
 * does something to it counts as one that never comes back; so does one between whose rounds a compiler may move accesses.
 */
final class LoopState extends Rounds {
  private static final int MARKS_AND_COUNTS = 3;

  private final Run run;
  private final long[] marked;
  private int statement;
  private boolean wasMovable;

  LoopState(Run run, String place) {
    super(place);
    this.run = run;
    marked = new long[run.locals().length + MARKS_AND_COUNTS];
  }

  /** Goes on at that statement of its block. */
  LoopState at(int next) {
    statement = next;
    return this;
  }

  @Override
  protected boolean isAsMarked() {
    if (wasMovable || isMovable()) {
      return false;
    }
    long[] locals = run.locals();
    for (int slot = 0; slot < locals.length; slot++) {
      if (marked[slot] != locals[slot]) {
        return false;
      }
    }
    return marked[locals.length] == statement
        && marked[locals.length + 1] == run.deeds()
        && marked[locals.length + 2] == Frame.of(run.cpu()).unitsTaken();
  }

  @Override
  protected void mark() {
    long[] locals = run.locals();
    System.arraycopy(locals, 0, marked, 0, locals.length);
    marked[locals.length] = statement;
    marked[locals.length + 1] = run.deeds();
    marked[locals.length + 2] = Frame.of(run.cpu()).unitsTaken();
    wasMovable = isMovable();
  }

  private boolean isMovable() {
    return run.dependencies().isAccessed() || run.localRegs().isUsed();
  }
}
