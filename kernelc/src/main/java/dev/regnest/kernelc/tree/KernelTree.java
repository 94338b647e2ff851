package dev.regnest.kernelc.tree;

import dev.regnest.kernelc.preprocess.Flags;
import dev.regnest.kernelc.source.Problem;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A hypothesis over a kernel tree: finds what of the tree it needs. */
public final class KernelTree {
  private static final Pattern INCLUDE =
      Pattern.compile("^[ \t]*#[ \t]*include[ \t]*([\"<])([^\">\n]+)[\">].*$", Pattern.MULTILINE);
  private static final int MOST_ROUNDS = 300;
  private static final int MOST_FUNCTIONS = 300;
  private static final int MOST_NAMED = 12;
  private static final long BYTES_A_MB = 1L << 20;

  private final String file;
  private final String text;
  private final Flags flags;
  private final SourceTree tree;
  private final Configuration configuration;
  private final List<String> included = new ArrayList<>();
  private final StringBuilder before = new StringBuilder();
  private final StringBuilder behind = new StringBuilder();

  private KernelTree(String file, String text, Flags flags) {
    this.file = file;
    this.text = text;
    this.flags = flags;
    Flags.Tree given = flags.tree().orElseThrow();
    tree = SourceTree.at(given.folder(), given.changes());
    configuration = Configuration.of(tree, given.configuration(), flags.defines());
  }

  /**
   * What the reader makes of a text.
   *
   * @param problems what is wrong with it; empty if nothing is
   * @param leftOut the functions whose calls would count for nothing
   */
  public record Attempt(List<Problem> problems, List<String> leftOut) {}

  /**
   * {@return the hypothesis with what it needs of the tree in place of its first #include of it, or empty if it includes nothing of it}
   *
   * @param file the name of the hypothesis
   * @param text its text
   * @param reader reads a text as far as to tell what is missing
   * @throws TreeException if the tree or the configuration cannot be used, something cannot be decided, or memory is full
   */
  public static Optional<Fetched> fetch(
      String file, String text, Flags flags, Function<String, Attempt> reader) {
    KernelTree all = new KernelTree(file, text, flags);
    all.split();
    try {
      return all.included.isEmpty() ? Optional.empty() : Optional.of(all.fetched(reader));
    } catch (OutOfMemoryError full) {
      throw new TreeException(
          "what \"" + file + "\" needs of the tree does not fit into the "
              + Runtime.getRuntime().maxMemory() / BYTES_A_MB
              + " MB that there are; say in the hypothesis what the functions do that lead on, or give regnest more by REGNEST_JAVA_OPTS=-Xmx2g");
    }
  }

  /** Takes the text apart at what it includes of the tree. */
  private void split() {
    Matcher line = INCLUDE.matcher(text);
    int at = 0;
    while (line.find()) {
      Optional<String> path = ofTree(line.group(2), line.group(1).equals("\""));
      StringBuilder part = included.isEmpty() ? before : behind;
      if (path.isPresent()) {
        part.append(text, at, line.start());
        if (included.isEmpty()) {
          behind
              .append("#line ")
              .append(1 + lines(before))
              .append(" \"")
              .append(file)
              .append("\"\n");
        }
        included.add(path.get());
        at = line.end();
      }
    }
    behind.append(text.substring(at));
  }

  private static long lines(CharSequence text) {
    return text.chars().filter(c -> c == '\n').count();
  }

  private Optional<String> ofTree(String name, boolean isQuoted) {
    if (isQuoted && isOwn(name)) {
      return Optional.empty();
    }
    if (isQuoted && tree.text(name).isPresent()) {
      return Optional.of(name);
    }
    return tree.included(name, /* isQuoted= */ false, "");
  }

  private boolean isOwn(String name) {
    try {
      Path beside = Path.of(file).resolveSibling(name);
      return Files.isRegularFile(beside)
          || flags.folders().stream().anyMatch(f -> Files.isRegularFile(f.resolve(name)));
    } catch (InvalidPathException noPath) {
      return false;
    }
  }

  private Fetched fetched(Function<String, Attempt> reader) {
    Units units = new Units(tree, configuration, flags.defines(), included);
    List<RawToken> tokens = new ArrayList<>();
    RawText.tokens(RawText.withoutComments(before.toString() + behind), 1, tokens);
    Set<String> named = new LinkedHashSet<>();
    tokens.forEach(token -> named.add(token.text()));
    named.removeAll(ownNames());
    units.take(named);
    Closure closure = new Closure(units, tokens, ownNames());
    for (int round = 0; round < MOST_ROUNDS; round++) {
      refuseTooMuch(closure);
      FlatText.Written written = FlatText.of(closure, units, configuration, tokens);
      String flat = before + written.text() + behind;
      Attempt attempt = reader.apply(flat);
      boolean more = false;
      for (Problem problem : attempt.problems()) {
        more |= closure.mend(problem);
      }
      if (attempt.problems().isEmpty()) {
        for (String function : attempt.leftOut()) {
          more |= closure.fill(function);
        }
      }
      if (!more) {
        return fetched(flat, written, closure, units, tokens);
      }
    }
    throw new TreeException(
        "what \"" + file + "\" needs of the tree was not found in " + MOST_ROUNDS + " rounds");
  }

  /** What needs so much is no protocol of one CPU any more, but a part of the kernel that nobody can look at. */
  private void refuseTooMuch(Closure closure) {
    List<String> bodies = closure.ofOtherFiles();
    if (bodies.size() > MOST_FUNCTIONS) {
      throw new TreeException("what \"" + file + "\" needs of the tree is more than "
          + MOST_FUNCTIONS
          + " functions of other files; say in the hypothesis what those do here that lead there. The first are "
          + String.join(", ", bodies.subList(0, Math.min(MOST_NAMED, bodies.size()))));
    }
  }

  private static Set<String> called(List<RawToken> tokens) {
    Set<String> called = new LinkedHashSet<>();
    for (int i = 1; i < tokens.size(); i++) {
      if (tokens.get(i).is("(") && tokens.get(i - 1).isName()) {
        called.add(tokens.get(i - 1).text());
      }
    }
    return called;
  }

  private Fetched fetched(
      String flat,
      FlatText.Written written,
      Closure closure,
      Units units,
      List<RawToken> hypothesis) {
    tree.requireUnchanged();
    tree.forgetUnits();
    written.undecided().forEach((word, where) -> {
      if (word.startsWith(Unit.TWICE)) {
        throw new TreeException(
            where + ": what begins here takes '"
                + word.substring(Unit.TWICE.length())
                + "' for two things, by a second #define inside it, which is not read; say in the hypothesis what it does");
      }
      throw new TreeException(where + ": whether this is there depends on '" + word
          + "', which nothing in the tree defines; give it a value by -D " + word + "=...");
    });
    List<String> options = written.options().stream().map(configuration::said).toList();
    Set<String> files = new LinkedHashSet<>();
    closure.fetched().values().forEach(piece -> files.add(piece.file()));
    Fetched.Kernel kernel = kernel();
    String from = count(closure.fetched().size(), "definition") + " of "
        + count(files.size(), "file") + " taken from \"" + tree.root() + "\", " + kernel;
    return new Fetched(
        flat,
        kernel,
        from,
        options,
        closure.stubs(),
        BootTime.leftOpen(closure.fetched().values(), tree, hypothesis),
        closure.ended(),
        called(hypothesis),
        tree::restsOn);
  }

  private Fetched.Kernel kernel() {
    int[] version = tree.version();
    return new Fetched.Kernel(
        version[0], version[1], configuration.value("CONFIG_PREEMPT_RT").isPresent());
  }

  private static String count(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  /** {@return the names that the hypothesis gives a meaning itself} */
  private Set<String> ownNames() {
    Set<String> own = new LinkedHashSet<>();
    DeclaresReader reader = new DeclaresReader(word -> Optional.empty());
    Splitter splitter = new Splitter((line, piece, tokens, body, bodyAt) -> {
      Declares declares = reader.read(tokens, body, bodyAt);
      if (declares.defines()) {
        own.addAll(declares.names());
      }
    });
    int number = 0;
    boolean directive = false;
    for (String line : RawText.withoutComments(before.toString() + behind).split("\n")) {
      number++;
      String stripped = line.strip();
      boolean begins = stripped.startsWith("#");
      if (begins && stripped.matches("#\\s*define\\s+\\w+.*")) {
        own.add(stripped.replaceFirst("#\\s*define\\s+(\\w+).*", "$1"));
      } else if (!begins && !directive) {
        splitter.line(line, number);
      }
      directive = (begins || directive) && line.endsWith("\\");
    }
    splitter.end();
    return own;
  }
}
