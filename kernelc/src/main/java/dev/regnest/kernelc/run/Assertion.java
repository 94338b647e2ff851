package dev.regnest.kernelc.run;

import dev.regnest.machine.RunAborted;

/**
 * A WARN_ON() whose value nobody uses.
 *
 * <p>Its condition steers nothing, so a compiler may load what it needs for it as late as the next barrier: the last of its loads is one
 * that nothing but the check waits for.
 *
 * @param condition true where it fires; evaluated for its value only
 * @param loads how many variables outside functions it loads, all of them whatever they hold; 0 where that is not so
 * @param text how it is written
 */
public record Assertion(Code condition, int loads, String text) {
  /** Checks it. */
  public void check(Run run) {
    if (loads == 0 || !run.isLazy()) {
      run.cpu().asserts(run.where(), text, condition.eval(run) == 0);
      return;
    }
    Answers answers = new Answers(loads);
    run.answers(answers);
    try {
      boolean fires = condition.eval(run) != 0;
      run.cpu().asserts(run.where(), text, !fires);
    } catch (Answers.AtLastLoad notYet) {
      run.answers(null);
      late(run, answers);
    } finally {
      run.answers(null);
    }
  }

  private void late(Run run, Answers answers) {
    String where = run.where();
    Run then = run.asItStands();
    run.cpu().loadFor(answers.cell(), answers.access(), token -> {
      then.answers(answers.with(run.image().decode(token, answers.type().kind())));
      try {
        run.cpu().asserts(where, text, condition.eval(then) == 0);
      } catch (RunAborted told) {
        // What oopses has been told; nothing of the run is left to stop.
      }
    });
  }
}
