package dev.regnest.machine;

/** Told of everything that happens in a run, in order. */
public interface Tracer {
  /** A frame begins; its {@link Frame#interrupted()} stands at the point where it arrived. */
  void entered(Frame frame);

  /** A frame returned. */
  void returned(Frame frame);

  /** A cell was read by the running frame at its point. */
  void loaded(Frame frame, Cell cell, int value);

  /** A cell was written by the running frame at its point. */
  void stored(Frame frame, Cell cell, int value);

  /** The running frame asked where it is. */
  void asked(Frame frame, Predicate predicate, int answer);

  /** The running frame took a way that was offered. */
  void took(Frame frame, Arrival choice);

  /** Task B, left half done by now, goes on to its end, as the task below it is through; no arrival of its own. */
  default void wentOn(Frame frame) {}

  /** It is at its end. */
  default void ended(Frame frame) {}

  /** {@return whether code that can tell is to tell which of its loads led to what it does} */
  default boolean asksForCauses() {
    return false;
  }

  /** The next store told of is that of one instruction, which has read the cell as well. */
  default void updates(Frame frame, Cell cell) {}

  /** The running frame has come past a branch; another way through it would have stored to the cells at those addresses, and, if {@code others}, through pointers. */
  default void passedBy(Frame frame, int[] addresses, boolean others) {}

  /** An assertion is about to break that names a local variable or a call, which has that value. */
  default void decides(Frame frame, String named, String value) {}

  /** Code that looks at memory after everything has returned has looked at that cell, and found that value. */
  default void lookedAt(Cell cell, int value) {}

  /** The compiler puts off the access to the cell at which the running frame stands, which may be a store. */
  default void putOff(Frame frame, Cell cell, boolean stores) {}

  /** The next access told of is the one that the code has at {@code point}; the compiler moved it here. */
  default void moved(Frame frame, int point, Cell cell) {}

  /** The running frame did what is no access: a mask operation, a step of kernel entry or return. */
  default void did(Frame frame, Deed deed) {}
}
