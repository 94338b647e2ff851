package dev.regnest.explore;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.machine.Arrival;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "-",
        "n7",
        "s6(h4(n2))",
        "n1n1",
        "s1(h2n3)h4",
        "b1(b2(k3(m4)))",
        "n2(f1n1)x9p11u12",
        "l52",
        "l522",
        "n999999",
        "h2.3",
        "s6.2(h4.16(n2))h6.2",
        "p5(s4(p2))p9(s0(n7)n6)"
      })
  void whatIsPrintedIsWhatWasParsed(String text) {
    assertEquals(text, Schedule.parse(text).toString());
  }

  @Test
  void aSoftirqThatGoesOnIsNoArrivalAndComesFirst() {
    assertEquals(5, Schedule.parse("p5(s4(p2))p9(s0n6)").size());
    assertThrows(IllegalArgumentException.class, () -> Schedule.parse("p9(n6s0)"));
    assertThrows(IllegalArgumentException.class, () -> Schedule.parse("p9(n0)"));
    assertThrows(IllegalArgumentException.class, () -> Schedule.parse("p9(s00)"));
  }

  @Test
  void theFirstDeviceNeedsNoNumber() {
    assertEquals(Schedule.parse("h2"), Schedule.parse("h2.1"));
    assertEquals("h2", Schedule.parse("h2.1").toString());
    assertEquals(2, Schedule.parse("h2.3").steps().get(0).device());
  }

  @ParameterizedTest
  @EnumSource(value = Arrival.class, names = "MOVED_ACCESS", mode = EnumSource.Mode.EXCLUDE)
  void whatFollowsANumberDoesNotRunIntoIt(Arrival arrival) {
    Schedule.Event first = new Schedule.Event(Arrival.NMI, 3, List.of());
    Schedule two = new Schedule(List.of(first, new Schedule.Event(arrival, 6, List.of())));
    assertEquals(two, Schedule.parse(two.toString()));
  }

  @ParameterizedTest
  @EnumSource(value = Arrival.class, names = "MOVED_ACCESS", mode = EnumSource.Mode.EXCLUDE)
  void everyArrivalHasALetterOfItsOwn(Arrival arrival) {
    Schedule schedule = Schedule.parse(arrival.letter() + "3");
    assertEquals(arrival, schedule.arrivals().get(0).kind());
    assertEquals(3, schedule.arrivals().get(0).point());
  }

  @Test
  void aMovedAccessStandsWhereItIsCarriedOutAndIsNoArrival() {
    Schedule schedule = Schedule.parse("n4(b2d5:9)d2:6");
    assertEquals("n4(b2d5:9)d2:6", schedule.toString());
    assertEquals(2, schedule.size());
    assertEquals(2, schedule.moves());
    assertEquals(2, schedule.depth());
    assertEquals(new Step(Arrival.MOVED_ACCESS, 0, 6, 2, 0), schedule.steps().get(3));
    assertEquals(schedule, Schedule.of(schedule.steps()));
  }

  @ParameterizedTest
  @CsvSource({"-,0,0", "n7,1,1", "n7n7,2,1", "s6(h4(n2)),3,3", "s1(h2n3)h4,4,2"})
  void sizeCountsArrivalsAndDepthTheirNesting(String text, int size, int depth) {
    Schedule schedule = Schedule.parse(text);
    assertEquals(size, schedule.size());
    assertEquals(depth, schedule.depth());
  }

  @Test
  void stepsListArrivalsInTheOrderInWhichTheyStart() {
    Schedule schedule = Schedule.parse("s1(h2(n4)n3)h4");
    List<Step> steps = List.of(
        new Step(Arrival.SOFTIRQ, 0, 1),
        new Step(Arrival.HARDIRQ, 1, 2),
        new Step(Arrival.NMI, 2, 4),
        new Step(Arrival.NMI, 1, 3),
        new Step(Arrival.HARDIRQ, 0, 4));
    assertEquals(steps, schedule.steps());
    assertEquals(schedule, Schedule.of(steps));
  }

  @Test
  void aScheduleDoesNotChangeWithTheListItWasMadeOf() {
    List<Schedule.Event> arrivals = new ArrayList<>();
    Schedule schedule = new Schedule(arrivals);
    arrivals.add(new Schedule.Event(Arrival.NMI, 1, List.of()));
    assertEquals(Schedule.empty(), schedule);
  }

  @ParameterizedTest(name = "\"{0}\": {1}")
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
          ``        | it is empty
          q9        | 'q' at character 1 is no arrival
          n1q9      | 'q' at character 3 is no arrival
          --        | '-' at character 1 is no arrival
          1         | '1' at character 1 is no arrival
          N7        | 'N' at character 1 is no arrival
          n         | a point from 1 must follow at character 2
          n0        | a point from 1 must follow at character 2
          n07       | a point from 1 must follow at character 2
          n 7       | a point from 1 must follow at character 2
          n1234567  | a point from 1 must follow at character 2
          s1(h)     | a point from 1 must follow at character 5
          n5n3      | point 3 comes after point 5 of the same frame
          s1(n5n3)  | point 3 comes after point 5 of the same frame
          n1(       | the bracket at character 3 is not closed
          s1(n1     | the bracket at character 3 is not closed
          n1()      | the brackets at character 3 are empty
          n1)       | unexpected ')' at character 3
          )         | unexpected ')' at character 1
          d3        | a colon and the point it is moved to must follow at character 3
          d3:       | a point from 1 must follow at character 4
          h2.       | a device from 1 must follow at character 4
          h2.0      | a device from 1 must follow at character 4
          h2.3.1    | '.' at character 5 is no arrival
          u2.2      | '.' at character 3 is no arrival
          d2:9n5    | point 5 comes after point 9 of the same frame
          """)
  void whatIsNoScheduleIsRefusedWithTheReason(String text, String reason) {
    String message = refusal(text);
    assertTrue(message.startsWith("not a schedule: \"" + text + "\": " + reason + "; "), message);
    assertTrue(message.contains("expected arrivals such as \"n7\" or \"s6(h4(n2))\""), message);
  }

  @Test
  void theRefusalNamesEveryLetterThereIs() {
    String message = refusal("");
    String letters = message.replaceAll(".*a letter \\(([^)]*)\\).*", "$1");
    assertEquals(Arrival.values().length, letters.split(" ").length, letters);
    for (Arrival arrival : Arrival.values()) {
      assertTrue(letters.indexOf(arrival.letter()) >= 0, letters);
    }
  }

  @Test
  void aLongTextIsShownByItsFirst64Characters() {
    String text = "n1".repeat(40) + "q";
    assertTrue(refusal(text).startsWith("not a schedule: \"" + "n1".repeat(32) + "...\": "));
    String ofSixtyFour = "n1".repeat(31) + "n0";
    assertTrue(refusal(ofSixtyFour).startsWith("not a schedule: \"" + ofSixtyFour + "\": "));
  }

  @Test
  void bracketsNest64DeepAndNoDeeper() {
    assertDoesNotThrow(() -> Schedule.parse(nested(64)));
    assertTrue(refusal(nested(65)).contains("it nests deeper than 64"));
  }

  private static String nested(int brackets) {
    return "k1(".repeat(brackets) + "k1" + ")".repeat(brackets);
  }

  private static String refusal(String text) {
    return assertThrows(IllegalArgumentException.class, () -> Schedule.parse(text))
        .getMessage();
  }
}
