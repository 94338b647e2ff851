package dev.regnest.stress;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openjdk.jcstress.infra.collectors.DiskReadCollector;
import org.openjdk.jcstress.infra.collectors.InProcessCollector;
import org.openjdk.jcstress.infra.collectors.TestResult;

/** What the result blobs below a folder say, one result for each test in each JVM that ran it. */
final class JcstressResults {
  private final Map<String, List<JvmResult>> byName;

  private JcstressResults(Map<String, List<JvmResult>> byName) {
    this.byName = byName;
  }

  static JcstressResults below(Path folder) throws IOException {
    InProcessCollector collector = new InProcessCollector();
    for (Path blob : blobsBelow(folder)) {
      DiskReadCollector reader = new DiskReadCollector(blob.toString(), collector);
      try {
        reader.dump();
      } catch (ClassNotFoundException e) {
        throw new IOException("cannot read " + blob, e);
      } finally {
        reader.close();
      }
    }
    return new JcstressResults(collector.getTestResults().stream()
        .collect(Collectors.groupingBy(
            TestResult::getName, Collectors.mapping(JvmResult::of, Collectors.toList()))));
  }

  /** {@return the results of that test; nothing if it did not run} */
  List<JvmResult> of(String test) {
    return byName.getOrDefault(test, List.of());
  }

  /** {@return how many results there are} */
  int jvmRuns() {
    return byName.values().stream().mapToInt(List::size).sum();
  }

  private static List<Path> blobsBelow(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.getFileName().toString().matches("jcstress-results-.*\\.bin\\.gz"))
          .sorted()
          .collect(Collectors.toList());
    }
  }
}
