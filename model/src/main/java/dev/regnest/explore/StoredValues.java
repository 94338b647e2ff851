package dev.regnest.explore;

import dev.regnest.machine.Arrival;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Frame;
import dev.regnest.machine.Predicate;
import dev.regnest.machine.Tracer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The values that runs have stored to each cell: all that a load which waits can find that it would not have found at once. */
final class StoredValues implements Tracer {
  private final List<Set<Integer>> values = new ArrayList<>();
  private int size;

  /** {@return the values stored to {@code cell} so far, the first stored first} */
  List<Integer> of(Cell cell) {
    return cell.address() < values.size() ? List.copyOf(values.get(cell.address())) : List.of();
  }

  /** {@return the values stored to any other cell so far} */
  List<Integer> ofOthers(Cell cell) {
    Set<Integer> all = new LinkedHashSet<>();
    for (int address = 0; address < values.size(); address++) {
      if (address != cell.address()) {
        all.addAll(values.get(address));
      }
    }
    return List.copyOf(all);
  }

  /** {@return how many there are, of all cells} */
  int size() {
    return size;
  }

  @Override
  public void stored(Frame frame, Cell cell, int value) {
    while (values.size() <= cell.address()) {
      values.add(new LinkedHashSet<>());
    }
    size += values.get(cell.address()).add(value) ? 1 : 0;
  }

  @Override
  public void loaded(Frame frame, Cell cell, int value) {}

  @Override
  public void asked(Frame frame, Predicate predicate, int answer) {}

  @Override
  public void took(Frame frame, Arrival choice) {}

  @Override
  public void entered(Frame frame) {}

  @Override
  public void returned(Frame frame) {}
}
