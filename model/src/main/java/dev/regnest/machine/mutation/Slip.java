package dev.regnest.machine.mutation;

import dev.regnest.machine.Accesses;
import dev.regnest.machine.Driver;
import dev.regnest.machine.Predicate;
import dev.regnest.machine.Stage;

/**
 * Asks another predicate, as kernels have done by mistake.
 *
 * <p>Before ce0f17fc93f6 the recursion context asked in_softirq(), which is also true where bottom halves are disabled; in_interrupt() for
 * in_hardirq() is the slip of the mail's patch.
 *
 * @param site the question, or the level that is computed from such questions
 * @param instead what is asked
 */
public record Slip(Site site, Predicate instead) implements Mutation {
  @Override
  public String verb() {
    return instead.call().replace("()", "");
  }

  @Override
  public String meaning() {
    return instead.call()
        + " in place of "
        + (instead == Predicate.IN_SOFTIRQ ? Predicate.IN_SERVING_SOFTIRQ : Predicate.IN_HARDIRQ)
            .call();
  }

  @Override
  public Accesses over(Driver driver) {
    Locator locator = new Locator(site, driver);
    return new Through(driver) {
      @Override
      public void begins(Stage stage) {
        locator.begins(stage);
      }

      @Override
      public Predicate answering(Predicate asked) {
        return locator.isAt(Site.Kind.ASK, asked.call()) ? instead : asked;
      }
    };
  }
}
