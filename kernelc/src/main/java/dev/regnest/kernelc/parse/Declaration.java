package dev.regnest.kernelc.parse;

import dev.regnest.kernelc.source.Position;
import java.util.List;

/** Something declared. */
public sealed interface Declaration {
  /** {@return where it begins} */
  Position at();

  /** {@return what stands before the names} */
  Specifiers specifiers();

  /** Objects, types or prototypes. */
  record Names(Position at, Specifiers specifiers, List<Init> names) implements Declaration {}

  /** One name and what it holds at first, or null. */
  record Init(Declarator declarator, Initialiser value) {}

  /** A function with its body. */
  record Function(Position at, Specifiers specifiers, Declarator declarator, Stmt.Compound body)
      implements Declaration {}
}
