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
 * @param tests regular expression, found anywhere in the names of the tests to run
 * @param millis time of each test in each JVM configuration
 */
record JcstressRun(Path folder, String tests, int millis) {
  private static final int LIMIT_MINUTES = 15;

  /** {@return the exit code, which says less than the results do: it is 0 when no test ran at all} */
  int execute() throws IOException, InterruptedException {
    Files.createDirectories(folder);
    Process jcstress = new ProcessBuilder(command())
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(log().toFile())
        .start();
    jcstress.getOutputStream().close();
    try {
      if (!jcstress.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
        throw new IOException(
            "JCStress was still running after " + LIMIT_MINUTES + " minutes; see " + log());
      }
      return jcstress.exitValue();
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
    command.addAll(List.of("-t", tests, "-r", folder.resolve("report").toString()));
    command.addAll(
        List.of("-f", "1", "-fsm", "1", "-iters", "1", "-time", Integer.toString(millis)));
    // One compiler for both actors; splitting them multiplies the configurations by three.
    command.addAll(List.of("-sc", "false"));
    // Naming JVM flags switches off the search for more of them, each of which would be one more
    // JVM a test.
    command.addAll(List.of("-jvmArgs", "-XX:+UseSerialGC"));
    return command;
  }
}
