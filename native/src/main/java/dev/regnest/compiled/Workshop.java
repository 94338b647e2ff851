package dev.regnest.compiled;

import dev.regnest.kernelc.CFile;
import dev.regnest.kernelc.preprocess.Families;
import dev.regnest.kernelc.preprocess.Headers;
import dev.regnest.kernelc.preprocess.Prelude;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A folder of its own under the system's temporary one, in which one compiler works; nothing of it is left when it is closed. */
final class Workshop implements AutoCloseable {
  private static final List<String> HEADERS = List.of("native.h", "harness.h");
  /** Says whose it is. */
  static final String PREFIX = "regnest-native-" + ProcessHandle.current().pid() + "-";

  private static final int MOST_TRIES = 1_000;
  private static final int SECONDS = 60;

  private final Toolchain compiler;
  private final List<String> flags;
  private final Path folder;
  private final Thread atExit = new Thread(this::end, "delete temporary files");
  private final Map<String, String> words = new ConcurrentHashMap<>();
  private final AtomicInteger programs = new AtomicInteger();

  /**
   * Opens one, with the harness in it.
   *
   * @throws CannotCompile if that compiler does not compile even that
   */
  Workshop(Toolchain compiler, List<String> flags) {
    this.compiler = compiler;
    this.flags = List.copyOf(flags);
    try {
      folder = Files.createTempDirectory(PREFIX);
      deleteAtExit();
      for (String header : HEADERS) {
        copy(header);
      }
      Files.writeString(folder.resolve(Prelude.NAME), Prelude.text());
      Files.writeString(folder.resolve("families.h"), Families.text());
      copy("words.c");
      Harness.into(this);
    } catch (IOException broken) {
      Command.throwIfEnded();
      throw new UncheckedIOException(broken);
    }
  }

  Toolchain compiler() {
    return compiler;
  }

  Path folder() {
    return folder;
  }

  void copy(String name) throws IOException {
    try (InputStream in = Workshop.class.getResourceAsStream(name)) {
      Files.copy(in, folder.resolve(name));
    }
  }

  /**
   * {@return the program that a file becomes at that level, which is what stands behind {@code -O}}
   *
   * @throws CannotCompile with what the compiler says
   */
  Program program(CFile file, String level) {
    String name = Path.of(file.name()).getFileName().toString();
    String unit = "unit" + programs.incrementAndGet();
    try {
      for (String header : file.answeredHeaders()) {
        header(header);
      }
      Files.writeString(folder.resolve(unit + ".c"), Unit.text(file, name));
      Files.writeString(folder.resolve(unit + "-left-out.c"), Unit.leftOut(file));
    } catch (IOException broken) {
      Command.throwIfEnded();
      throw new UncheckedIOException(broken);
    }
    List<String> options = options(level);
    options.addAll(asRead(file));
    List<String> all = with(
        options,
        Harness.BEGIN,
        unit + ".c",
        unit + "-left-out.c",
        words.computeIfAbsent(level, this::words),
        Harness.END,
        "-no-pie",
        "-o",
        unit);
    all.addAll(Harness.parts());
    compile("\"" + file.name() + "\" at -O" + level, all);
    return new Program(folder.resolve(unit), name);
  }

  /** Where headers of its own are, and what is defined before it. */
  private static List<String> asRead(CFile file) {
    List<String> options = new ArrayList<>();
    List<Path> folders =
        new ArrayList<>(List.of(Path.of(file.name()).toAbsolutePath().getParent()));
    folders.addAll(file.flags().folders());
    folders.forEach(
        folder -> options.addAll(List.of("-iquote", folder.toAbsolutePath().toString())));
    file.flags().defines().forEach((word, value) -> options.add("-D" + word + "=" + value));
    // A compiler sets words of its own, and would run what the model took as left out.
    file.takenAsNotSet().forEach(word -> options.add("-U" + word));
    return options;
  }

  /** What every file calls, compiled as the file is; once a level. */
  private String words(String level) {
    String object = "words" + level + ".o";
    compile("words.c", with(options(level), "-fno-builtin", "-c", "words.c", "-o", object));
    return object;
  }

  private List<String> options(String level) {
    List<String> options = new ArrayList<>(flags);
    options.addAll(List.of("-O" + level, "-gdwarf-4", "-fno-pie", "-nostdinc", "-I.", "-Iinclude"));
    return options;
  }

  /** The kernel's headers are there, and what the reader takes them for: mostly empty, as the names stand before the file. */
  private synchronized void header(String name) throws IOException {
    Path include = folder.resolve("include");
    Path header = include.resolve(name).normalize();
    if (header.startsWith(include) && !Files.exists(header)) {
      Files.createDirectories(header.getParent());
      Files.writeString(header, Headers.answer(name));
    }
  }

  static List<String> with(List<String> options, String... more) {
    List<String> all = new ArrayList<>(options);
    all.addAll(List.of(more));
    return all;
  }

  void compile(String what, List<String> options) {
    List<String> words = new ArrayList<>(List.of(compiler.command()));
    words.addAll(options);
    Command done = Command.run(folder, SECONDS, words);
    if (!done.succeeded()) {
      throw new CannotCompile(compiler.shortVersion() + " does not compile " + what, done.out());
    }
  }

  @Override
  public void close() {
    delete();
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException exiting) {
      // It runs already.
    }
  }

  private void deleteAtExit() {
    try {
      Runtime.getRuntime().addShutdownHook(atExit);
    } catch (IllegalStateException exiting) {
      delete();
      throw new StudyEnded();
    }
  }

  /** This process is going, and takes along what it has started. */
  private void end() {
    Command.endAll();
    delete();
  }

  /** Tries again while a compiler that was told to go still writes. */
  private void delete() {
    for (int i = 0; i < MOST_TRIES && Files.exists(folder); i++) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(path);
        }
      } catch (IOException | UncheckedIOException stillWritten) {
        Thread.onSpinWait();
      }
    }
  }
}
