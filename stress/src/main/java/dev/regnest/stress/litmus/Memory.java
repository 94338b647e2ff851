package dev.regnest.stress.litmus;

/**
 * Shared memory as an actor's program sees it: cells numbered from 0, accessed as by a {@link java.lang.invoke.VarHandle}.
 *
 * <p>A program is ordinary Java that keeps all of its shared state here and is deterministic: what it does next follows from what it loaded.
 * The same program runs over real fields, compiled, and under {@link Litmus}.
 */
public interface Memory {
  /** {@return the cell, loaded plainly, for a value that the program looks at} */
  int get(int cell);

  /**
   * {@return the cell, loaded plainly, for a value that goes into the result and nowhere else: no branch, index or store depends on it, so
   * that it may be loaded later than it stands}
   */
  int word(int cell);

  /** {@return the cell, loaded with opaque access, the analogue of READ_ONCE()} */
  int getOpaque(int cell);

  /** {@return the cell, loaded with acquire access} */
  int getAcquire(int cell);

  /** {@return the cell, loaded with volatile access} */
  int getVolatile(int cell);

  /** Stores plainly. */
  void set(int cell, int value);

  /** Stores with opaque access, the analogue of WRITE_ONCE(). */
  void setOpaque(int cell, int value);

  /** Stores with release access. */
  void setRelease(int cell, int value);

  /** Stores with volatile access. */
  void setVolatile(int cell, int value);

  /** Adds in one step. {@return the value before} */
  int getAndAdd(int cell, int delta);

  /** No load before it is carried out after any access behind it. */
  void acquireFence();

  /** No access before it is carried out after any store behind it. */
  void releaseFence();

  /** No access before it is carried out after any access behind it. */
  void fullFence();

  /** The analogue of the kernel's {@code barrier()}: on x86 it costs no instruction. */
  default void barrier() {
    acquireFence();
    releaseFence();
  }
}
