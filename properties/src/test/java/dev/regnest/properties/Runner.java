package dev.regnest.properties;

import dev.regnest.check.Violation;
import dev.regnest.explore.IllegalScheduleException;
import dev.regnest.explore.Model;
import dev.regnest.explore.Replay;
import dev.regnest.explore.Schedule;
import dev.regnest.explore.Step;
import dev.regnest.machine.Adversary;
import dev.regnest.machine.RunAborted;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A question made ready to run: what a schedule violates, and what may arrive after it. */
final class Runner {
  private static final Map<Question, Runner> READY = new HashMap<>();

  private final Model model;
  private final Replay replay;

  private Runner(Question question) {
    model = new Model(question.design(), question.setup());
    replay = new Replay(question.design(), question.setup());
  }

  static synchronized Runner of(Question question) {
    return READY.computeIfAbsent(question, Runner::new);
  }

  /** {@return what it violates, or empty if a rule forbids it} */
  Optional<List<Violation>> violations(Schedule schedule) {
    try {
      return Optional.of(replay.run(schedule));
    } catch (IllegalScheduleException forbidden) {
      return Optional.empty();
    }
  }

  /** {@return everything that may arrive next, and last, after these arrivals: the shallowest first, then the earliest} */
  List<Step> next(List<Step> played) {
    Extensions extensions = new Extensions(model.machine(), played);
    run(extensions);
    return extensions.found();
  }

  private void run(Adversary adversary) {
    var execution =
        model.machine().execution(model.handler(), adversary, model.checker(), /* tracer= */ null);
    model.checker().startRun(execution::lastStorer, (cpu, violation) -> {});
    try {
      model.task().run(execution.cpu());
    } catch (RunAborted aborted) {
      // Nothing arrives any more.
    }
  }
}
