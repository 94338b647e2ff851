package dev.regnest.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CounterexampleTest {
  @ParameterizedTest
  @CsvSource({
    "-, n1, arrivals",
    "n9, n1n1, arrivals before points",
    "n9, d1:2n2, moved accesses before points",
    "n9n9, n1(n1), depth before points",
    "h3n4, n3n5, the second point",
    "n3n9, n4n5, the first point before the second",
    "n1(h9), n2(h1), the outer point before the inner",
    "n7, b7, NMI before breakpoint",
    "b7, k7, breakpoint before kprobe",
    "k7, m7, kprobe before machine check",
    "m7, h7, machine check before hardirq",
    "h7, s7, hardirq before softirq",
    "s7n7, s7b7, the second kind",
    "n7s7, b7n7, the first kind before the second",
    "h1(n1)n1, h1n1(n1), the text where nothing else tells them apart"
  })
  void isPrintedFirst(String first, String second, String why) {
    Schedule one = Schedule.parse(first);
    Schedule other = Schedule.parse(second);
    assertTrue(Counterexample.SHORTEST_FIRST.compare(one, other) < 0, why);
    assertTrue(Counterexample.SHORTEST_FIRST.compare(other, one) > 0, why);
    assertEquals(0, Counterexample.SHORTEST_FIRST.compare(one, one));
  }

  @Test
  void theOrderIsTotal() {
    List<Schedule> sorted =
        new ArrayList<>(List.of("-", "n1", "n2", "b2", "d1:2n2", "n1n1", "n1(n1)").stream()
            .map(Schedule::parse)
            .toList());
    List<Schedule> shuffled = new ArrayList<>(sorted);
    Collections.shuffle(shuffled, new Random(1));
    shuffled.sort(Counterexample.SHORTEST_FIRST);
    assertEquals(sorted, shuffled);
  }
}
