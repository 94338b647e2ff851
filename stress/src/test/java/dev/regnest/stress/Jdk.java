package dev.regnest.stress;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A JDK on this machine.
 *
 * @param feature its version, 17 or more
 */
record Jdk(Path home, int feature) {
  private static final int OLDEST = 17;

  /** {@return this JVM's JDK and those beside it, one of each version, oldest first} */
  static List<Jdk> all() throws IOException {
    Path own = Path.of(System.getProperty("java.home")).toRealPath();
    TreeMap<Integer, Jdk> byFeature = new TreeMap<>();
    try (Stream<Path> beside = Files.list(own.getParent())) {
      for (Path home : beside.sorted().toList()) {
        at(home).ifPresent(jdk -> byFeature.put(jdk.feature(), jdk));
      }
    }
    byFeature.put(Runtime.version().feature(), new Jdk(own, Runtime.version().feature()));
    return List.copyOf(byFeature.values());
  }

  private static Optional<Jdk> at(Path home) throws IOException {
    Path release = home.resolve("release");
    if (!Files.isReadable(release) || !Files.isExecutable(home.resolve("bin/java"))) {
      return Optional.empty();
    }
    Properties properties = new Properties();
    properties.load(new StringReader(Files.readString(release)));
    String version = properties.getProperty("JAVA_VERSION", "0").replace("\"", "");
    int feature = Integer.parseInt(version.replaceFirst("\\D.*", ""));
    return feature < OLDEST ? Optional.empty() : Optional.of(new Jdk(home, feature));
  }

  String java() {
    return home.resolve("bin/java").toString();
  }
}
