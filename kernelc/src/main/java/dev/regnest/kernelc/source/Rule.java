package dev.regnest.kernelc.source;

import java.util.Locale;

/**
 * A rule of the reader that a file can break.
 *
 * <p>Its id stands behind every refusal, and never changes. For each there is a smallest file among the tests, whose first sentence says the
 * rule.
 */
public enum Rule {
  /** Tokens in an order that is no C. */
  SYNTAX,
  /** What is no token of C. */
  STRAY,
  /** What the preprocessor cannot carry out. */
  PREPROCESSOR,
  /** An #if without its #endif, or the other way round. */
  CONDITION,
  /** A header of the file's own that is not there. */
  HEADER,
  /** A #pragma that would change what the code means. */
  PRAGMA,
  /** Brackets, operands, or macros inside each other without end. */
  NESTING,
  /** More characters, tokens, bytes or variables than are read. */
  TOO_LARGE,
  /** A line of the head that says nothing. */
  HEAD,
  /** A name that nothing declares. */
  UNKNOWN_WORD,
  /** A function that is called, and has no body. */
  NOT_DEFINED,
  /** A name that is given a second meaning. */
  REDEFINITION,
  /** Operands of types that do not fit. */
  TYPE,
  /** An object of a type whose size is not known. */
  INCOMPLETE,
  /** A member that the struct does not have. */
  MEMBER,
  /** Too many arguments, or too few. */
  ARGUMENTS,
  /** A store to what nothing can be stored to. */
  PLACE,
  /** A store to what is const. */
  CONST,
  /** A value that must be known before the program runs. */
  NOT_CONSTANT,
  /** A _Static_assert() whose condition is 0. */
  ASSERTION,
  /** An integer that is none. */
  NUMBER,
  /** A character constant of more or less than one character. */
  CHARACTER,
  /** Values that do not fit what they are given to. */
  INITIALISER,
  /** A look at an array in a struct without a length. */
  FLEXIBLE_ARRAY,
  /** An attribute that may change what the code means. */
  ATTRIBUTE,
  /** A union of what shares its place with nothing. */
  UNION,
  /** A bit-field that no integer holds. */
  BIT_FIELD,
  /** A floating-point type or number. */
  FLOATING_POINT,
  /** A struct of opaque words that is passed or returned by value. */
  STRUCT_VALUE,
  /** A function that calls itself. */
  RECURSION,
  /** A goto to a label inside another block. */
  LABEL,
  /** A break, continue or return that ends nothing, or leads out of an expression. */
  JUMP,
  /** A case inside another block than that of its switch. */
  CASE,
  /** Instructions. */
  ASM,
  /** A pointer to a function that has no address here. */
  NOT_POINTED_AT,
  /** A computation with a word of registers. */
  OPAQUE,
  /** memcpy() or memset() of part of an opaque struct. */
  WHOLE_OBJECTS,
  /** A marked function that cannot be run, or not that often. */
  MARKER,
  /** A file in which nothing runs. */
  NOTHING_RUNS,
  /** A main() that wants more than there is. */
  MAIN,
  /** A second thread. */
  THREAD,
  /** An interrupt handler that cannot be made. */
  HANDLER,
  /** A hypothesis that the file cannot be asked. */
  HYPOTHESIS;

  /** {@return how messages call it: {@code unknown-word}} */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
