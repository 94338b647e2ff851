package dev.regnest.kernelc.compile;

import dev.regnest.kernelc.source.Position;
import java.util.List;

/**
 * One place where a file says what must not happen.
 *
 * @param at where it stands
 * @param word what it is written with: {@code WARN_ON}
 * @param function the function in which it stands
 * @param from what runs by itself and leads to it by calls, as far as those name what they call
 */
public record Check(Position at, String word, String function, List<Entry> from) {
  /** Copies the list. */
  public Check {
    from = List.copyOf(from);
  }
}
