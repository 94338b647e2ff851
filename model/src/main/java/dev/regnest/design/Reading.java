package dev.regnest.design;

import dev.regnest.kernel.Register;
import java.util.List;

/**
 * How a design was read from a file.
 *
 * @param text the file, and what it includes
 * @param options what a command line must say beside the name of the file, each option with a blank before it; empty where nothing
 * @param leftOut what of the file counts for nothing, a sentence each, to be said beside each verdict
 * @param decided what its verdicts rest on that it decides itself, in a few words each
 * @param registers the words that its runs copy unless the user says otherwise; empty where those that stand for all do
 */
public record Reading(
    String text,
    String options,
    List<String> leftOut,
    List<String> decided,
    List<Register> registers) {
  /** That of a design that is classes, and no file. */
  public static final Reading NONE = new Reading("", "", List.of(), List.of(), List.of());

  /** Copies the lists. */
  public Reading {
    leftOut = List.copyOf(leftOut);
    decided = List.copyOf(decided);
    registers = List.copyOf(registers);
  }
}
