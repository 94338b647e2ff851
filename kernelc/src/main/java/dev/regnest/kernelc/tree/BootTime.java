package dev.regnest.kernelc.tree;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What a boot, or somebody who loads a module, may set otherwise than it is defined: static keys, parameters of modules, and what is read-only after that. */
final class BootTime {
  private static final String SET_UP = "__setup";
  private static final Pattern KEY = Pattern.compile("\\bDEFINE_STATIC_KEY_\\w+\\s*\\(");
  private static final Pattern READ_ONLY_AFTERWARDS = Pattern.compile("\\b__ro_after_init\\b");
  private static final String PARAMETER =
      "\\b(?:module|core)_param(?:_named|_cb)?\\s*\\([^;]*\\b%s\\b";

  private BootTime() {}

  /** {@return the names of those that were fetched, and that no function of the hypothesis names that is marked __setup} */
  static List<String> leftOpen(
      Collection<Piece> fetched, SourceTree tree, List<RawToken> hypothesis) {
    Set<String> settled = wordsOfSetUp(hypothesis);
    return fetched.stream()
        .filter(piece -> piece.declares().defines() && !piece.declares().isFunction())
        .filter(piece -> isSetAtBoot(piece, tree))
        .map(piece -> piece.declares().firstName())
        .filter(name -> !settled.contains(name))
        .distinct()
        .sorted()
        .toList();
  }

  private static Set<String> wordsOfSetUp(List<RawToken> hypothesis) {
    Set<String> words = new HashSet<>();
    int depth = 0;
    boolean inside = false;
    for (RawToken token : hypothesis) {
      inside |= depth == 0 && token.is(SET_UP);
      depth += token.is("{") ? 1 : token.is("}") ? -1 : 0;
      if (inside) {
        words.add(token.text());
        inside = depth > 0 || !token.is("}") && !token.is(";");
      }
    }
    return words;
  }

  private static boolean isSetAtBoot(Piece piece, SourceTree tree) {
    return KEY.matcher(piece.text()).find()
        || READ_ONLY_AFTERWARDS.matcher(piece.text()).find()
        || Pattern.compile(
                String.format(PARAMETER, Pattern.quote(piece.declares().firstName())))
            .matcher(tree.text(piece.file()).orElse(""))
            .find();
  }
}
