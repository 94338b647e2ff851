package dev.regnest.stress;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openjdk.jcstress.infra.collectors.DiskReadCollector;
import org.openjdk.jcstress.infra.collectors.InProcessCollector;
import org.openjdk.jcstress.infra.collectors.TestResult;
import org.openjdk.jcstress.infra.grading.ReportUtils;

/** What the result blobs below a folder say, one merged result for each test that ran. */
final class JcstressResults {
  private final Map<String, TestResult> byName = new HashMap<>();
  private final int configurations;

  private JcstressResults(InProcessCollector collector) {
    ReportUtils.mergedByName(collector.getTestResults())
        .forEach(result -> byName.put(result.getName(), result));
    configurations = collector.getTestResults().size();
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
    return new JcstressResults(collector);
  }

  /** {@return the result of that test; nothing if it did not run} */
  Optional<TestResult> of(String test) {
    return Optional.ofNullable(byName.get(test));
  }

  /** {@return how many results there are, one for each test in each JVM configuration} */
  int configurations() {
    return configurations;
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
