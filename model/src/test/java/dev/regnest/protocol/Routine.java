package dev.regnest.protocol;

import static java.util.stream.Collectors.joining;

import java.util.List;

/**
 * What one source runs.
 *
 * @param instructions one after the other
 * @param givesBack whether whatever it masked and counted is given back, once, however it ends; else it does just what its instructions say
 * @param times how often it runs at most, or 0 if nothing bounds that
 * @param written how many of the instructions, the last ones, belong to the writing out of its sample
 */
public record Routine(List<Instruction> instructions, boolean givesBack, int times, int written) {
  /** Copies the list, so that a routine never changes. */
  public Routine {
    instructions = List.copyOf(instructions);
    written = Math.min(written, instructions.size());
  }

  /** {@return a well-behaved one, which may run any number of times} */
  public static Routine of(Instruction... instructions) {
    return new Routine(List.of(instructions), /* givesBack= */ true, 0, 0);
  }

  /** {@return the same with other instructions} */
  Routine with(List<Instruction> others) {
    return new Routine(others, givesBack, times, written);
  }

  List<Instruction> preparing() {
    return instructions.subList(0, instructions.size() - written);
  }

  List<Instruction> writing() {
    return instructions.subList(instructions.size() - written, instructions.size());
  }

  @Override
  public String toString() {
    return (times == 0 ? "" : "at most " + times + ": ")
        + text(preparing())
        + (written == 0 ? "" : " | written out: " + text(writing()))
        + (givesBack ? "" : " | gives nothing back");
  }

  private static String text(List<Instruction> instructions) {
    return instructions.stream().map(Instruction::toString).collect(joining("; "));
  }
}
