package dev.regnest.kernelc.tree;

import dev.regnest.kernelc.preprocess.Families;
import dev.regnest.kernelc.preprocess.Prelude;
import dev.regnest.kernelc.preprocess.Tokens;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The words that regnest answers itself, whatever a tree says of them: the macros, types and functions of its prelude. */
final class OwnWords {
  /** Words of the language that the kernel's headers give another meaning, for a compiler that they distrust. */
  private static final Set<String> LANGUAGE =
      Set.of("inline", "__inline", "__inline__", "asm", "__asm__", "if", "volatile", "const");

  private static final Set<String> DECLARED = new HashSet<>();
  private static final Set<String> TAGS = new HashSet<>();

  static {
    DeclaresReader reader = new DeclaresReader(word -> Optional.empty());
    Splitter splitter = new Splitter((line, text, tokens, body, bodyAt) -> {
      Declares declares = reader.read(tokens, body, bodyAt);
      DECLARED.addAll(declares.names());
      TAGS.addAll(declares.tags());
    });
    boolean directive = false;
    int number = 0;
    for (String line : RawText.withoutComments(Prelude.text()).split("\n")) {
      number++;
      boolean begins = line.startsWith("#");
      if (!begins && !directive) {
        splitter.line(line, number);
      }
      directive = (begins || directive) && line.endsWith("\\");
    }
  }

  private OwnWords() {}

  /** {@return whether a macro, type or function of that name is regnest's} */
  static boolean has(String word) {
    return LANGUAGE.contains(word)
        || DECLARED.contains(word)
        || Tokens.isWord(word)
        || Families.has(word);
  }

  /** {@return whether regnest knows the members of that struct} */
  static boolean hasTag(String tag) {
    return TAGS.contains(tag) || Tokens.isWord(tag);
  }
}
