package dev.regnest.compiled;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The objects that every program is linked with, as one compiler makes them: once in a process, however many workshops it has. */
final class Harness {
  /** What a program starts with and ends with; between them stands what is under test. */
  static final String BEGIN = "begin.o";

  static final String END = "end.o";

  private static final List<String> PARTS =
      List.of("cpu", "events", "oracle", "step", "memory", "run", "print", "explore", "main");

  private static final Map<Toolchain, Harness> MADE = new ConcurrentHashMap<>();

  private final Map<String, byte[]> objects = new TreeMap<>();

  private Harness() {}

  /** {@return the names of the objects that stand behind what is under test} */
  static List<String> parts() {
    return PARTS.stream().map(part -> part + ".o").toList();
  }

  /**
   * Puts them into a workshop.
   *
   * @throws CannotCompile if its compiler does not compile them
   */
  static void into(Workshop workshop) throws IOException {
    Harness made = MADE.get(workshop.compiler());
    if (made == null) {
      made = compiledIn(workshop);
      MADE.put(workshop.compiler(), made);
    }
    for (Map.Entry<String, byte[]> object : made.objects.entrySet()) {
      Files.write(workshop.folder().resolve(object.getKey()), object.getValue());
    }
  }

  private static Harness compiledIn(Workshop workshop) throws IOException {
    List<List<String>> all = new ArrayList<>();
    for (String part : PARTS) {
      workshop.copy(part + ".c");
      all.add(List.of("-O2", part + ".c", "-o", part + ".o"));
    }
    workshop.copy("edges.c");
    all.add(List.of("-DBEGIN", "edges.c", "-o", BEGIN));
    all.add(List.of("edges.c", "-o", END));
    all.parallelStream()
        .forEach(one -> workshop.compile("the harness", Workshop.with(one, "-fno-pie", "-c")));
    Harness made = new Harness();
    for (String object : Stream.concat(Stream.of(BEGIN, END), parts().stream()).toList()) {
      Path file = workshop.folder().resolve(object);
      made.objects.put(object, Files.readAllBytes(file));
    }
    return made;
  }
}
