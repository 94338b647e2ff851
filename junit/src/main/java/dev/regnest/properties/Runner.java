package dev.regnest.properties;

import dev.regnest.check.Violation;
import dev.regnest.explore.Counterexample;
import dev.regnest.explore.IllegalScheduleException;
import dev.regnest.explore.Model;
import dev.regnest.explore.Replay;
import dev.regnest.explore.Schedule;
import dev.regnest.explore.Step;
import dev.regnest.machine.Adversary;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Cpu;
import dev.regnest.machine.LoopWithoutEnd;
import dev.regnest.machine.Machine;
import dev.regnest.machine.RunAborted;
import dev.regnest.machine.Tracer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A question made ready to run: what a schedule violates, and what may arrive after it. */
final class Runner {
  private static final Map<Question, Runner> READY = new HashMap<>();

  private final Model model;
  private final Replay replay;
  private final Question question;
  private List<Schedule> few;
  private List<Schedule> edges;

  private Runner(Question question) {
    this.question = question;
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

  /** {@return every legal schedule of at most two arrivals, the shortest first} */
  synchronized List<Schedule> few() {
    if (few == null) {
      List<List<Step>> one = next(List.of()).stream().map(List::of).toList();
      Stream<List<Step>> two = one.stream()
          .flatMap(first -> next(first).stream().map(second -> List.of(first.get(0), second)));
      few = Stream.of(Stream.of(List.<Step>of()), one.stream(), two)
          .flatMap(steps -> steps)
          .map(Schedule::of)
          .sorted(Counterexample.SHORTEST_FIRST)
          .toList();
    }
    return few;
  }

  /** {@return its {@link Edges}} */
  synchronized List<Schedule> edges() {
    if (edges == null) {
      edges = Edges.of(this, RegnestDomain.MAX_ARRIVALS);
    }
    return edges;
  }

  /** {@return the points that lie at a barrier in the innermost frame of a nest that nothing else interrupts} */
  List<Integer> barriers(List<Step> nest) {
    BarrierPoints barriers = new BarrierPoints(nest.size());
    Model noted = new Model(question.design(), question.setup());
    noted.machine().interpose(barriers);
    noted.run(new Extensions(noted.machine(), nest), /* tracer= */ null, (cpu, violation) -> {});
    return barriers.points();
  }

  /** {@return the CPU when all of the schedule's arrivals, and the task, have returned} */
  Cpu play(Schedule schedule) {
    return run(new Extensions(model.machine(), schedule.steps()));
  }

  Machine machine() {
    return model.machine();
  }

  /** {@return all cells of the machine} */
  List<Cell> cells() {
    return model.cells();
  }

  /** Runs the schedule, which must be legal, with everything told to {@code tracer}. */
  void trace(Schedule schedule, Tracer tracer) {
    replay.run(schedule, tracer, (cpu, violation) -> {});
  }

  /** {@return the CPU when everything has returned} */
  Cpu run(Adversary adversary) {
    return run(adversary, violation -> {});
  }

  /** {@return the CPU when everything has returned, each violation told as it happens} */
  Cpu run(Adversary adversary, Consumer<Violation> told) {
    var execution =
        model.machine().execution(model.handler(), adversary, model.checker(), /* tracer= */ null);
    model.checker().startRun(execution::lastStorer, (cpu, violation) -> told.accept(violation));
    try {
      model.task().run(execution.cpu());
    } catch (RunAborted | LoopWithoutEnd over) {
      // Nothing arrives any more.
    }
    return execution.cpu();
  }
}
