package dev.regnest.properties;

import dev.regnest.machine.Accesses;
import dev.regnest.machine.Driver;
import dev.regnest.machine.Interposition;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Notes where the code of the frame at one depth has {@code barrier()}: the points of whatever arrives between the accesses on both sides. */
final class BarrierPoints implements Interposition {
  private final int depth;
  private final SortedSet<Integer> points = new TreeSet<>();

  BarrierPoints(int depth) {
    this.depth = depth;
  }

  /** {@return those of the runs so far, counted as in a schedule} */
  List<Integer> points() {
    return List.copyOf(points);
  }

  @Override
  public Accesses over(Driver driver) {
    return (Accesses) Proxy.newProxyInstance(
        Accesses.class.getClassLoader(),
        new Class<?>[] {Accesses.class},
        (proxy, operation, arguments) -> {
          if (operation.getName().equals("barrier") && driver.depth() == depth) {
            points.add(driver.frame().point() + 1);
          }
          try {
            return operation.invoke(driver, arguments);
          } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
          }
        });
  }
}
