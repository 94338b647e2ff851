package dev.regnest.kernelc.run;

import dev.regnest.machine.Frame;
import dev.regnest.machine.Rounds;

/**
 * The rounds of one loop of a frame: what its code can go by, beside memory, when it begins the next one.
 *
 * <p>That is its locals, the statement that comes next, and what it has added to fields of preempt_count. What the loop stands in, down to
 * half evaluated expressions, is the same for as long as the loop runs. What a frame knows of its sample is not looked at, so a loop that
 * does something to it counts as one that never comes back; so does one of a frame that has a pt_regs of its own, and one between whose
 * rounds a compiler may move accesses.
 */
final class LoopState extends Rounds {
  private final Run run;
  private final Locals marked;
  private int markedStatement;
  private long markedDeeds;
  private long markedUnits;
  private int statement;
  private boolean wasMovable;

  LoopState(Run run, String place) {
    super(place);
    this.run = run;
    marked = new Locals(run.locals().size());
  }

  /** Goes on at that statement of its block. */
  LoopState at(int next) {
    statement = next;
    return this;
  }

  @Override
  protected boolean isAsMarked() {
    return !wasMovable
        && !isMovable()
        && marked.isSameAs(run.locals())
        && markedStatement == statement
        && markedDeeds == run.deeds()
        && markedUnits == Frame.of(run.cpu()).unitsTaken();
  }

  @Override
  protected void mark() {
    marked.copy(run.locals());
    markedStatement = statement;
    markedDeeds = run.deeds();
    markedUnits = Frame.of(run.cpu()).unitsTaken();
    wasMovable = isMovable();
  }

  private boolean isMovable() {
    return run.dependencies().isAccessed() || run.localRegs().isUsed() || run.hasHandedRegs();
  }
}
