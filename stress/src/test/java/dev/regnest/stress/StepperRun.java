package dev.regnest.stress;

import dev.regnest.stress.memory.Fields;
import dev.regnest.stress.memory.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jcstress.infra.TestInfo;

/**
 * One JVM in which tests are stepped through, one after the other.
 *
 * @param seed of StressLCM and StressGCM, or empty for a compiler that is not stressed
 */
record StepperRun(Jdk jdk, OptionalInt seed, List<TestInfo> tests) {
  private static final int LIMIT_MINUTES = 30;

  /** {@return a result for each test that came to its end} */
  List<Stepped> execute(Path library, Path log) throws IOException, InterruptedException {
    Process jvm = new ProcessBuilder(command(library))
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
    try {
      if (!jvm.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
        throw new IOException("still stepping after " + LIMIT_MINUTES + " minutes; see " + log);
      }
    } finally {
      jvm.destroyForcibly();
    }
    return Files.readAllLines(log).stream()
        .map(Stepped::parse)
        .flatMap(Optional::stream)
        .toList();
  }

  private List<String> command(Path library) {
    List<String> command = new ArrayList<>(List.of(jdk.java(), "-agentpath:" + library));
    if (jdk.feature() >= 24) {
      command.add("--enable-native-access=ALL-UNNAMED");
    }
    command.add("-XX:CompileCommand=quiet");
    for (TestInfo test : tests) {
      // A body of its own, whoever calls it.
      command.add("-XX:CompileCommand=dontinline," + test.binaryName() + "::*");
    }
    // C2 leaves out of line what a test shares with one that was compiled before it, and then sees
    // nothing of it.
    shared().forEach(type -> command.add("-XX:CompileCommand=inline," + type + "::*"));
    command.addAll(List.of("-Xbatch", "-XX:-TieredCompilation", "-XX:+UnlockDiagnosticVMOptions"));
    // A frozen victim reaches no safepoint, so there must be none: no collection, no periodic ones.
    command.addAll(List.of("-XX:+UseSerialGC", "-Xmn256m", "-XX:GuaranteedSafepointInterval=0"));
    command.add("-XX:+DebugNonSafepoints");
    seed.ifPresent(value ->
        command.addAll(List.of("-XX:+StressLCM", "-XX:+StressGCM", "-XX:StressSeed=" + value)));
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), StepperMain.class.getName()));
    tests.forEach(test -> command.add(test.name()));
    return command;
  }

  /** {@return the classes that tests share: their memory, and what they do alike} */
  private List<String> shared() {
    return Stream.concat(Stream.of(Fields.class), tests.stream().map(StepperRun::superclass))
        .filter(type -> type != Shape.class)
        .map(Class::getName)
        .distinct()
        .toList();
  }

  private static Class<?> superclass(TestInfo test) {
    try {
      return Class.forName(test.binaryName()).getSuperclass();
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  /** {@return how it was compiled, for a table} */
  String compiler() {
    return "C2 " + jdk.feature() + (seed.isPresent() ? ", seed " + seed.getAsInt() : "");
  }
}
