package dev.regnest.machine;

/** Puts something between the code and what carries out its operations. */
@FunctionalInterface
public interface Interposition {
  /** What most machines have: nothing in between. */
  Interposition NONE = driver -> driver;

  /** {@return what the code sees in place of {@code driver}} */
  Accesses over(Driver driver);
}
