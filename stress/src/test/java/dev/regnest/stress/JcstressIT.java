package dev.regnest.stress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.openjdk.jcstress.infra.runners.TestList;

/**
 * Runs every JCStress test that the annotation processor listed, and reports each as a test of its own.
 *
 * <p>JCStress itself exits with 0 when no test matches, when a test needs more cores than there are, and when an outcome
 * never appears; here each of these is a failure.
 */
class JcstressIT {
  private static final Path FOLDER = Path.of(System.getProperty("regnest.stress.folder"));
  private static final int MILLIS = Integer.getInteger("regnest.stress.millis");
  private static final int LONGER = 5;
  private static final Pattern TESTS = Pattern.compile(System.getProperty("regnest.stress.tests"));

  @TestFactory
  Stream<DynamicTest> everyListedTest() throws IOException, InterruptedException {
    List<String> listed = listedTests();
    deleteRecursively(FOLDER);
    long started = System.nanoTime();
    int exitCode = new JcstressRun(FOLDER.resolve("first"), TESTS.pattern(), MILLIS).execute();
    lookLongerWhereTooLittleWasSeen(judge(listed));
    Map<String, Verdict> verdicts = judge(listed);
    print(verdicts, (System.nanoTime() - started) / 1_000_000_000);

    DynamicTest whole = dynamicTest("JCStress exits with 0", () -> assertEquals(0, exitCode));
    Stream<DynamicTest> each = verdicts.entrySet().stream()
        .map(entry -> dynamicTest(entry.getKey(), () -> pass(entry.getKey(), entry.getValue())));
    return Stream.concat(Stream.of(whole), each);
  }

  private static List<String> listedTests() {
    if (TestList.class.getResource(TestList.LIST) == null) {
      fail(TestList.LIST + " is missing: the annotation processor of JCStress did not run");
    }
    List<String> listed =
        TestList.tests().stream().filter(TESTS.asPredicate()).sorted().toList();
    if (listed.isEmpty()) {
      fail(TestList.LIST + " names no test that matches \"" + TESTS + "\"");
    }
    return listed;
  }

  private static void pass(String test, Verdict verdict) {
    if (!verdict.complaints().isEmpty()) {
      fail(test + ":\n  " + String.join("\n  ", verdict.complaints()));
    }
  }

  /** Runs those tests once more, for longer, whose only fault is that too little was seen. */
  private static void lookLongerWhereTooLittleWasSeen(Map<String, Verdict> verdicts)
      throws IOException, InterruptedException {
    String again = verdicts.entrySet().stream()
        .filter(entry -> entry.getValue().needsMoreTime())
        .map(entry -> Pattern.quote(entry.getKey()) + "$")
        .collect(Collectors.joining("|"));
    if (!again.isEmpty()) {
      new JcstressRun(FOLDER.resolve("second"), again, LONGER * MILLIS).execute();
    }
  }

  private static Map<String, Verdict> judge(List<String> tests) throws IOException {
    JcstressResults results = JcstressResults.below(FOLDER);
    Map<String, Verdict> verdicts = new TreeMap<>();
    tests.forEach(test -> verdicts.put(test, Verdict.of(TestList.getInfo(test), results.of(test))));
    return verdicts;
  }

  private static void print(Map<String, Verdict> verdicts, long seconds) throws IOException {
    int configurations = verdicts.isEmpty() ? 0 : JcstressResults.below(FOLDER).configurations();
    System.out.println(Verdict.header());
    verdicts.values().forEach(System.out::println);
    System.out.printf(
        "%d tests, %d JVM runs of %d ms each, %d s in all on %s %s%n",
        verdicts.size(),
        configurations,
        MILLIS,
        seconds,
        System.getProperty("java.vm.name"),
        Runtime.version());
  }

  private static void deleteRecursively(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
