package dev.regnest.kernelc.compile;

import dev.regnest.kernelc.run.Arms;
import dev.regnest.kernelc.run.Code;
import dev.regnest.kernelc.run.Run;
import dev.regnest.kernelc.run.Step;
import dev.regnest.machine.Rounds;

/**
 * A loop.
 *
 * @param number tells it from other places in the code
 * @param condition whether it goes round once more
 * @param body what it does each time
 * @param next what it does between one time and the next
 * @param bodyFirst whether it goes round before the condition is looked at
 * @param does what all that does
 */
record Loop(int number, Code condition, Step body, Code next, boolean bodyFirst, Arms does)
    implements Step {
  @Override
  public int run(Run run) {
    run.statement();
    run.enter();
    run.enterBlock(number);
    int how = rounds(run);
    run.leaveBlock();
    run.leave(does);
    return how == BREAK || how == CONTINUE ? NORMAL : how;
  }

  private int rounds(Run run) {
    String place = run.where();
    Rounds rounds = null;
    int round = 0;
    for (boolean test = !bodyFirst && !run.isEntering(); !test || holds(run); test = true) {
      int how = body.run(run);
      if (how != NORMAL && how != CONTINUE) {
        return how;
      }
      next.eval(run);
      rounds = run.round(rounds, place, 0);
      round++;
      run.standsAt(round);
    }
    return NORMAL;
  }

  private boolean holds(Run run) {
    boolean holds = condition.eval(run) != 0;
    run.again();
    return holds;
  }
}
