package dev.regnest.stress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.infra.StateCase;
import org.openjdk.jcstress.infra.TestInfo;
import org.openjdk.jcstress.infra.runners.TestList;

/** The chapters are numbered files, each with the same three kinds of test. */
class ChaptersTest {
  private static final Pattern NAME = Pattern.compile(
      "dev\\.regnest\\.stress\\.(?<folder>\\w+)\\.(?<file>(?<chapter>[A-Z]\\w+)_(?<number>\\d\\d)_\\w+)\\.(?<test>\\w+)");

  static Stream<String> everyFile() {
    Set<String> files = TestList.tests().stream()
        .map(test -> part(test, "file"))
        .collect(Collectors.toCollection(TreeSet::new));
    assertFalse(files.isEmpty());
    return files.stream();
  }

  @ParameterizedTest
  @MethodSource("everyFile")
  void everyFileHasTheModelsOwnClassTheBareShapeAndOneThatIsSeenToFail(String file) {
    Set<String> tests = TestList.tests().stream()
        .filter(test -> part(test, "file").equals(file))
        .collect(Collectors.toSet());
    Set<String> names = tests.stream().map(test -> part(test, "test")).collect(Collectors.toSet());
    assertTrue(names.containsAll(Set.of("Actual", "Isolated")), () -> "" + names);
    assertTrue(
        tests.stream()
            .filter(test -> !Set.of("Actual", "Isolated").contains(part(test, "test")))
            .map(TestList::getInfo)
            .anyMatch(ChaptersTest::isSeenToFail),
        () -> "none is seen to fail of " + names);
  }

  /** {@return whether something wrong has to be seen, or something right never is} */
  private static boolean isSeenToFail(TestInfo test) {
    return test.cases().stream().anyMatch(ChaptersTest::isFailure);
  }

  private static boolean isFailure(StateCase row) {
    boolean wrong = row.expect() == Expect.ACCEPTABLE_INTERESTING;
    return Mark.of(row).filter(mark -> mark.isToBeSeen() == wrong).isPresent();
  }

  /** 01, 02, 03 and so on in the folder of that name, so that none was left out. */
  @Test
  void aChapterIsOneFolderWhoseFilesAreNumberedWithoutAGap() {
    SortedMap<String, Set<String>> numbers = new TreeMap<>();
    for (String test : TestList.tests()) {
      assertEquals(part(test, "folder"), part(test, "chapter").toLowerCase(Locale.ROOT));
      numbers
          .computeIfAbsent(part(test, "chapter"), chapter -> new TreeSet<>())
          .add(part(test, "number"));
    }
    assertEquals(
        Set.of("Migration", "Nested", "Publication", "Recursion", "Slots"), numbers.keySet());
    numbers.forEach((chapter, found) -> assertEquals(
        Stream.iterate(1, n -> n + 1)
            .limit(found.size())
            .map(n -> String.format(Locale.ROOT, "%02d", n))
            .toList(),
        List.copyOf(found),
        chapter));
  }

  private static String part(String test, String group) {
    Matcher name = NAME.matcher(test);
    assertTrue(name.matches(), () -> "not a test of a numbered file: " + test);
    return name.group(group);
  }
}
