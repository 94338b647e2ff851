package dev.regnest.machine;

/** The code that runs when something arrives. */
@FunctionalInterface
public interface Handler {
  /** Runs it to completion, entry and return included. */
  void run(Cpu cpu, Arrival arrival);
}
