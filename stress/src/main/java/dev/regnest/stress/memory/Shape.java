package dev.regnest.stress.memory;

import dev.regnest.stress.litmus.Memory;

/**
 * What every stress test is: two actors over one small memory.
 *
 * <p>JCStress runs the actors over real memory, compiled. The same two methods, over a memory that only notes what they do, are the program
 * from which the model computes what may be seen; so no table of outcomes can drift from its test.
 */
public abstract class Shape {
  /** The shared memory; its own type is the same for all tests of one JVM, so that a compiler sees through it. */
  protected Memory m;

  /** Creates a shape over that memory, which holds what the actors find at first. */
  protected Shape(Memory m) {
    this.m = m;
  }

  /** {@return the memory} */
  public final Memory memory() {
    return m;
  }

  /** Goes on with another memory, of as many cells. */
  public final void on(Memory other) {
    m = other;
  }
}
