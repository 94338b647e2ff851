package dev.regnest.stress;

import java.util.ArrayList;
import java.util.List;
import org.openjdk.jcstress.infra.runners.TestList;

/** Steps through the tests named on the command line, one after the other, and prints a line for each. */
final class StepperMain {
  private static volatile SteppedShape current;

  private StepperMain() {}

  public static void main(String[] tests) throws ReflectiveOperationException {
    Thread proxy = new Thread(StepperMain::interrupt, "proxy");
    proxy.setDaemon(true);
    proxy.start();
    // All are predicted before any is compiled: a profile that has seen the memory they are
    // predicted on keeps C2 from seeing through the real one.
    List<SteppedShape> shapes = new ArrayList<>();
    for (String test : tests) {
      shapes.add(new SteppedShape(TestList.getInfo(test)));
    }
    for (SteppedShape shape : shapes) {
      current = shape;
      System.out.println(shape.step().line());
    }
    Stepper.close();
  }

  private static void interrupt() {
    while (Stepper.awaitVictim()) {
      try {
        current.interrupt();
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      } finally {
        Stepper.release();
      }
    }
  }
}
