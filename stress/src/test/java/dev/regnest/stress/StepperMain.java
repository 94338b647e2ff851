package dev.regnest.stress;

import org.openjdk.jcstress.infra.runners.TestList;

/** Steps through the tests named on the command line, one after the other, and prints a line for each. */
final class StepperMain {
  private static volatile SteppedShape current;

  private StepperMain() {}

  public static void main(String[] tests) throws ReflectiveOperationException {
    Thread proxy = new Thread(StepperMain::interrupt, "proxy");
    proxy.setDaemon(true);
    proxy.start();
    for (String test : tests) {
      current = new SteppedShape(TestList.getInfo(test));
      System.out.println(current.step().line());
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
