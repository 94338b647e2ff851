package dev.regnest.kernelc.tree;

import java.util.Set;

/**
 * What a piece declares.
 *
 * @param kind what it is as a whole
 * @param names the functions, variables, constants and types that it declares by name
 * @param tags the structs, unions and enums whose members it has
 * @param made names that it may make, as arguments of a macro that is not known
 * @param isStatic whether other files cannot see it
 * @param isWeak whether a definition elsewhere wins over it
 * @param bodyAt where the body of a function begins in the text, else -1
 */
record Declares(
    Kind kind,
    Set<String> names,
    Set<String> tags,
    Set<String> made,
    boolean isStatic,
    boolean isWeak,
    int bodyAt) {
  /** Keeps one empty set for all: a tree has hundreds of thousands of pieces, and few make names or have tags. */
  Declares {
    names = orNone(names);
    tags = orNone(tags);
    made = orNone(made);
  }

  private static Set<String> orNone(Set<String> some) {
    return some.isEmpty() ? Set.of() : some;
  }

  /** What a piece is as a whole. */
  enum Kind {
    /** A typedef. */
    TYPE,
    /** A function with its body. */
    FUNCTION,
    /** A function without its body. */
    PROTOTYPE,
    /** A variable that is defined, or declared for the first time. */
    VARIABLE,
    /** A variable that another file defines. */
    EXTERN,
    /** A struct, union or enum, and nothing of that type. */
    TAG,
    /** What a macro makes. */
    MADE
  }

  String firstName() {
    return names.isEmpty()
        ? tags.isEmpty() ? "" : tags.iterator().next()
        : names.iterator().next();
  }

  boolean isFunction() {
    return kind == Kind.FUNCTION || kind == Kind.PROTOTYPE;
  }

  /** {@return whether it says what something is or holds, and not only that it is there} */
  boolean defines() {
    return kind != Kind.PROTOTYPE && kind != Kind.EXTERN;
  }
}
