package dev.regnest.explore.why;

import dev.regnest.design.Design;
import dev.regnest.machine.mutation.Mutation;

/**
 * A design with one operation changed: a design like any other, for every engine.
 *
 * @param original the design
 * @param operation the number of the operation among those of the design, from 1
 * @param mutation what is done to it
 */
public record Mutant(Design original, int operation, Mutation mutation) {
  /** {@return its name on the command line, after the design's: {@code drop 3}} */
  public String name() {
    return mutation.verb() + " " + operation;
  }

  /** {@return the design that is judged} */
  public Design design() {
    return original.interposed(mutation).named(original.id() + " (" + name() + ")");
  }
}
