package dev.regnest.machine;

import java.util.Arrays;
import java.util.List;

/**
 * One of those that interrupt at a level, each with a handler of its own: whatever brings the arrival about, only one handler runs.
 *
 * @param arrival what arrives
 * @param number its place among the devices of that level, from 0; a schedule says {@code h2} for the first, {@code h2.3} for the third
 * @param handler what runs, in words; empty where the level has only one
 */
public record Device(Arrival arrival, int number, String handler) {
  private static final List<Device> ONLY =
      Arrays.stream(Arrival.values()).map(a -> new Device(a, 0, "")).toList();

  /** {@return the only one of its level} */
  static Device only(Arrival arrival) {
    return ONLY.get(arrival.ordinal());
  }

  /** {@return whether its level has others} */
  public boolean isOneOfSeveral() {
    return !handler.isEmpty();
  }

  /** {@return its name in a sentence: that of its level, and behind that its number where there are several} */
  public String label() {
    return arrival.label() + (isOneOfSeveral() ? " " + (number + 1) : "");
  }

  /** {@return the text form of its arrival at that point, without what arrives inside} */
  public static String text(Arrival arrival, int point, int number) {
    return "" + arrival.letter() + point + (number == 0 ? "" : "." + (number + 1));
  }
}
