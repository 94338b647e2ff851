package dev.regnest.kernelc.parse;

import dev.regnest.kernelc.source.Position;
import java.util.List;
import java.util.stream.Stream;

/** Something declared. */
public sealed interface Declaration {
  /** {@return where it begins} */
  Position at();

  /** {@return what stands before the names} */
  Specifiers specifiers();

  /** {@return the names that it declares, constants of enums among them} */
  List<String> declared();

  /** Objects, types or prototypes. */
  record Names(Position at, Specifiers specifiers, List<Init> names) implements Declaration {
    @Override
    public List<String> declared() {
      Stream<String> constants =
          specifiers.base() instanceof Specifiers.Enum e && e.constants() != null
              ? e.constants().stream().map(Specifiers.Constant::name)
              : Stream.empty();
      return Stream.concat(
              constants, names.stream().map(name -> name.declarator().name()))
          .toList();
    }
  }

  /** One name, what it holds at first, or null, and how many bits a bit-field has, or null. */
  record Init(Declarator declarator, Initialiser value, Expr bits) {}

  /** A function with its body. */
  record Function(Position at, Specifiers specifiers, Declarator declarator, Stmt.Compound body)
      implements Declaration {
    @Override
    public List<String> declared() {
      return List.of(declarator.name());
    }
  }
}
