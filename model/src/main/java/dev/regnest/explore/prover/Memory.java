package dev.regnest.explore.prover;

import dev.regnest.machine.Values;

/** What all cells hold on the way through a frame, and what steps other than plain stores do to them. */
final class Memory {
  private final UnfoldedModel model;
  private Values values;
  private Values start;

  /** Creates one without values, of a run of that model. */
  Memory(UnfoldedModel model) {
    this.model = model;
  }

  /** Takes over {@code now}, without a copy, of a frame that started from {@code before}. */
  void become(Values now, Values before) {
    values = now;
    start = before;
  }

  /** {@return the values, without a copy} */
  Values values() {
    return values;
  }

  /** {@return the values that its frame started from, without a copy} */
  Values start() {
    return start;
  }

  int get(int address) {
    return values.get(address);
  }

  void set(int address, int value) {
    values.set(address, value);
  }

  void add(int address, int units) {
    values.set(address, values.get(address) + units);
  }

  /** Unless depth is exact, the count is abstracted to zero or not zero, which covers every limit of nesting. */
  void nest(int address, int units) {
    if (model.exactDepth()) {
      add(address, units);
    } else {
      values.set(address, units > 0 ? units : start.get(address));
    }
  }

  /** Makes what belongs to the observed sample another's. */
  void noLongerMine() {
    Owners.seenByOthers(values, model.words());
  }

  void endEntry(int task) {
    Entries.end(values, model.words(), 1 << task);
  }
}
