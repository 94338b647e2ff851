package dev.regnest.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import org.junit.jupiter.api.Test;

class PartsTest {
  private final Layout layout = new Layout();
  private final Cell before = layout.control("before", 0);
  private final Parts<Cell> array = layout.parts(1000, i -> layout.control("array[" + i + "]", i));
  private final Parts<Cell> other = layout.parts(2, i -> layout.control("other[" + i + "]", i));

  private List<String> names() {
    return layout.cells().stream().map(Cell::name).toList();
  }

  @Test
  void cellsHaveTheirAddressesInTheOrderOfTheFirstTouch() {
    assertEquals(List.of("before"), names());
    Cell last = array.get(999);
    assertEquals(0, before.address());
    assertEquals(1, last.address());
    assertEquals(2, other.get(1).address());
    assertSame(last, array.get(999));
    assertEquals(3, array.get(0).address());
    assertEquals(List.of("before", "array[999]", "other[1]", "array[0]"), names());
  }

  @Test
  void anotherMachineMakesTheSameCellsInTheSameOrder() {
    PartsTest twin = new PartsTest();
    twin.array.get(7);
    twin.other.get(0);
    array.get(7);
    layout.makeAsIn(twin.layout);
    assertEquals(twin.names(), names());
  }

  /** Before, 1000 and 2. */
  @Test
  void allAreThereWhenAllAreAskedFor() {
    array.get(500);
    layout.makeAll();
    assertEquals(1003, layout.cells().size());
  }
}
