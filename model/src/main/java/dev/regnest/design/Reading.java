package dev.regnest.design;

import java.util.List;

/**
 * How a design was read from a file.
 *
 * @param text the file, and what it includes
 * @param options what a command line must say beside the name of the file, each option with a blank before it; empty where nothing
 * @param leftOut what of the file counts for nothing, a sentence each, to be said beside each verdict
 */
public record Reading(String text, String options, List<String> leftOut) {
  /** That of a design that is classes, and no file. */
  public static final Reading NONE = new Reading("", "", List.of());

  /** Copies the list. */
  public Reading {
    leftOut = List.copyOf(leftOut);
  }
}
