package dev.regnest.stress;

import dev.regnest.stress.memory.AboutTheCompiler;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.openjdk.jcstress.JCStress;
import org.openjdk.jcstress.Options;
import org.openjdk.jcstress.TestExecutor;
import org.openjdk.jcstress.infra.TestInfo;
import org.openjdk.jcstress.infra.collectors.DiskWriteCollector;
import org.openjdk.jcstress.infra.collectors.MuxCollector;
import org.openjdk.jcstress.infra.collectors.SerializedBufferCollector;
import org.openjdk.jcstress.infra.grading.ConsoleReportPrinter;
import org.openjdk.jcstress.infra.runners.TestConfig;
import org.openjdk.jcstress.infra.runners.TestList;
import org.openjdk.jcstress.os.OSSupport;
import org.openjdk.jcstress.os.Scheduler;
import org.openjdk.jcstress.os.SchedulingClass;
import org.openjdk.jcstress.os.topology.Topology;
import org.openjdk.jcstress.vm.CompileMode;
import org.openjdk.jcstress.vm.VMSupport;

/**
 * What JCStress's own {@code Main} does, with the JVMs that {@link Compiler} names instead of all that this JDK could start.
 *
 * <p>JCStress runs every test in two JVMs on JDK 17, with biased locking and without, and no option of its own says otherwise.
 */
final class LaneMain {
  /** The system property with the seconds after which nothing more is started. */
  static final String LIMIT = "regnest.stress.limit";

  private static final String LONG_STRIDE = "256";
  private static final String C2_STRIDE = "64";
  private static final String SHORT_STRIDE = "16";

  private LaneMain() {}

  /** Runs it; the arguments are those of JCStress. */
  public static void main(String[] args) throws Exception {
    Options options = parse(args);
    OSSupport.init();
    VMSupport.initFlags(options);
    JCStress jcstress = new JCStress(options);
    Scheduler scheduler = new Scheduler(Topology.get(), options.getCPUCount());
    List<TestConfig> runs = new ArrayList<>();
    for (String name : jcstress.getTests()) {
      TestInfo test = TestList.getInfo(name);
      for (Compiler compiler : new OutcomeTable(test).compilers()) {
        runs.addAll(runs(test, compiler, parse(withStride(args, test, compiler)), scheduler));
      }
    }
    options.printSettingsOn(System.out);
    run(runs, options, scheduler);
    jcstress.parseResults();
  }

  private static Options parse(String... args) throws IOException {
    Options options = new Options(args);
    if (!options.parse()) {
      throw new IllegalArgumentException("not options of JCStress: " + List.of(args));
    }
    return options;
  }

  private static String[] withStride(String[] args, TestInfo test, Compiler compiler)
      throws ClassNotFoundException {
    boolean isLong = Class.forName(test.binaryName()).isAnnotationPresent(AboutTheCompiler.class);
    String stride = compiler == Compiler.C2 ? C2_STRIDE : isLong ? LONG_STRIDE : SHORT_STRIDE;
    return Stream.concat(Stream.of(args), Stream.of("-strideSize", stride)).toArray(String[]::new);
  }

  /** {@return nothing where there are fewer cores than actors} */
  private static List<TestConfig> runs(
      TestInfo test, Compiler compiler, Options options, Scheduler scheduler) {
    List<TestConfig> runs = new ArrayList<>();
    for (SchedulingClass cores :
        scheduler.scheduleClasses(test.threads(), options.getCPUCount(), options.affinityMode())) {
      for (int fork = 0; fork < options.getForks(); fork++) {
        runs.add(new TestConfig(options, test, fork, compiler.flags(), CompileMode.UNIFIED, cores));
      }
    }
    return runs;
  }

  private static void run(List<TestConfig> runs, Options options, Scheduler scheduler)
      throws Exception {
    ConsoleReportPrinter console =
        new ConsoleReportPrinter(options, new PrintWriter(System.out, true), runs.size());
    DiskWriteCollector blob = new DiskWriteCollector(options.getResultFile());
    SerializedBufferCollector sink = new SerializedBufferCollector(MuxCollector.of(console, blob));
    for (int run = 0; run < runs.size(); run++) {
      if (secondsUp() > Integer.getInteger(LIMIT)) {
        System.out.printf(
            "%nNo time left: %d of %d runs not started.%n", runs.size() - run, runs.size());
        break;
      }
      TestExecutor executor = new TestExecutor(options.verbosity(), sink, scheduler);
      console.setExecutor(executor);
      executor.runAll(List.of(runs.get(run)));
    }
    sink.close();
    blob.close();
    console.printFinishLine();
  }

  private static long secondsUp() {
    return ManagementFactory.getRuntimeMXBean().getUptime() / 1000;
  }
}
