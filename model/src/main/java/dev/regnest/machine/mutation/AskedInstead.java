package dev.regnest.machine.mutation;

import dev.regnest.machine.Accesses;
import dev.regnest.machine.Driver;
import dev.regnest.machine.Interposition;
import dev.regnest.machine.Predicate;

/**
 * Asks one question wherever code asks where it is: what comes back says where that question would be true, however early the code stops asking.
 *
 * @param question what is asked
 */
public record AskedInstead(Predicate question) implements Interposition {
  @Override
  public Accesses over(Driver driver) {
    return new Through(driver) {
      @Override
      public Predicate answering(Predicate asked) {
        return asked == Predicate.INTERRUPT_CONTEXT_LEVEL ? asked : question;
      }
    };
  }
}
