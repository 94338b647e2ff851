package dev.regnest.machine;

import java.util.ArrayList;
import java.util.List;

/**
 * What a run does, in words a test can hold it against: {@code a=1} is a store, {@code a?1} a load that finds 1, {@code [} and {@code ]}
 * an interrupt's begin and end, {@code 2:} before an access the point at which the code has it, where that is another.
 */
public final class AccessLog implements Tracer, Monitor {
  private final List<String> words = new ArrayList<>();
  private String from = "";

  /** Adds a word of the test's own. */
  public void note(String word) {
    words.add(word);
  }

  /** Forgets everything. */
  public void clear() {
    words.clear();
    from = "";
  }

  /** {@return everything that happened, in order} */
  @Override
  public String toString() {
    return String.join(" ", words);
  }

  @Override
  public void entered(Frame frame) {
    note("[");
  }

  @Override
  public void returned(Frame frame) {
    note("]");
  }

  @Override
  public void moved(Frame frame, int point, Cell cell) {
    from = point + ":";
  }

  @Override
  public void loaded(Frame frame, Cell cell, int value) {
    access(cell.name() + "?" + value);
  }

  @Override
  public void stored(Frame frame, Cell cell, int value) {
    access(cell.name() + "=" + value);
  }

  private void access(String access) {
    note(from + access);
    from = "";
  }

  @Override
  public void asked(Frame frame, Predicate predicate, int answer) {}

  @Override
  public void took(Frame frame, Arrival choice) {}

  @Override
  public void belowZero(Cpu cpu, Cell counter) {
    note("below");
  }

  @Override
  public void outOfBounds(Cpu cpu, String array, int index, int length) {
    note(array + "[" + index + "] of " + length);
  }
}
