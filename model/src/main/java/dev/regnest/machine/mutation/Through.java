package dev.regnest.machine.mutation;

import dev.regnest.machine.Access;
import dev.regnest.machine.Accesses;
import dev.regnest.machine.Cell;
import dev.regnest.machine.Driver;
import java.util.function.IntConsumer;
import java.util.function.IntUnaryOperator;

/** Lets every operation through to the driver; what to change is for subclasses. */
abstract class Through implements Accesses {
  final Driver driver;

  Through(Driver driver) {
    this.driver = driver;
  }

  @Override
  public int load(Cell cell, Access access) {
    return driver.load(cell, access);
  }

  @Override
  public void store(Cell cell, int value, Access access) {
    driver.store(cell, value, access);
  }

  @Override
  public int add(Cell cell, int delta) {
    return driver.add(cell, delta);
  }

  @Override
  public void add(Cell cell, int delta, IntConsumer then) {
    driver.add(cell, delta, then);
  }

  @Override
  public int update(Cell cell, IntUnaryOperator operation) {
    return driver.update(cell, operation);
  }

  @Override
  public void update(Cell cell, IntUnaryOperator operation, IntConsumer then) {
    driver.update(cell, operation, then);
  }

  @Override
  public void output(Cell cell, Access access, IntConsumer then) {
    driver.output(cell, access, then);
  }

  @Override
  public void barrier() {
    driver.barrier();
  }
}
