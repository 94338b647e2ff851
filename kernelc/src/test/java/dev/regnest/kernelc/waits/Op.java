package dev.regnest.kernelc.waits;

/**
 * One step of a small program, and the number of the next: taken if {@code cell} holds {@code value}, or where that matters not.
 *
 * @param kind what it does
 * @param cell the cell that it looks at or sets, from 0
 * @param value the value
 * @param then the next step, or the one by default
 * @param otherwise the next step where the cell holds something else, or where the way offered is taken
 */
record Op(Kind kind, int cell, int value, int then, int otherwise) {
  enum Kind {
    /** Sets the cell. */
    SET,
    /** Looks at the cell. */
    BRANCH,
    /** Is offered a way. */
    CHOOSE,
    /** Turns irqs off. */
    IRQS_OFF,
    /** Turns them on. */
    IRQS_ON
  }
}
