package dev.regnest.kernelc.compile;

import dev.regnest.kernelc.run.CFunction;

/**
 * A function that is marked to run by itself.
 *
 * @param marker the marker, as {@code __task}
 * @param function the function
 * @param times how often it runs at most, or {@link #ANY}
 */
public record Entry(String marker, CFunction function, int times) {
  /** It may run any number of times. */
  public static final int ANY = -1;
}
