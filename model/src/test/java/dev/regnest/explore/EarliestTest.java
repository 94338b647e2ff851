package dev.regnest.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class EarliestTest {
  private static String earliest(String schedule, Predicate<Schedule> shows) {
    return Earliest.of(Schedule.parse(schedule), shows).toString();
  }

  private static Predicate<Schedule> anyOf(String... schedules) {
    return Set.of(schedules).stream().map(Schedule::parse).collect(Collectors.toSet())::contains;
  }

  @Test
  void everyArrivalComesAsEarlyAsItMay() {
    assertEquals("h1(h1(n1))", earliest("h22(h7(n7))", schedule -> true));
    assertEquals(
        "h2(h1(n4))",
        earliest(
            "h22(h7(n7))",
            schedule ->
                schedule.steps().get(0).point() >= 2 && schedule.steps().get(2).point() >= 4));
  }

  @Test
  void nothingMovesThatShowsItNowhereElse() {
    assertEquals("h22(h7(n7))", earliest("h22(h7(n7))", schedule -> false));
    assertEquals("-", earliest("-", schedule -> true));
  }

  @Test
  void nothingComesLater() {
    assertEquals("n3", earliest("n3", anyOf("n4", "n9")));
  }

  @Test
  void whatMovesOnlyOnceAnotherHasMovedMovesToo() {
    assertEquals("s2(n3)", earliest("s5(n5)", anyOf("s5(n4)", "s2(n4)", "s2(n3)")));
  }

  @Test
  void movedAccessesStayWhereTheyAre() {
    assertEquals("d2:7n7", earliest("d2:7n7", anyOf("d2:5n7")));
  }

  /** Were each moved by itself to every earlier point, 255 passes would be run some 30,000 times: 255 * 254 / 2 = 32,385. */
  @Test
  void theTaskEntersAgainWhereItDid() {
    assertEquals("u5n6", earliest("u5n7", anyOf("u5n6", "u3n7", "u3n6")));
    StringBuilder passes = new StringBuilder();
    for (int pass = 1; pass <= 255; pass++) {
      passes.append('u').append(pass);
    }
    int[] asked = {0};
    assertEquals(passes.toString(), earliest(passes.toString(), schedule -> asked[0]++ > 0));
    assertEquals(0, asked[0]);
  }

  @Test
  void ofSchedulesThatShowItTheOneFoundIsNeverBehindTheOneItCameFrom() {
    for (String text : List.of("n9n9", "s6(h5(x2(n5)))", "b3(k4)n8")) {
      Schedule late = Schedule.parse(text);
      Schedule early = Earliest.of(late, schedule -> schedule.toString().hashCode() % 3 == 0);
      assertEquals(late.size(), early.size());
      assertEquals(0, Math.max(0, Counterexample.SHORTEST_FIRST.compare(early, late)), text);
    }
  }
}
