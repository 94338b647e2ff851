package dev.regnest.kernelc.parse;

import dev.regnest.kernelc.source.Position;
import java.util.List;
import java.util.Set;

/**
 * What stands before the names of a declaration.
 *
 * @param at where it begins
 * @param base the type without pointers and arrays
 * @param words storage classes and qualifiers: static, extern, typedef, inline, const, volatile
 * @param attributes the attributes, whatever they are
 */
public record Specifiers(Position at, Base base, Set<String> words, List<Attribute> attributes) {
  /** A type without pointers and arrays. */
  public sealed interface Base {}

  /** A name that stands where a type should, and is none; that is told already. */
  public record Unknown(Position at, String name) implements Base {}

  /** Words such as {@code unsigned long}, sorted. */
  public record Words(List<String> words) implements Base {}

  /** A name defined by typedef. */
  public record Named(String name) implements Base {}

  /** A struct or a union; {@code members} is null where it is only named, {@code tag} is its place where it has no name. */
  public record Struct(
      boolean isUnion, String tag, List<Declaration> members, List<Attribute> attributes)
      implements Base {
    private static final String PLACE = "<";

    /** {@return one without a name} A macro may make several at one place, each a type of its own. */
    static Struct withoutName(
        Position at, boolean isUnion, List<Declaration> members, List<Attribute> attributes) {
      return new Struct(isUnion, PLACE + at + ">", members, attributes);
    }

    /** {@return whether somebody can name it} */
    public boolean hasName() {
      return !tag.startsWith(PLACE);
    }
  }

  /** An enum; {@code constants} is null where it is only named. */
  public record Enum(String tag, List<Constant> constants, List<Attribute> attributes)
      implements Base {}

  /** {@code __auto_type}: that of the value which the variable is given. */
  public record AutoType() implements Base {}

  /** {@code typeof(expression)}. */
  public record TypeOf(Expr expression) implements Base {}

  /** {@code typeof(type)}. */
  public record TypeOfType(TypeName type) implements Base {}

  /** {@code _Static_assert(condition, text)}, which declares nothing; the text is empty where there is none. */
  public record Assertion(Position at, Expr condition, String text) implements Base {}

  /** One constant of an enum; the value may be null. */
  public record Constant(Position at, String name, List<Attribute> attributes, Expr value) {}

  /** One attribute with its arguments. */
  public record Attribute(Position at, String name, List<Expr> arguments) {}

  /** {@return whether that storage class or qualifier is among the words} */
  public boolean has(String word) {
    return words.contains(word);
  }
}
