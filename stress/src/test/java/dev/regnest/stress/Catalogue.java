package dev.regnest.stress;

import java.util.List;
import java.util.regex.Pattern;
import org.openjdk.jcstress.infra.runners.TestList;

/** The tests that JCStress's annotation processor listed when the module was compiled. */
final class Catalogue {
  private Catalogue() {}

  /**
   * {@return those that {@code pattern} finds, sorted; never empty}
   *
   * @param loader where the list has to be
   * @throws IllegalStateException if there is no list, or none of its tests is found
   */
  static List<String> matching(Pattern pattern, ClassLoader loader) {
    if (loader.getResource(TestList.LIST.substring(1)) == null) {
      throw new IllegalStateException(
          TestList.LIST + " is missing: the annotation processor of JCStress did not run");
    }
    List<String> tests =
        TestList.tests().stream().filter(pattern.asPredicate()).sorted().toList();
    if (tests.isEmpty()) {
      throw new IllegalStateException(
          TestList.LIST + " names no test that matches \"" + pattern + "\"");
    }
    return tests;
  }
}
