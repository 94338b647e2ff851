package dev.regnest.stress;

import java.util.List;
import java.util.stream.Stream;
import org.openjdk.jcstress.infra.collectors.TestResult;

/** A JVM that a test runs in, by what compiles it there. */
enum Compiler {
  /** The JVM as it is: the interpreter first, then C1, then C2. */
  TIERED("-XX:+UseSerialGC"),

  /**
   * C2 and nothing else, from the first call on: for outcomes that C2 never leaves to be seen.
   *
   * <p>What C2 meets before it is linked still runs once or twice in the interpreter.
   */
  C2(
      "-XX:+UseSerialGC",
      "-XX:-TieredCompilation",
      "-Xcomp",
      "-XX:CompileThresholdScaling=0.02",
      "-XX:CompileCommand=quiet",
      "-XX:CompileCommand=compileonly,dev/regnest/stress/*.*",
      "-XX:CompileCommand=compileonly,org/openjdk/jcstress/*.*");

  private final List<String> flags;

  Compiler(String... flags) {
    this.flags = Stream.concat(nativeAccess().stream(), Stream.of(flags)).toList();
  }

  /** {@return what it takes to be allowed JNA, by which JCStress pins its threads} */
  static List<String> nativeAccess() {
    return Runtime.version().feature() >= 24
        ? List.of("--enable-native-access=ALL-UNNAMED")
        : List.of();
  }

  List<String> flags() {
    return flags;
  }

  /** {@return whether that result comes from such a JVM} */
  boolean ran(TestResult result) {
    return result.getConfig().jvmArgs.equals(flags);
  }
}
