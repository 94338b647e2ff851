package dev.regnest.explore;

import dev.regnest.machine.Adversary;
import dev.regnest.machine.Arrival;
import dev.regnest.machine.Cpu;
import dev.regnest.machine.Driver;
import dev.regnest.machine.LoopWithoutEnd;
import dev.regnest.machine.NestedExecution;
import dev.regnest.machine.RunAborted;
import dev.regnest.protocol.Draw;
import dev.regnest.protocol.RandomPrograms;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One run of random programs in which things arrive at random, and what of the language it came by: the operations of {@link Driver} that were
 * called, what arrived, which rule kept something away, what was violated, and how frames ended.
 */
final class Exercise implements Adversary {
  private static final int MOST_ARRIVALS = 6;
  private static final int RARELY = 6;

  private final Draw draw;
  private final Model model;
  private final Set<String> seen = new TreeSet<>();
  private int arrived;

  private Exercise(RandomPrograms drawn, Hypothesis hypothesis, long seed) {
    draw = Draw.of(seed);
    model = new Model(drawn.design(), hypothesis.setup(List.of(RandomPrograms.WORD)));
  }

  /** {@return what it came by} */
  static Set<String> of(RandomPrograms drawn, Hypothesis hypothesis, long seed) {
    Exercise exercise = new Exercise(drawn, hypothesis, seed);
    exercise.run();
    return exercise.seen;
  }

  /** {@return how {@link Exercise} names the call of an operation} */
  static String operation(Method method) {
    return method.getName()
        + Arrays.stream(method.getParameterTypes()).map(Class::getSimpleName).toList();
  }

  private void run() {
    NestedExecution execution =
        model.machine().execution(this::handle, this, model.checker(), null);
    model
        .checker()
        .startRun(cell -> 0, (cpu, violation) -> seen.add(violation.getClass().getSimpleName()));
    Cpu cpu = watched(execution.cpu());
    try {
      model.task().run(cpu);
      leaves(cpu, Arrival.REENTRY, false, 0);
      execution.finish();
      model.atRest(cpu);
    } catch (RunAborted aborted) {
      seen.add("ends early");
    } catch (LoopWithoutEnd endless) {
      seen.add("goes round for ever");
    }
  }

  private void handle(Cpu cpu, Arrival arrival) {
    boolean wereOff = cpu.irqsOff();
    int count = cpu.preemptCount();
    model.handler().run(watched(cpu), arrival);
    leaves(cpu, arrival, wereOff, count);
  }

  private void leaves(Cpu cpu, Arrival what, boolean wereOff, int count) {
    String who = what == Arrival.REENTRY ? "the task" : "a handler";
    if (cpu.irqsOff() != wereOff) {
      seen.add(who + " leaves irqs " + (wereOff ? "on" : "off"));
    }
    if (cpu.preemptCount() != count) {
      seen.add(who + " leaves preempt_count " + (cpu.preemptCount() > count ? "up" : "down"));
    }
  }

  @Override
  public Optional<Arrival> arriving(Cpu cpu) {
    Cpu watched = watched(cpu);
    List<Arrival> legal = model.machine().setup().arrivals().stream()
        .filter(arrival -> !arrival.isChoice() && isLegal(watched, arrival))
        .toList();
    if (legal.isEmpty() || arrived == MOST_ARRIVALS || draw.below(RARELY) != 0) {
      return Optional.empty();
    }
    arrived++;
    Arrival next = legal.get(draw.below(legal.size()));
    seen.add(next.name());
    return Optional.of(next);
  }

  private boolean isLegal(Cpu cpu, Arrival arrival) {
    var rule = model.machine().refusing(cpu, arrival);
    rule.ifPresent(refusing -> seen.add(refusing.name()));
    return rule.isEmpty();
  }

  @Override
  public boolean takes(Cpu cpu, Arrival choice) {
    boolean taken = arrived < MOST_ARRIVALS && draw.below(2) == 0;
    if (taken) {
      arrived++;
      seen.add(choice.name());
    }
    return taken;
  }

  private Cpu watched(Cpu cpu) {
    Driver driver = Driver.of(cpu);
    Object watching = Proxy.newProxyInstance(
        Driver.class.getClassLoader(), new Class<?>[] {Driver.class}, (proxy, method, args) -> {
          seen.add(operation(method));
          try {
            return method.invoke(driver, args);
          } catch (InvocationTargetException ended) {
            throw ended.getCause();
          }
        });
    return model.machine().cpu((Driver) watching, model.checker());
  }
}
