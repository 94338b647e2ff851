package dev.regnest.machine;

/** An access that the compiler has put off: it is carried out at a later point, before the next barrier at the latest. */
public interface Waiting {
  /** {@return the point at which the code has it} */
  int point();

  /** {@return the address of its cell} */
  int address();

  /** {@return whether it stores a value that the code knows, which the frame's own loads see} */
  boolean isStore();

  /** {@return whether it keeps its order among its like: READ_ONCE(), WRITE_ONCE() and this_cpu operations do} */
  boolean isOrdered();

  /** {@return whether the code has gone on with the value that it is to find} */
  boolean isAnswered();

  /** {@return the loads that it has to come behind} */
  Dependences dependences();
}
