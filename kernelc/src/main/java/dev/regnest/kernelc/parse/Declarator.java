package dev.regnest.kernelc.parse;

import dev.regnest.kernelc.source.Position;
import java.util.List;

/**
 * A name with what is around it in a declaration.
 *
 * @param at where the name stands
 * @param name the name, empty where there is none
 * @param layers from the name outwards: {@code *a[4]} is an array, of pointers
 * @param attributes the attributes behind it
 */
public record Declarator(
    Position at, String name, List<Layer> layers, List<Specifiers.Attribute> attributes) {
  /** One layer of a type. */
  public sealed interface Layer {}

  /** {@code *}. */
  public record Pointer(boolean isConst, boolean isVolatile) implements Layer {}

  /**
   * {@code [size]}.
   *
   * @param size null where it is left out
   * @param ofParameter whether static stands in it, as only in the outermost array of a parameter
   */
  public record Array(Expr size, boolean ofParameter) implements Layer {}

  /** {@code (parameters)}; one declared without any, and not even void, says nothing of them, and may have more. */
  public record Function(List<Parameter> parameters, boolean variadic) implements Layer {}

  /** One parameter. */
  public record Parameter(Specifiers specifiers, Declarator declarator) {}
}
