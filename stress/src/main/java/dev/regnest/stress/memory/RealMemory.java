package dev.regnest.stress.memory;

import dev.regnest.stress.litmus.Memory;
import java.lang.invoke.VarHandle;

/** Memory that threads really share. */
public interface RealMemory extends Memory {
  /** {@return the number of cells} */
  int cells();

  @Override
  default int word(int cell) {
    return get(cell);
  }

  @Override
  default void acquireFence() {
    VarHandle.acquireFence();
  }

  @Override
  default void releaseFence() {
    VarHandle.releaseFence();
  }

  @Override
  default void fullFence() {
    VarHandle.fullFence();
  }
}
