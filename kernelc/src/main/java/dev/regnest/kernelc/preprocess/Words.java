package dev.regnest.kernelc.preprocess;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The words that conditions ask for: whether they are defined, or what they stand for. */
final class Words {
  /** How the words of a kernel's configuration begin, which IS_ENABLED() asks for outside conditions, too. */
  private static final String OPTION = "CONFIG_";

  private static final String PRELUDE = "__regnest_";
  private static final String MODULE = "_MODULE";

  private final Set<String> missing = new LinkedHashSet<>();
  private final Set<String> defined = new HashSet<>();

  private boolean asking;

  /** Begins a condition, or ends it. */
  void asking(boolean inCondition) {
    asking = inCondition;
  }

  /** Notes that a condition asks for a word that is not defined. */
  void isMissing(String word) {
    missing.add(word);
  }

  /**
   * Notes that a word that may be a macro is none.
   *
   * <p>IS_ENABLED() asks for each option twice, once with {@code _MODULE} behind it, of which the first is enough to tell.
   */
  void isNoMacro(String word) {
    boolean asked = asking && !word.equals("defined") && !word.startsWith(PRELUDE);
    if ((asked || word.startsWith(OPTION)) && !word.endsWith(MODULE)) {
      missing.add(word);
    }
  }

  /** Notes that the file defines a word itself. */
  void isDefined(String word) {
    defined.add(word);
  }

  /** {@return those that are defined nowhere, as they were asked for; what the file gives a value of its own, as {@code #ifndef} does, is none} */
  List<String> takenAsNotSet() {
    return missing.stream().filter(word -> !defined.contains(word)).toList();
  }
}
