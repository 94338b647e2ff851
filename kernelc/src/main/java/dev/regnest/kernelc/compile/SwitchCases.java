package dev.regnest.kernelc.compile;

import dev.regnest.kernelc.parse.Expr;
import dev.regnest.kernelc.source.CException;
import dev.regnest.kernelc.source.Position;
import dev.regnest.kernelc.source.Rule;
import dev.regnest.kernelc.types.CType;
import dev.regnest.kernelc.types.Ints;
import java.util.ArrayList;
import java.util.List;

/** Where each value enters a switch. The values of the cases are of the type that the switch computes in, at least int. */
final class SwitchCases {
  private record Range(long first, long last, int[] entry) {}

  private final Expr switched;
  private final CType.Int type;
  private final List<Range> ranges = new ArrayList<>();
  private int[] otherwise;

  /** Begins a switch on a value of that type. */
  SwitchCases(Expr switched, CType.Int of) {
    this.switched = switched;
    type = Ints.promote(of);
  }

  /** {@return what is switched on} */
  Expr switched() {
    return switched;
  }

  void add(Position at, long first, long last, int[] entry) {
    Range range = new Range(Ints.convert(first, type), Ints.convert(last, type), entry);
    if (ranges.stream().anyMatch(r -> overlap(r, range))) {
      throw new CException(
          at,
          Rule.REDEFINITION,
          "another case of this switch has "
              + (first == last ? "the value " + first : "a value from " + first + " to " + last)
              + " already");
    }
    ranges.add(range);
  }

  private boolean overlap(Range one, Range other) {
    return !isLess(one.last, other.first) && !isLess(other.last, one.first);
  }

  void otherwise(Position at, int[] entry) {
    if (otherwise != null) {
      throw new CException(at, Rule.REDEFINITION, "this switch has a default already");
    }
    otherwise = entry;
  }

  /** {@return the way to the statement where that value enters, or null for none} */
  int[] entry(long value) {
    for (Range range : ranges) {
      if (!isLess(value, range.first) && !isLess(range.last, value)) {
        return range.entry;
      }
    }
    return otherwise;
  }

  private boolean isLess(long one, long other) {
    return (type.signed() ? Long.compare(one, other) : Long.compareUnsigned(one, other)) < 0;
  }
}
