package dev.regnest.machine.mutation;

import dev.regnest.machine.Accesses;
import dev.regnest.machine.Driver;

/**
 * Gives everything back before the sample is written out rather than after: swaps the last loads of a sample with what frees their slot.
 *
 * <p>The slip of {@code get_perf_callchain()}, which puts its recursion context before the entry is consumed.
 *
 * @param site the first operation that gives something back
 */
public record FreeFirst(Site site) implements Mutation {
  @Override
  public String verb() {
    return "early";
  }

  @Override
  public String meaning() {
    return "given back before the sample is written out";
  }

  @Override
  public Accesses over(Driver driver) {
    return new Through(driver) {
      @Override
      public boolean freesFirst() {
        return true;
      }
    };
  }
}
