package dev.regnest.kernelc.compile;

import java.util.ArrayList;
import java.util.List;

/** Where each value enters a switch. */
final class SwitchCases {
  private record Range(long first, long last, int entry) {}

  private final List<Range> ranges = new ArrayList<>();
  private int otherwise = -1;

  void add(long first, long last, int entry) {
    ranges.add(new Range(first, last, entry));
  }

  void otherwise(int entry) {
    otherwise = entry;
  }

  /** {@return the index of the statement where that value enters, or -1 for none} */
  int entry(long value) {
    for (Range range : ranges) {
      if (value >= range.first && value <= range.last) {
        return range.entry;
      }
    }
    return otherwise;
  }
}
