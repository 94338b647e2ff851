package dev.regnest.explore.judge;

import dev.regnest.explore.HowFar;
import java.util.function.BooleanSupplier;

/** Tells an engine to stop: once the memory is full, once it has asked often enough, or when the caller says so. */
final class Patience implements HowFar {
  private final int mostQuestions;
  private final BooleanSupplier caller;
  private int asked;
  private boolean over;
  private boolean callerSaidSo;
  private String by = "";

  /** Lets an engine ask so many times. */
  Patience(int mostQuestions, BooleanSupplier caller) {
    this.mostQuestions = mostQuestions;
    this.caller = caller;
  }

  @Override
  public boolean getAsBoolean() {
    asked++;
    if (!over && Heap.holdsMoreThan(Heap.mostMegabytes())) {
      outOfMemory();
    }
    over |= asked > mostQuestions;
    if (!over) {
      callerSaidSo = caller.getAsBoolean();
      over = callerSaidSo;
    }
    return over;
  }

  @Override
  public void at(long states, int memories, String variable, int values) {
    if (caller instanceof HowFar told) {
      told.at(states, memories, variable, values);
    }
  }

  void outOfMemory() {
    over("by the memory limit of " + Heap.mostMegabytes() + " MB");
  }

  void outOfStack() {
    over("as its schedules are longer than the stack is deep");
  }

  private void over(String reason) {
    over = true;
    by = reason;
  }

  /** {@return whether an engine was told to stop} */
  boolean isOver() {
    return over;
  }

  /** {@return whether it was the caller who said so} */
  boolean callerSaidSo() {
    return callerSaidSo;
  }

  /** {@return what stopped it, "by the memory limit of 460 MB"; empty for the number of questions and the caller} */
  String by() {
    return by;
  }
}
