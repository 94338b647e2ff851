package dev.regnest.kernelc.preprocess;

import dev.regnest.kernelc.source.Spelling;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** The words that the prelude knows, for who writes one that it does not. */
public final class KnownWords {
  private static final String OWN = "__regnest_";
  private static final int LETTERS_PER_EDIT = 4;

  private static final SortedSet<String> ALL = all();

  private KnownWords() {}

  private static SortedSet<String> all() {
    SortedSet<String> all = new TreeSet<>();
    Tokens.macrosOfPrelude().forEach(macro -> all.add(macro.getName()));
    Tokens.ofPrelude(/* guards= */ false).stream()
        .filter(token -> token.kind() == CToken.Kind.NAME)
        .forEach(token -> all.add(token.text()));
    all.removeIf(word -> word.startsWith(OWN));
    return all;
  }

  /** {@return what to write in place of a word that is not known} */
  public static String hint(String word) {
    if (word.startsWith("__VERIFIER_")) {
      return "; of the SV-COMP names, __VERIFIER_assert(), __VERIFIER_assume() and __VERIFIER_nondet_TYPE() are known, with bool and the"
          + " integers for TYPE";
    }
    if (ALL.contains(word)) {
      return "; it is known as a macro, which needs its arguments";
    }
    List<String> alike =
        ALL.stream().filter(known -> initial(known) == initial(word)).toList();
    return Spelling.nearest(word, alike, word.length() / LETTERS_PER_EDIT)
        .map(near -> "; did you mean '" + near + "'?")
        .orElse("; define it in the file");
  }

  /** Who misspells a word seldom misspells its first letter. */
  private static char initial(String word) {
    int at = 0;
    while (at < word.length() - 1 && word.charAt(at) == '_') {
      at++;
    }
    return Character.toLowerCase(word.charAt(at));
  }
}
