package dev.regnest.machine;

import java.util.function.IntConsumer;
import java.util.function.IntUnaryOperator;

/**
 * What carries out the operations of code: the {@link Driver} itself, or something between the two that changes or notes those of the
 * design under test.
 */
public interface Accesses {
  /** {@return the value of {@code cell}, after whatever arrives first} */
  int load(Cell cell, Access access);

  /** Stores {@code value}, after whatever arrives first. */
  void store(Cell cell, int value, Access access);

  /** {@return whether the store that the running frame made last is carried out, now or later} */
  default boolean isStored() {
    return true;
  }

  /** Adds {@code delta} in one instruction. {@return the new value} */
  int add(Cell cell, int delta);

  /** Adds {@code delta} in one instruction, and tells {@code then} the new value whenever that is done. */
  void add(Cell cell, int delta, IntConsumer then);

  /** Reads and writes {@code cell} in one instruction. {@return the value it had} */
  int update(Cell cell, IntUnaryOperator operation);

  /** Reads and writes {@code cell} in one instruction, and tells {@code then} the value written whenever that is done. */
  void update(Cell cell, IntUnaryOperator operation, IntConsumer then);

  /** Loads an opaque value that nothing but {@code then} needs, and tells it whenever that is done. */
  void output(Cell cell, Access access, IntConsumer then);

  /** Stands where the code has {@code barrier()}. */
  void barrier();

  /** {@return whether a mask operation, as C calls it, is carried out at all} */
  default boolean masks(String operation) {
    return true;
  }

  /** {@return whether a store to the running frame's own stack is carried out at all} */
  default boolean storesToStack(String name) {
    return true;
  }

  /** {@return the predicate to answer in place of the one asked, which may be the same} */
  default Predicate answering(Predicate asked) {
    return asked;
  }

  /** {@return the value to go on with in place of one that code has computed, which may be the same; {@code text} says of what} */
  default long computes(Computed what, String text, long value) {
    return value;
  }

  /** Comes to another line of source, such as {@code trace.c:12}. */
  default void comesTo(String line) {}

  /** {@return whether the design's last stage comes before the sample is written out} */
  default boolean freesFirst() {
    return false;
  }

  /** A sample begins in the running frame. */
  default void sampleBegins() {}

  /** The design's code for that stage begins in the running frame. */
  default void begins(Stage stage) {}

  /** The sample of the running frame is about to be over. */
  default void sampleOver() {}
}
