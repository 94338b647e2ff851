package dev.regnest.stress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.openjdk.jcstress.infra.TestInfo;
import org.openjdk.jcstress.infra.runners.TestList;

/**
 * Interrupts every test that has a handler before each machine instruction of what it interrupts, in JVMs of its own.
 *
 * <p>Only with {@code -Pstepper}. Where it cannot run it says so and is skipped, not passed.
 */
class StepperIT {
  private static final Path FOLDER = Path.of(System.getProperty("regnest.stepper.folder"));
  private static final int SEEDS = Integer.getInteger("regnest.stepper.seeds");
  private static final Pattern TESTS = Pattern.compile(System.getProperty("regnest.stepper.tests"));

  /** Thousands of instructions each, so that one compilation has to do. */
  private static final Pattern MODEL = Pattern.compile("\\.Actual|Slots");

  /** Each of these breaks however C2 compiles it; a stepper that does not see it is blind. */
  private static final Set<String> BREAK = Set.of(
      "Publication_02_EarlyLoad.WordFirst",
      "Publication_03_SlotReuse.Plain",
      "Publication_04_ArrayFill.FlagFirst",
      "Recursion_01_Guard.Plain",
      "Recursion_02_LateGuard.Late");

  private final List<String> table = new ArrayList<>(List.of(
      "| shape | compiler | instructions | bad | first bad after |", "|---|---|---|---|---|"));

  @TestFactory
  Stream<DynamicTest> everyInstruction() throws IOException, InterruptedException {
    Files.createDirectories(FOLDER);
    Path library = library();
    List<DynamicTest> results = new ArrayList<>();
    for (StepperRun run : runs()) {
      Path log =
          FOLDER.resolve(run.compiler().replaceAll("\\W+", "-") + "-" + results.size() + ".log");
      Map<String, Stepped> stepped = run.execute(library, log).stream()
          .collect(Collectors.toMap(Stepped::test, Function.identity()));
      for (TestInfo test : run.tests()) {
        String name = shortName(test.name());
        Stepped result = stepped.get(test.name());
        results.add(dynamicTest(name + ", " + run.compiler(), () -> check(name, result, log)));
        table.add(row(name, run.compiler(), result));
      }
    }
    Files.write(FOLDER.resolve("table.md"), table);
    table.forEach(System.out::println);
    return results.stream();
  }

  private static List<StepperRun> runs() throws IOException {
    List<TestInfo> all = TestList.tests().stream()
        .filter(TESTS.asPredicate())
        .sorted()
        .map(TestList::getInfo)
        .filter(test -> Prediction.of(test).oneCpu().isPresent())
        .toList();
    Map<Boolean, List<TestInfo>> byModel = all.stream()
        .collect(Collectors.partitioningBy(t -> MODEL.matcher(t.name()).find()));
    List<StepperRun> runs = new ArrayList<>();
    for (Jdk jdk : Jdk.all()) {
      Stream.concat(
              Stream.of(OptionalInt.empty()),
              IntStream.rangeClosed(1, SEEDS).mapToObj(OptionalInt::of))
          .forEach(seed -> runs.add(new StepperRun(jdk, seed, byModel.get(false))));
      runs.add(new StepperRun(jdk, OptionalInt.empty(), byModel.get(true)));
    }
    return runs.stream().filter(run -> !run.tests().isEmpty()).toList();
  }

  private static void check(String name, Stepped result, Path log) {
    assertNotEquals(null, result, () -> "stepping did not come to its end; see " + log);
    assertNotEquals(0, result.instructions(), "no compiled instruction was executed");
    assertEquals(0, result.undelivered(), "instructions that no handler could be run before");
    assertEquals(
        result.instructions(),
        result.seen().values().stream().mapToLong(Long::longValue).sum(),
        "one outcome for each instruction");
    assertEquals(
        List.of(), result.unpredicted(), "outcomes that the model says one CPU cannot have");
    if (BREAK.contains(name)) {
      assertNotEquals(0, result.bad(), "this shape is built to break");
    }
  }

  private static String row(String name, String compiler, Stepped result) {
    if (result == null) {
      return "| `" + name + "` | " + compiler + " | did not come to its end | | |";
    }
    return "| `" + name + "` | " + compiler + " | " + result.instructions() + " | " + result.bad()
        + " | " + result.firstBad() + " |";
  }

  private static String shortName(String test) {
    return test.replaceFirst("^.*\\.(\\w+\\.\\w+)$", "$1");
  }

  private static Path library() throws IOException, InterruptedException {
    Path include = Path.of(System.getProperty("java.home"), "include");
    String cannot = cannot(include);
    if (!cannot.isEmpty()) {
      System.out.println("stepper: nothing was stepped through, since " + cannot);
      Assumptions.abort(cannot);
    }
    Path library = FOLDER.resolve("libstepper.so");
    Process gcc = new ProcessBuilder(List.of(
            "gcc",
            "-std=gnu11",
            "-O1",
            "-Wall",
            "-Wextra",
            "-Werror",
            "-shared",
            "-fPIC",
            "-I" + include,
            "-I" + include.resolve("linux"),
            System.getProperty("regnest.stepper.source"),
            "-o",
            library.toString()))
        .inheritIO()
        .start();
    assertEquals(0, gcc.waitFor(), "gcc's exit code");
    return library;
  }

  /** {@return why it cannot run here, or nothing} */
  private static String cannot(Path include) {
    String system = System.getProperty("os.name") + " on " + System.getProperty("os.arch");
    if (!system.equals("Linux on amd64")) {
      return "it needs Linux on amd64, and this is " + system;
    }
    boolean gcc = Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "gcc")));
    if (!gcc) {
      return "there is no gcc on the PATH";
    }
    return Files.exists(include.resolve("jvmticmlr.h"))
        ? ""
        : "there is no jvmticmlr.h in " + include;
  }
}
