package dev.regnest.machine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.IntUnaryOperator;

/**
 * What runs code after everything has returned: nothing arrives, every access is made where it stands, and {@link #undo} leaves memory as
 * it was found. Its points are counted all the same, as the number of a point says which choice is meant.
 */
final class AtRest implements Driver {
  private final Driver driver;
  private final Map<Cell, Integer> found = new LinkedHashMap<>();

  /** Creates one over what ran the code until then. */
  AtRest(Driver driver) {
    this.driver = driver;
  }

  /** Leaves memory as it was before. */
  void undo() {
    found.forEach(driver::poke);
    found.clear();
  }

  @Override
  public void point() {
    frame().nextPoint(null);
  }

  @Override
  public void point(Cell mask) {
    point();
  }

  @Override
  public void together(Runnable accesses) {
    accesses.run();
  }

  @Override
  public boolean choose(Arrival choice) {
    point();
    return takes(choice);
  }

  @Override
  public boolean takes(Arrival choice) {
    return driver.takes(choice);
  }

  @Override
  public int load(Cell cell, Access access) {
    int value = peek(here(cell));
    driver.lookedAt(here(cell), value);
    return value;
  }

  @Override
  public void store(Cell cell, int value, Access access) {
    poke(here(cell), value);
  }

  @Override
  public int update(Cell cell, IntUnaryOperator operation) {
    int value = peek(here(cell));
    driver.lookedAt(here(cell), value);
    poke(here(cell), operation.applyAsInt(value));
    return value;
  }

  @Override
  public void barrier() {
    // No access is moved.
  }

  @Override
  public int peek(Cell cell) {
    return driver.peek(cell);
  }

  @Override
  public void poke(Cell cell, int value) {
    if (!found.containsKey(cell)) {
      found.put(cell, peek(cell));
    }
    driver.poke(cell, value);
  }

  @Override
  public void adjust(Cell count, int units) {
    poke(count, peek(count) + units);
  }

  @Override
  public void nest(Cell count, int units) {
    adjust(count, units);
  }

  @Override
  public void endEntry(int task, Cell entry) {
    adjust(entry, 1);
  }

  @Override
  public void loopHead() {
    driver.loopHead();
  }

  @Override
  public void goesRound(Rounds loop, boolean isBack) {
    driver.goesRound(loop, isBack);
  }

  @Override
  public void beginSample() {
    driver.beginSample();
  }

  @Override
  public int sample() {
    return driver.sample();
  }

  @Override
  public void endSample() {
    driver.endSample();
  }

  @Override
  public void pointAt(Cell cell) {
    driver.pointAt(cell);
  }

  @Override
  public void ifDisturbed(Cell cell, Runnable report) {
    driver.ifDisturbed(cell, report);
  }

  @Override
  public boolean decides(BooleanSupplier question) {
    return driver.decides(question);
  }

  @Override
  public int cpuNumber() {
    return driver.cpuNumber();
  }

  @Override
  public Cell here(Cell cell) {
    return driver.here(cell);
  }

  @Override
  public Frame frame() {
    return driver.frame();
  }

  @Override
  public int depth() {
    return driver.depth();
  }

  @Override
  public void asked(Predicate predicate, int answer) {
    driver.asked(predicate, answer);
  }

  @Override
  public void did(Deed deed) {
    driver.did(deed);
  }
}
