package dev.regnest.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A small tree with a file that patches are written against, and a hypothesis over it. */
final class ReviewedTree {
  static final String NEST = "kernel/nest.c";
  static final String TAKE = "\t__this_cpu_write(nest, 1);\n";
  static final String SOURCE = """
      static DEFINE_PER_CPU(int, nest);

      int nest_get(void)
      {
      	if (__this_cpu_read(nest))
      		return -1;
      	__this_cpu_write(nest, 1);
      	barrier();
      	return 0;
      }

      void nest_put(void)
      {
      	barrier();
      	__this_cpu_write(nest, 0);
      }

      int nobody_asks(void)
      {
      	return 1;
      }
      """;

  static final String QUESTION = """
      /*
       * Does a nest belong to one at a time?
       *
       * Hypotheses: nested-irqs
       */
      #include "kernel/nest.c"
      static int owner;
      static void sample(int me)
      {
      	if (nest_get() < 0)
      		return;
      	WRITE_ONCE(owner, me);
      	WARN_ON(READ_ONCE(owner) != me);
      	nest_put();
      }
      static void __task t(void) { sample(1); }
      static void __nmi n(void) { sample(2); }
      """;

  private final Path folder;
  private final Path tree;
  private final Path question;

  /** Makes them in that folder. */
  ReviewedTree(Path folder) throws IOException {
    this.folder = folder;
    tree = folder.resolve("tree");
    copy(Path.of("../kernelc/src/test/resources/tree"), tree);
    Files.writeString(tree.resolve(NEST), SOURCE);
    question = Files.writeString(folder.resolve("nest.c"), QUESTION);
  }

  /** {@return the folder of the tree} */
  Path top() {
    return tree;
  }

  /** {@return the file of the hypothesis} */
  Path question() {
    return question;
  }

  /** Writes a file of the tree. */
  void write(String path, String text) throws IOException {
    Files.createDirectories(tree.resolve(path).getParent());
    Files.writeString(tree.resolve(path), text);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : (Iterable<Path>) all::iterator) {
        Path copy = to.resolve(from.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(path, copy);
        }
      }
    }
  }

  /** {@return a diff of a file of the tree, in which that text is replaced} */
  String replacing(String path, String text, String by) throws IOException {
    String before = Files.readString(tree.resolve(path));
    assertTrue(before.contains(text), path + " has no " + text);
    return diff(path, before, before.replace(text, by));
  }

  /** {@return a diff of two texts of a file} */
  static String diff(String path, String before, String after) {
    List<String> old = before.lines().toList();
    List<String> diff = UnifiedDiffUtils.generateUnifiedDiff(
        "a/" + path, "b/" + path, old, DiffUtils.diff(old, after.lines().toList()), 3);
    return String.join("\n", diff) + "\n";
  }

  /** {@return what is said to that patch, judged by the hypothesis} */
  Cli.Result review(String patch, String... more) throws IOException {
    List<String> all = new ArrayList<>(List.of(more));
    all.add(question.toString());
    return search(patch, all.toArray(String[]::new));
  }

  /** {@return what is said to that patch where no hypothesis is named} */
  Cli.Result search(String patch, String... more) throws IOException {
    Path file = folder.resolve("change.patch");
    Files.writeString(file, patch, StandardCharsets.ISO_8859_1);
    List<String> all = new ArrayList<>(List.of("--patch", file.toString()));
    all.addAll(List.of(more));
    return run(all);
  }

  /** {@return what is said to those options; the tree stays as it is} */
  Cli.Result run(List<String> options) throws IOException {
    Map<String, String> before = contents();
    List<String> all = new ArrayList<>(List.of(
        "review", "--tree", tree.toString(), "--config", tree.resolve("config").toString()));
    all.addAll(options);
    Cli.Result result = Cli.run(all.toArray(String[]::new));
    assertEquals(before, contents(), "the tree stays as it is");
    return result;
  }

  private Map<String, String> contents() throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> all = Files.walk(tree)) {
      for (Path path : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
        contents.put(path.toString(), Files.readString(path, StandardCharsets.ISO_8859_1));
      }
    }
    return contents;
  }

  /** Fails unless the answer holds each of those texts, wrapped or not. */
  static void says(Cli.Result result, String... texts) {
    String unfolded = result.out().replaceAll("\\s+", " ");
    for (String text : texts) {
      assertTrue(
          result.out().contains(text) || unfolded.contains(text),
          () -> text + " in " + result.out() + result.err());
    }
  }
}
