package dev.regnest.kernelc.parse;

import java.util.Set;

/** The words of C that are no names. */
final class Keywords {
  static final Set<String> TYPE_WORDS = Set.of(
      "void",
      "char",
      "short",
      "int",
      "long",
      "signed",
      "unsigned",
      "_Bool",
      "float",
      "double",
      "__int128",
      "__signed__");

  static final Set<String> STORAGE =
      Set.of("static", "extern", "typedef", "inline", "register", "auto");

  /** Those of which a declaration has one at most. */
  static final Set<String> EXCLUSIVE = Set.of("static", "extern", "typedef", "register", "auto");

  static final Set<String> QUALIFIERS = Set.of("const", "volatile", "restrict", "_Atomic");

  static final Set<String> ALL = Set.of(
      "void",
      "char",
      "short",
      "int",
      "long",
      "signed",
      "unsigned",
      "_Bool",
      "float",
      "double",
      "__signed__",
      "__int128",
      "static",
      "extern",
      "typedef",
      "inline",
      "register",
      "auto",
      "const",
      "volatile",
      "restrict",
      "struct",
      "union",
      "enum",
      "typeof",
      "if",
      "else",
      "while",
      "do",
      "for",
      "switch",
      "case",
      "default",
      "break",
      "continue",
      "goto",
      "return",
      "sizeof",
      "asm",
      "__attribute__",
      "__extension__",
      "__label__",
      "__thread",
      "__auto_type",
      "_Alignas",
      "_Alignof",
      "_Atomic",
      "_Complex",
      "_Generic",
      "_Noreturn",
      "_Static_assert",
      "_Thread_local");

  private Keywords() {}

  /** {@return the word without the underscores that GNU C lets stand around it} */
  static String plain(String word) {
    switch (word) {
      case "__const":
      case "__const__":
        return "const";
      case "__volatile":
      case "__volatile__":
        return "volatile";
      case "__restrict":
      case "__restrict__":
        return "restrict";
      case "__inline":
      case "__inline__":
        return "inline";
      case "__typeof":
      case "__typeof__":
        return "typeof";
      case "__asm":
      case "__asm__":
        return "asm";
      case "__attribute":
        return "__attribute__";
      default:
        return word;
    }
  }
}
