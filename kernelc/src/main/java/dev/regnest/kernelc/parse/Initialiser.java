package dev.regnest.kernelc.parse;

import dev.regnest.kernelc.source.Position;
import java.util.List;

/** What an object holds at first. */
public sealed interface Initialiser {
  /** {@return where it stands} */
  Position at();

  /** One expression. */
  record One(Position at, Expr value) implements Initialiser {}

  /** {@code { ... }}. */
  record Braces(Position at, List<Item> items) implements Initialiser {}

  /** One of these, for the place that the designators name, or the next if there are none. */
  record Item(List<Designator> designators, Initialiser value) {}

  /** {@code .name}, or {@code [index]} if the name is empty; {@code last} is not null in {@code [index ... last]}. */
  record Designator(Position at, String name, Expr index, Expr last) {}
}
