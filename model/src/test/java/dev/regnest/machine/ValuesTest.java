package dev.regnest.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {
  private final Layout layout = new Layout();

  private void lay(int cells) {
    while (layout.size() < cells) {
      layout.control("cell" + layout.size(), 1000 + layout.size());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 63, 64, 65, 128, 129, 300})
  void cellsHoldWhatTheyHoldAtFirstUntilTheyAreSet(int cells) {
    lay(cells);
    Values values = Values.atFirst(layout);
    values.set(cells - 1, 7);
    for (int address = 0; address < cells; address++) {
      assertEquals(address == cells - 1 ? 7 : 1000 + address, values.get(address));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 63, 64, 65, 100, 130})
  void aCellThatIsMadeLaterHoldsWhatItHoldsAtFirst(int cells) {
    lay(cells);
    Values values = Values.atFirst(layout);
    values.set(cells - 1, 7);
    Values copy = values.copy();
    lay(cells + 100);
    copy.set(cells + 99, 8);
    for (int address = 0; address < cells + 99; address++) {
      int expected = address == cells - 1 ? 7 : 1000 + address;
      assertEquals(expected, values.get(address));
      assertEquals(expected, copy.get(address));
    }
    assertEquals(1000 + cells + 99, values.get(cells + 99));
    assertEquals(8, copy.get(cells + 99));
  }

  /** Whatever is set in one of many copies of copies, each of them is what an array of its own would be. */
  @Test
  void copiesThatSharePagesAreLikeArraysThatShareNothing() {
    Random random = new Random(1);
    lay(10);
    List<Values> copies = new ArrayList<>(List.of(Values.atFirst(layout)));
    List<int[]> arrays = new ArrayList<>(List.of(new int[400]));
    for (int address = 0; address < 400; address++) {
      arrays.get(0)[address] = 1000 + address;
    }
    for (int step = 0; step < 20_000; step++) {
      int one = random.nextInt(copies.size());
      if (random.nextInt(100) == 0 && layout.size() < 400) {
        lay(layout.size() + random.nextInt(5));
      }
      if (random.nextInt(20) == 0) {
        copies.add(copies.get(one).copy());
        arrays.add(arrays.get(one).clone());
      } else {
        int address = random.nextInt(layout.size());
        copies.get(one).set(address, step);
        arrays.get(one)[address] = step;
      }
      int other = random.nextInt(copies.size());
      int page = random.nextInt(layout.size() / Values.PAGE + 1);
      int last = page * Values.PAGE + Values.PAGE - 1;
      if (page > 0 && last < layout.size()) {
        copies.get(other).set(last, -step);
        arrays.get(other)[last] = -step;
        copies.get(one).sharePage(page, copies.get(other));
        System.arraycopy(
            arrays.get(other),
            page * Values.PAGE,
            arrays.get(one),
            page * Values.PAGE,
            Values.PAGE);
      }
      int address = random.nextInt(layout.size());
      assertEquals(arrays.get(other)[address], copies.get(other).get(address));
    }
    for (int i = 0; i < copies.size(); i++) {
      for (int address = 0; address < layout.size(); address++) {
        assertEquals(arrays.get(i)[address], copies.get(i).get(address));
      }
    }
  }
}
