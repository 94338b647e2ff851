package dev.regnest.stress;

import dev.regnest.stress.memory.RealMemory;
import dev.regnest.stress.memory.Shape;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.openjdk.jcstress.infra.TestInfo;

/** One JCStress test whose first actor is interrupted by its second one, whole, before each of its machine instructions. */
final class SteppedShape {
  private static final int WARM_UP = 30_000;
  private static final int ATTEMPTS = 3;

  private final OutcomeTable table;
  private final Prediction prediction;
  private final Class<? extends Shape> type;
  private final Method victim;
  private final Method handler;
  private volatile Shape shape;
  private volatile Object result;

  SteppedShape(TestInfo test) throws ReflectiveOperationException {
    table = new OutcomeTable(test);
    prediction = Prediction.of(test);
    type = Class.forName(test.binaryName()).asSubclass(Shape.class);
    List<Method> actors = Prediction.actors(type);
    victim = actors.get(0);
    handler = actors.get(1);
  }

  /** Steps through the victim. {@return what was seen} */
  Stepped step() throws ReflectiveOperationException {
    warmUp();
    long instructions = run(Stepper.NEVER);
    SortedMap<String, Long> seen = new TreeMap<>();
    String firstBad = "";
    long bad = 0;
    long undelivered = 0;
    for (long k = 1; k <= instructions; k++) {
      if (!isDelivered(k)) {
        undelivered++;
        continue;
      }
      String outcome = result.toString();
      seen.merge(outcome, 1L, Long::sum);
      if (isBad(outcome)) {
        bad++;
        firstBad = firstBad.isEmpty() ? Stepper.where() : firstBad;
      }
    }
    List<String> unpredicted = seen.keySet().stream()
        .filter(outcome -> !prediction.oneCpu().orElseThrow().contains(outcome))
        .toList();
    return new Stepped(
        table.test().name(), instructions, undelivered, bad, firstBad, seen, unpredicted);
  }

  /** Lets the handler run to completion, on the proxy's thread. */
  void interrupt() throws ReflectiveOperationException {
    call(handler);
  }

  private boolean isBad(String outcome) {
    return table.rowOf(outcome).expect() != org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
  }

  /** {@return whether the victim was interrupted before its k-th instruction, at the last at a later attempt} */
  private boolean isDelivered(long k) throws ReflectiveOperationException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (run(k) == k) {
        return true;
      }
      warmUp();
    }
    return false;
  }

  private long run(long k) throws ReflectiveOperationException {
    renew();
    Stepper.arm(k);
    call(victim);
    return Stepper.disarm();
  }

  /** Has both compiled, with every branch taken now and then: from memory that holds anything. */
  private void warmUp() throws ReflectiveOperationException {
    Random random = new Random(1);
    for (int i = 0; i < WARM_UP; i++) {
      renew();
      RealMemory memory = (RealMemory) shape.memory();
      for (int cell = 0; i % 4 == 0 && cell < memory.cells(); cell++) {
        memory.set(cell, random.nextInt(3));
      }
      call(i % 2 == 0 ? victim : handler);
      call(i % 2 == 0 ? handler : victim);
    }
  }

  private void renew() throws ReflectiveOperationException {
    shape = type.getConstructor().newInstance();
    result = Prediction.resultType(List.of(victim, handler)).getConstructor().newInstance();
  }

  private void call(Method actor) throws ReflectiveOperationException {
    if (actor.getParameterCount() == 0) {
      actor.invoke(shape);
    } else {
      actor.invoke(shape, result);
    }
  }
}
