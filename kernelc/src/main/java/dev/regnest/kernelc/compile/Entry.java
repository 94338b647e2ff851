package dev.regnest.kernelc.compile;

import dev.regnest.kernelc.run.CFunction;
import dev.regnest.kernelc.run.Gate;
import dev.regnest.kernelc.source.Position;
import java.util.Optional;

/**
 * A function that is marked to run by itself, or made an interrupt handler.
 *
 * @param marker the marker, as {@code __task}
 * @param function the function
 * @param times how often it runs at most, or {@link #ANY}
 * @param at what says so, or where it is declared
 * @param gate what lets it run once, for a handler that is made one while the program runs
 */
public record Entry(
    String marker, CFunction function, int times, Position at, Optional<Gate> gate) {
  /** It may run any number of times. */
  public static final int ANY = -1;

  Entry(String marker, CFunction function, int times, Position at) {
    this(marker, function, times, at, Optional.empty());
  }

  /** {@return how often it runs at most whatever lets it, or {@link #ANY}} */
  public int runs() {
    return gate.isPresent() ? 1 : times;
  }
}
