package dev.regnest.kernelc.tree;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What a boot, or somebody who loads a module, may set otherwise than it is defined: static keys, parameters of modules, and what is read-only after that. */
final class BootTime {
  private static final Pattern KEY =
      Pattern.compile("^(?:static\\s+)?DEFINE_STATIC_KEY_(?:TRUE|FALSE)\\w*\\s*\\(");
  private static final Pattern READ_ONLY_AFTERWARDS = Pattern.compile("\\b__ro_after_init\\b");
  private static final String PARAMETER =
      "\\b(?:module|core)_param(?:_named|_cb)?\\s*\\([^;]*\\b%s\\b";

  private BootTime() {}

  /** {@return the names of those that were fetched, and that the hypothesis, which has these words, says nothing of} */
  static List<String> leftAsDefined(
      Collection<Piece> fetched, SourceTree tree, Set<String> hypothesis) {
    return fetched.stream()
        .filter(piece -> piece.declares().defines() && !piece.declares().isFunction())
        .filter(piece -> isSetAtBoot(piece, tree))
        .map(piece -> piece.declares().firstName())
        .filter(name -> !hypothesis.contains(name))
        .distinct()
        .sorted()
        .toList();
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
