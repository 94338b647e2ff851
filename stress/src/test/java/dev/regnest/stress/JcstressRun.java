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
  /** What one test may still take once the time is over. */
  private static final int GRACE_SECONDS = 60;

  /**
   * Runs it, within {@link Lane#SLACK} times what is planned; what did not run by then has no result.
   *
   * @param jvmRuns how many JVMs to expect
   * @return how it went; its exit code says less than its results do: it is 0 when no test ran at all
   */
  LaneRun execute(int jvmRuns) throws IOException, InterruptedException {
    long planned = lane.plannedSeconds(jvmRuns);
    long limit = Lane.SLACK * planned;
    long started = System.nanoTime();
    Files.createDirectories(folder);
    Process jcstress = new ProcessBuilder(command(limit))
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(log().toFile())
        .start();
    jcstress.getOutputStream().close();
    try {
      if (!jcstress.waitFor(limit + GRACE_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException("JCStress was still running after " + (limit + GRACE_SECONDS)
            + " seconds, " + planned + " planned; see " + log());
      }
      long seconds = (System.nanoTime() - started) / 1_000_000_000;
      int ran = JcstressResults.below(folder).jvmRuns();
      return new LaneRun(lane, jcstress.exitValue(), ran, planned, seconds);
    } finally {
      jcstress.descendants().forEach(ProcessHandle::destroyForcibly);
      jcstress.destroyForcibly();
    }
  }

  Path log() {
    return folder.resolve("jcstress.log");
  }

  private List<String> command(long limit) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(Compiler.nativeAccess());
    command.add("-D" + LaneMain.LIMIT + "=" + limit);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    // JCStress's own search for JVM flags is what splitting the compilers between the actors needs.
    command.add((lane.split() ? org.openjdk.jcstress.Main.class : LaneMain.class).getName());
    command.addAll(List.of("-t", lane.tests(), "-r", folder.resolve("report").toString()));
    command.addAll(List.of("-f", Integer.toString(lane.forks()), "-fsm", "1", "-iters", "1"));
    command.addAll(List.of("-time", Integer.toString(lane.millis())));
    command.addAll(List.of("-sc", Boolean.toString(lane.split())));
    // Touching all of a heap costs more time than starting the JVM.
    command.addAll(List.of("-pth", "false"));
    return command;
  }
}
