package dev.regnest.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.kernel.Era;
import dev.regnest.kernel.Register;
import dev.regnest.machine.AccessLog;
import dev.regnest.machine.Adversary;
import dev.regnest.machine.Cpu;
import dev.regnest.machine.Machine;
import dev.regnest.machine.Setup;
import dev.regnest.perf.SampleObserver;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WitnessedTest {
  private final List<String> told = new ArrayList<>();

  /** In an order of its own: that of getMethods() may differ from one JVM to the next. */
  static Stream<Method> everythingAnObserverIsToldOf() {
    return Arrays.stream(SampleObserver.class.getMethods())
        .sorted(Comparator.comparing(Method::getName));
  }

  @ParameterizedTest
  @MethodSource("everythingAnObserverIsToldOf")
  void theWitnessHearsItFirstAndTheObserverToo(Method what) throws ReflectiveOperationException {
    AccessLog log = new AccessLog();
    Cpu cpu = new Machine(new Setup(Era.V4_4, Set.of(), Set.of(), Set.of(), List.of(Register.AX)))
        .execution((c, arrival) -> {}, Adversary.NONE, log, log)
        .cpu();
    Object[] arguments =
        Arrays.stream(what.getParameterTypes()).map(type -> some(type, cpu)).toArray();
    what.invoke(new Witnessed(listener("witness"), listener("observer")), arguments);
    assertEquals(List.of("witness " + what.getName(), "observer " + what.getName()), told);
    assertTrue(what.getParameterTypes()[0] == Cpu.class);
  }

  private static Object some(Class<?> type, Cpu cpu) {
    if (type == Cpu.class) {
      return cpu;
    }
    return type == int.class ? (Object) 0 : type == boolean.class ? (Object) true : null;
  }

  private SampleObserver listener(String name) {
    return (SampleObserver) Proxy.newProxyInstance(
        getClass().getClassLoader(),
        new Class<?>[] {SampleObserver.class},
        (proxy, method, arguments) -> told.add(name + " " + method.getName()) ? null : null);
  }
}
