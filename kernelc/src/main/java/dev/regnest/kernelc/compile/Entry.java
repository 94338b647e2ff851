package dev.regnest.kernelc.compile;

import dev.regnest.kernelc.run.CFunction;
import dev.regnest.kernelc.run.Gate;
import java.util.Optional;

/**
 * A function that is marked to run by itself, or made an interrupt handler.
 *
 * @param marker the marker, as {@code __task}
 * @param function the function
 * @param times how often it runs at most, or {@link #ANY}
 * @param gate what lets it run, for a handler that is made one while the program runs
 */
public record Entry(String marker, CFunction function, int times, Optional<Gate> gate) {
  /** It may run any number of times. */
  public static final int ANY = -1;

  Entry(String marker, CFunction function, int times) {
    this(marker, function, times, Optional.empty());
  }
}
