package dev.regnest.stress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
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
  private static final Pattern TESTS = Pattern.compile(System.getProperty("regnest.stress.tests"));
  private static final List<Lane> LANES = Lane.of(
      System.getProperty("regnest.stress.lanes"),
      new Lane(
          "all",
          TESTS.pattern(),
          Integer.getInteger("regnest.stress.millis"),
          Integer.getInteger("regnest.stress.forks"),
          /* split= */ false));
  private static final int LONGER = 2;

  private final List<LaneRun> runs = new ArrayList<>();

  @TestFactory
  Stream<DynamicTest> everyListedTest() throws IOException, InterruptedException {
    List<String> listed = Catalogue.matching(TESTS, JcstressIT.class.getClassLoader());
    Map<String, Prediction> predictions = listed.parallelStream()
        .collect(
            Collectors.toMap(Function.identity(), test -> Prediction.of(TestList.getInfo(test))));
    deleteRecursively(FOLDER);
    for (Lane lane : LANES) {
      run(lane, listed);
    }
    lookLongerWhereTooLittleWasSeen(judge(predictions));
    Map<String, Verdict> verdicts = judge(predictions);
    Files.writeString(
        FOLDER.resolve("summary.json"), new SummaryJson(runs, verdicts.values()).toString());
    Files.writeString(FOLDER.resolve("rates.md"), rates(listed).toString());
    System.out.println(new ChapterTable(verdicts.values()));
    runs.forEach(System.out::println);

    Stream<DynamicTest> lanes = runs.stream()
        .flatMap(run -> Stream.of(
            dynamicTest("JCStress exits with 0 in " + run.lane().name(), () -> exits0(run)),
            dynamicTest(run.lane().name() + " keeps its budget", () -> keepsItsBudget(run))));
    Stream<DynamicTest> each = verdicts.entrySet().stream()
        .map(entry -> dynamicTest(entry.getKey(), () -> pass(entry.getKey(), entry.getValue())));
    return Stream.concat(lanes, each);
  }

  private void run(Lane lane, Collection<String> tests) throws IOException, InterruptedException {
    int jvmRuns = lane.jvmRuns(tests.stream().map(TestList::getInfo).toList());
    System.out.printf(
        "%s, %d JVM runs, about %d s from now%n", lane, jvmRuns, lane.plannedSeconds(jvmRuns));
    runs.add(new JcstressRun(FOLDER.resolve(lane.name()), lane).execute(jvmRuns));
  }

  private static MustSeeRates rates(List<String> tests) throws IOException {
    JcstressResults results = JcstressResults.below(FOLDER);
    return new MustSeeRates(tests.stream()
        .flatMap(test -> MustSeeRates.of(TestList.getInfo(test), results.of(test)).stream())
        .toList());
  }

  private static void exits0(LaneRun run) {
    assertEquals(0, run.exitCode());
  }

  private static void keepsItsBudget(LaneRun run) {
    assertTrue(run.keptItsBudget(), run::toString);
  }

  private static void pass(String test, Verdict verdict) {
    if (!verdict.complaints().isEmpty()) {
      fail(test + ":\n  " + String.join("\n  ", verdict.complaints()));
    }
  }

  /** Runs those tests once more, for longer, whose only fault is that too little was seen. */
  private void lookLongerWhereTooLittleWasSeen(Map<String, Verdict> verdicts)
      throws IOException, InterruptedException {
    List<String> again = verdicts.entrySet().stream()
        .filter(entry -> entry.getValue().needsMoreTime())
        .map(Map.Entry::getKey)
        .toList();
    if (!again.isEmpty()) {
      String names = again.stream().map(Pattern::quote).collect(Collectors.joining("|", "(", ")$"));
      run(LANES.get(0).again(names, LONGER), again);
    }
  }

  private static Map<String, Verdict> judge(Map<String, Prediction> tests) throws IOException {
    JcstressResults results = JcstressResults.below(FOLDER);
    Map<String, Verdict> verdicts = new TreeMap<>();
    tests.forEach((test, prediction) -> verdicts.put(
        test, Verdict.of(TestList.getInfo(test), prediction.free(), results.of(test))));
    return verdicts;
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
