package dev.regnest.kernelc.compile;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/** Where the statements that are compiled stand in the switch around them: the way that leads from its brackets to each case. */
final class Entries {
  /** A switch; none is around where the cases are null. */
  private record Around(SwitchCases cases, List<Integer> way) {
    Around(SwitchCases cases) {
      this(cases, new ArrayList<>());
    }
  }

  private final Deque<Around> around = new ArrayDeque<>();

  /** Begins a function. */
  void function() {
    around.clear();
    around.push(new Around(null));
  }

  /** {@return what is compiled between the brackets of a switch, or, with null, where no switch around it has its cases} */
  <T> T in(SwitchCases cases, Supplier<T> work) {
    around.push(new Around(cases));
    try {
      return work.get();
    } finally {
      around.pop();
    }
  }

  /** {@return the cases of the switch around, or null if there is none} */
  SwitchCases cases() {
    return around.element().cases;
  }

  /** {@return the way to the statement that is compiled} */
  int[] way() {
    return around.element().way.stream().mapToInt(Integer::intValue).toArray();
  }

  /** Goes to the statement of that number in a block, or to that arm of a branch. */
  void enter(int number) {
    around.element().way.add(number);
  }

  /** Goes back to what it is in. */
  void leave() {
    List<Integer> way = around.element().way;
    way.remove(way.size() - 1);
  }
}
