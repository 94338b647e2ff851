package dev.regnest.stress;

import dev.regnest.stress.litmus.Actor;
import dev.regnest.stress.litmus.Litmus;
import dev.regnest.stress.litmus.Memory;
import dev.regnest.stress.litmus.Scheduling;
import dev.regnest.stress.memory.Handler;
import dev.regnest.stress.memory.RealMemory;
import dev.regnest.stress.memory.Shape;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.openjdk.jcstress.infra.TestInfo;

/**
 * What the model says that a test may see.
 *
 * @param free every outcome of its two actors side by side
 * @param oneCpu those of them that one CPU can have, where one actor stands for what interrupts the other; else empty
 */
record Prediction(SortedSet<String> free, Optional<SortedSet<String>> oneCpu) {
  /** {@return the prediction for that test, from its own actors} */
  static Prediction of(TestInfo test) {
    return of(test, UnaryOperator.identity());
  }

  /** {@return the prediction for the same actors, which see the memory through {@code weaker}} */
  static Prediction of(TestInfo test, UnaryOperator<Memory> weaker) {
    try {
      return of(Class.forName(test.binaryName()).asSubclass(Shape.class), weaker);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(test.name() + " cannot be run by the model", e);
    }
  }

  private static Prediction of(Class<? extends Shape> test, UnaryOperator<Memory> weaker)
      throws ReflectiveOperationException {
    Shape shape = test.getConstructor().newInstance();
    RealMemory memory = (RealMemory) shape.memory();
    List<Integer> initial =
        IntStream.range(0, memory.cells()).mapToObj(memory::get).toList();
    List<Method> actors = actors(test);
    if (actors.size() != 2) {
      throw new IllegalArgumentException(
          test.getName() + " has " + actors.size() + " actors; the model runs two");
    }
    Litmus<Object> litmus = new Litmus<>(
        initial,
        results(actors),
        actor(shape, actors.get(0), weaker),
        actor(shape, actors.get(1), weaker));
    boolean interrupts = actors.get(1).isAnnotationPresent(Handler.class);
    return new Prediction(
        litmus.outcomes(Scheduling.FREE),
        interrupts ? Optional.of(litmus.outcomes(Scheduling.NESTED)) : Optional.empty());
  }

  /** {@return the actors, the one that interrupts last} */
  static List<Method> actors(Class<?> test) {
    return Stream.of(test.getMethods())
        .filter(m -> m.isAnnotationPresent(org.openjdk.jcstress.annotations.Actor.class))
        .sorted(Comparator.<Method, Boolean>comparing(m -> m.isAnnotationPresent(Handler.class))
            .thenComparing(Method::getName))
        .toList();
  }

  /** {@return the class in which those actors leave what they see} */
  static Class<?> resultType(List<Method> actors) {
    return actors.stream()
        .flatMap(actor -> Stream.of(actor.getParameterTypes()))
        .findFirst()
        .orElseThrow();
  }

  private static Supplier<Object> results(List<Method> actors) {
    Class<?> type = resultType(actors);
    return () -> {
      try {
        return type.getConstructor().newInstance();
      } catch (ReflectiveOperationException e) {
        throw new IllegalArgumentException(e);
      }
    };
  }

  private static Actor<Object> actor(Shape shape, Method method, UnaryOperator<Memory> weaker) {
    return (Memory memory, Object result) -> {
      shape.on(weaker.apply(memory));
      try {
        method.invoke(
            shape, method.getParameterCount() == 0 ? new Object[0] : new Object[] {result});
      } catch (InvocationTargetException e) {
        throw e.getCause() instanceof RuntimeException cause
            ? cause
            : new IllegalStateException(e.getCause());
      } catch (IllegalAccessException e) {
        throw new IllegalArgumentException(e);
      }
    };
  }
}
