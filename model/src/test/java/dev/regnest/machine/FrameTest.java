package dev.regnest.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameTest {
  private final Frame frame = new Frame(null, 0);

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
  void standsAgainWithTheMarksItHad(int marks) {
    frame.stand(5, marks);
    assertEquals(5, frame.point());
    assertEquals(marks, frame.marks());
    assertEquals((marks & Frame.IN_SAMPLING_PATH) != 0, frame.inSamplingPath());
    assertEquals((marks & Frame.IN_ENTRY) != 0, frame.inEntry);
    assertEquals((marks & Frame.IN_ENTRY_LAG) != 0, frame.inEntryLag());
  }

  @Test
  void startsAnewForEachArrival() {
    frame.nextPoint(new Cell(0, "a", Cell.Kind.CONTROL, 0, Optional.empty()));
    assertEquals("a", frame.next().orElseThrow().name());
    frame.stand(5, 7);
    frame.standsAt("trace.c:1");
    frame.sample = 3;
    frame.stage = Stage.OUTPUT;
    frame.interruptedAt = Place.USER;
    assertEquals("trace.c:1", frame.source());
    frame.start(Arrival.NMI);
    assertEquals(0, frame.point());
    assertEquals(0, frame.marks());
    assertEquals("", frame.source());
    assertEquals(0, frame.sample());
    assertNull(frame.stage());
    assertEquals(Place.KERNEL, frame.interruptedAt);
    assertEquals(Arrival.NMI, frame.arrival());
    assertTrue(frame.next().isEmpty());
  }

  @Test
  void itsPointsAreCountedFromOne() {
    frame.start(null);
    assertEquals(1, frame.nextPoint(null));
    assertEquals(2, frame.nextPoint(null));
  }

  @Test
  void breakpointsKprobesMachineChecksAndFaultsAreExceptions() {
    for (Arrival arrival : Arrival.values()) {
      boolean exception = "bkmf".indexOf(arrival.letter()) >= 0;
      assertEquals(exception, arrival.isException(), arrival.label());
    }
  }
}
