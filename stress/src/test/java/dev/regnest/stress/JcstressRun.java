package dev.regnest.stress;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One run of JCStress in a JVM of its own; its report, log and result blob stay in one folder.
 *
 * @param folder where everything goes; must not hold an earlier run
 * @param lane what it runs
 */
record JcstressRun(Path folder, Lane lane) {
  private static final int LIMIT_MINUTES = 15;

  /**
   * Runs it, and stops it where it takes many times as long as planned; what did not run then has no result.
   *
   * @param jvmRuns how many JVM runs to expect
   * @return how it went; its exit code says less than its results do: it is 0 when no test ran at all
   */
  LaneRun execute(int jvmRuns) throws IOException, InterruptedException {
    long started = System.nanoTime();
    Files.createDirectories(folder);
    Process jcstress = new ProcessBuilder(command())
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(log().toFile())
        .start();
    jcstress.getOutputStream().close();
    try {
      long limit = Math.max(LIMIT_MINUTES * 60, 3 * lane.plannedSeconds(jvmRuns));
      if (!jcstress.waitFor(limit, TimeUnit.SECONDS)) {
        throw new IOException(
            "JCStress was still running after " + limit + " seconds; see " + log());
      }
      long seconds = (System.nanoTime() - started) / 1_000_000_000;
      return new LaneRun(
          lane, jcstress.exitValue(), JcstressResults.below(folder).configurations(), seconds);
    } finally {
      jcstress.descendants().forEach(ProcessHandle::destroyForcibly);
      jcstress.destroyForcibly();
    }
  }

  Path log() {
    return folder.resolve("jcstress.log");
  }

  private List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    if (Runtime.version().feature() >= 24) {
      // JCStress pins its threads through JNA, which loads a native library.
      command.add("--enable-native-access=ALL-UNNAMED");
    }
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), "org.openjdk.jcstress.Main"));
    command.addAll(List.of("-t", lane.tests(), "-r", folder.resolve("report").toString()));
    command.addAll(
        List.of("-f", "1", "-fsm", "1", "-iters", "1", "-time", Integer.toString(lane.millis())));
    // Splitting the compilers between the actors multiplies the configurations by seven.
    command.addAll(List.of("-sc", Boolean.toString(lane.split())));
    if (!lane.split()) {
      // Naming JVM flags switches off the search for more of them, each of which would be one more
      // JVM a test.
      command.addAll(List.of("-jvmArgs", "-XX:+UseSerialGC"));
    }
    return command;
  }
}
