package dev.regnest.kernelc.tree;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a hypothesis needs of a tree.
 *
 * @param text the hypothesis with all of it, as one text
 * @param kernel which kernel it is of
 * @param from what was taken from where, in a sentence
 * @param options the options of the configuration that decided something of it, as {@code CONFIG_SMP=y}
 * @param stubs the functions of the tree that the hypothesis has itself
 * @param setAtBoot the variables that a boot may set otherwise than they are defined, and that no __setup of the hypothesis names
 * @param notFound what is to be said of a word that was not found, word by word
 * @param called the words of the hypothesis itself that are followed by a bracket
 * @param restsOn whether it rests on a file of the tree, by its path there: if it rests on no file that a change changes, it is the same after that
 */
public record Fetched(
    String text,
    Kernel kernel,
    String from,
    List<String> options,
    List<String> stubs,
    List<String> setAtBoot,
    Map<String, String> notFound,
    Set<String> called,
    Predicate<String> restsOn) {

  /**
   * The kernel of a tree.
   *
   * @param major as 6 in v6.1
   * @param minor as 1 in v6.1
   * @param isRealTime whether the configuration sets CONFIG_PREEMPT_RT
   */
  public record Kernel(int major, int minor, boolean isRealTime) {
    /** {@return as {@code v6.1}, with what it is configured for} */
    @Override
    public String toString() {
      return "v" + major + "." + minor + (isRealTime ? " with CONFIG_PREEMPT_RT" : "");
    }
  }
}
