package dev.regnest.kernelc;

import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.Registers;
import dev.regnest.explore.judge.Judge;
import dev.regnest.kernelc.preprocess.Flags;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A tree of a few files in the layout of a kernel's, as a copy that a test may change. */
final class TinyTree {
  private final Path root;

  TinyTree(Path root) {
    this.root = root;
    try (Stream<Path> all = Files.walk(shipped())) {
      for (Path from : (Iterable<Path>) all::iterator) {
        Path to = root.resolve(shipped().relativize(from).toString());
        if (Files.isDirectory(from)) {
          Files.createDirectories(to);
        } else {
          Files.copy(from, to);
        }
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static Path shipped() {
    try {
      return Path.of(TinyTree.class.getResource("/tree").toURI());
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  Path root() {
    return root;
  }

  /** Writes a file of it. */
  TinyTree with(String path, String text) {
    try {
      Files.createDirectories(root.resolve(path).getParent());
      Files.writeString(root.resolve(path), text);
      return this;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** Replaces a text in a file of it, which must be there. */
  TinyTree replacing(String path, String text, String by) {
    try {
      String before = Files.readString(root.resolve(path));
      if (!before.contains(text)) {
        throw new IllegalArgumentException(path + " has no " + text);
      }
      return with(path, before.replace(text, by));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  Flags flags(Map<String, String> defines) {
    Flags.Tree tree = new Flags.Tree(root, Optional.of(root.resolve("config")));
    return new Flags(List.of(), defines, Optional.of(tree));
  }

  CFile read(String text) {
    return CFile.of("test.c", text, flags(Map.of()));
  }

  /** {@return a file over kernel/guard.c whose task asserts that condition, and in which an NMI arrives} */
  CFile asserting(String condition) {
    return read(asserts(condition));
  }

  static String asserts(String condition) {
    return "#include \"kernel/guard.c\"\nstatic int seen;\nstatic void __task task(void)\n{\n\tBUG_ON(!("
        + condition + "));\n}\nstatic void __nmi nmi(void)\n{\n\tseen = 1;\n}\n";
  }

  static Judgement judge(CFile file) {
    return Judge.judge(
        file.design(),
        file.under(Hypotheses.named("nested-irqs").orElseThrow()),
        Registers.of(file.design()),
        () -> false);
  }

  String emitted(String text) {
    return CFile.emitted("test.c", text, flags(Map.of())).orElseThrow();
  }
}
