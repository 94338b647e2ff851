package dev.regnest.stress.memory;

import dev.regnest.stress.litmus.Memory;
import java.util.function.IntSupplier;

/**
 * Memory in which every access is a step of its own: a cell counts, and is odd while a step lasts and even between two of them.
 *
 * <p>Who finds the same even number before and after what it did has fallen between two steps.
 */
public final class Phases implements Memory {
  private final Memory memory;
  private final int phaseCell;
  private int phase;

  /** Creates a memory over that one, with the phase in a cell of it. */
  public Phases(Memory memory, int phaseCell) {
    this.memory = memory;
    this.phaseCell = phaseCell;
  }

  private int step(IntSupplier access) {
    memory.setVolatile(phaseCell, ++phase);
    int answer = access.getAsInt();
    memory.setVolatile(phaseCell, ++phase);
    // Between it and the next, which is where an interrupt can come.
    Dwell.turns(Dwell.WHILE);
    return answer;
  }

  private void step(Runnable access) {
    step(() -> {
      access.run();
      return 0;
    });
  }

  @Override
  public int get(int cell) {
    return step(() -> memory.get(cell));
  }

  @Override
  public int word(int cell) {
    return step(() -> memory.word(cell));
  }

  @Override
  public int getOpaque(int cell) {
    return step(() -> memory.getOpaque(cell));
  }

  @Override
  public int getAcquire(int cell) {
    return step(() -> memory.getAcquire(cell));
  }

  @Override
  public int getVolatile(int cell) {
    return step(() -> memory.getVolatile(cell));
  }

  @Override
  public void set(int cell, int value) {
    step(() -> memory.set(cell, value));
  }

  @Override
  public void setOpaque(int cell, int value) {
    step(() -> memory.setOpaque(cell, value));
  }

  @Override
  public void setRelease(int cell, int value) {
    step(() -> memory.setRelease(cell, value));
  }

  @Override
  public void setVolatile(int cell, int value) {
    step(() -> memory.setVolatile(cell, value));
  }

  @Override
  public int getAndAdd(int cell, int delta) {
    return step(() -> memory.getAndAdd(cell, delta));
  }

  @Override
  public void acquireFence() {
    memory.acquireFence();
  }

  @Override
  public void releaseFence() {
    memory.releaseFence();
  }

  @Override
  public void fullFence() {
    memory.fullFence();
  }
}
