package dev.regnest.compiled;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.partitioningBy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.kernelc.CFile;
import dev.regnest.kernelc.compile.Trait;
import dev.regnest.kernelc.preprocess.Prelude;
import dev.regnest.kernelc.source.CException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Each word of the prelude that regnest reads, gcc compiles against the harness, and it runs.
 *
 * <p>A use of a word is made of the names of its parameters, in the first form that regnest reads; where none is, words-in-use.txt has one.
 */
@NeedsGcc
class PreludeWordsTest {
  private static final Effort EFFORT = new Effort(1, false, 1, 1, 60);

  private static final Pattern MACRO = Pattern.compile("(?m)^#define\\s+(\\w+)(\\(([^)]*)\\))?");
  private static final Pattern PROTOTYPE =
      Pattern.compile("(?m)^[a-z][\\w ]*[ *](\\w+)\\((.*)\\);(?:\\s*/\\*.*\\*/)?$");
  private static final Pattern ASK_VALUES =
      Pattern.compile("__VERIFIER_nondet_|user_64bit_mode|perf_reg_abi");
  private static final Pattern AT_LINE = Pattern.compile("words\\.c:(\\d+):");
  private static final Pattern IN_FUNCTION = Pattern.compile("use_(\\w+)'");

  /** What is passed for a parameter of that name: the first, then the second, and so on, until regnest reads it; 1 for all others. */
  private static final Map<String, List<String>> ARGUMENTS = Map.ofEntries(
      Map.entry("v", List.of("&count", "&wide")),
      Map.entry("l", List.of("&level")),
      Map.entry("r", List.of("&refs")),
      Map.entry("s", List.of("&sequence", "&latched")),
      Map.entry("lock", List.of("&lock_WORD")),
      Map.entry("p", List.of("&n", "pointer", "&stats")),
      Map.entry("ptr", List.of("&n")),
      Map.entry("addr", List.of("&bits")),
      Map.entry("name", List.of("var")),
      Map.entry("var", List.of("n")),
      Map.entry("flags", List.of("flags")),
      Map.entry("condition", List.of("READ_ONCE(zero)")),
      Map.entry("...", List.of("\"text\\n\"")),
      Map.entry("o", List.of("0", "&zero")),
      Map.entry("old", List.of("0", "&zero")));

  private static final int MOST_ARGUMENTS = 3;

  private static final int ARRIVING_IN_A_FILE = 9;

  private static final String BEFORE = """
      static int zero, at;
      static long n;
      static int array[4];
      static unsigned long bits, flags;
      static atomic_t count;
      static DEFINE_PER_CPU(long, var);
      static DEFINE_PER_CPU(local_t, per);
      static local_t level;
      static atomic64_t wide;
      static refcount_t refs = REFCOUNT_INIT(2);
      static seqcount_t sequence;
      static seqcount_latch_t latched;
      static u64_stats_t stats;
      static int *pointer = array;
      static DEFINE_PER_CPU(struct pt_regs, slot);
      static DEFINE_PER_CPU(struct perf_callchain_entry, chain);
      """;

  private static final Map<Use, CFile> READ = new HashMap<>();

  /** A word in use: declarations, and statements behind them. */
  private record Use(String word, String declarations, String statements) {
    /** On one line, by which the compiler tells of it. */
    String text() {
      return (declarations.replaceFirst("^! ", "") + " static noinline void use_" + word
              + "(void) { " + statements + " }")
          .replaceAll("(?<![A-Z]_)WORD", word);
    }

    boolean isRefused() {
      return declarations.startsWith("! ");
    }

    CFile read() {
      return READ.computeIfAbsent(this, use -> file(List.of(use)));
    }

    /** {@return why regnest does not read it, or nothing if it does} */
    Optional<String> refusal() {
      try {
        read();
        return Optional.empty();
      } catch (CException refused) {
        return Optional.of(word + ": " + refused.getMessage());
      }
    }
  }

  /** Softirqs and hardirqs are held back, as what arrives is not asked here. */
  private static CFile file(List<Use> uses) {
    return Guards.file(
        "words.c",
        uses.stream().map(Use::text).collect(joining("\n", BEFORE, "\n"))
            + "static void __task __times(1) task(void)\n{\nlocal_bh_disable();\nlocal_irq_disable();\n"
            + IntStream.range(0, uses.size())
                .mapToObj(i -> "WRITE_ONCE(at, " + (i + 1) + ");\nuse_"
                    + uses.get(i).word() + "();\nlocal_irq_disable();\n")
                .collect(joining())
            + "WARN_ON(1);\n}\n"
            + "static void __softirq held_back(void) { barrier(); }\n");
  }

  /** {@return the words, each with its parameters, or with null where it takes none} */
  private static Map<String, String> words() {
    Map<String, String> words = new LinkedHashMap<>();
    Matcher macro = MACRO.matcher(Prelude.text());
    while (macro.find()) {
      words.putIfAbsent(macro.group(1), macro.group(3));
    }
    Matcher prototype = PROTOTYPE.matcher(Prelude.text());
    while (prototype.find()) {
      words.putIfAbsent(prototype.group(1), prototype.group(2));
    }
    words.keySet().removeIf(word -> word.startsWith("__regnest_") || word.equals("REGNEST_H"));
    return words;
  }

  private static Map<String, Use> written() throws IOException {
    Map<String, Use> written = new LinkedHashMap<>();
    try (InputStream in = PreludeWordsTest.class.getResourceAsStream("words-in-use.txt")) {
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        if (!line.startsWith("#")) {
          String word = line.split(": ", 2)[0];
          String[] parts = line.split(": ", 2)[1].split(" \\| ", 2);
          written.put(
              word, new Use(word, parts.length == 2 ? parts[0] : "", parts[parts.length - 1]));
        }
      }
    }
    return written;
  }

  private static Optional<Use> made(String word, String parameters) {
    return forms(word, parameters)
        .map(form -> form.split(" \\| ", 2))
        .map(parts -> new Use(word, parts.length == 2 ? parts[0] : "", parts[parts.length - 1]))
        .filter(use -> use.refusal().isEmpty())
        .findFirst();
  }

  private static Stream<String> forms(String word, String parameters) {
    if (parameters == null) {
      return Stream.of(
          "n = (long)(" + word + ");",
          "static " + word + " int own_WORD; | n = own_WORD;",
          "static " + word + " void own_WORD(void) { n++; } | own_WORD();");
    }
    String lock = "static DEFINE_RAW_SPINLOCK(lock_WORD); | ";
    String before = parameters.contains("lock") ? lock : "";
    return IntStream.range(0, MOST_ARGUMENTS)
        .mapToObj(choice -> word + "(" + arguments(parameters, choice) + ")")
        .flatMap(call -> Stream.of(before + "n = (long)(" + call + ");", before + call + ";"));
  }

  private static String arguments(String parameters, int choice) {
    return Arrays.stream(parameters.split(",\\s*"))
        .filter(parameter -> !parameter.isEmpty() && !parameter.equals("void"))
        .map(parameter -> ARGUMENTS.getOrDefault(parameter, List.of("1")))
        .map(some -> some.get(Math.min(choice, some.size() - 1)))
        .collect(joining(", "));
  }

  private static List<Use> uses() throws IOException {
    Map<String, Use> written = written();
    Set<String> unknown = new TreeSet<>();
    List<Use> uses = new ArrayList<>();
    words().forEach((word, parameters) -> {
      Optional<Use> use =
          Optional.ofNullable(written.remove(word)).or(() -> made(word, parameters));
      use.ifPresentOrElse(uses::add, () -> unknown.add(word + "(" + parameters + ")"));
    });
    List<Use> refused = uses.stream().filter(Use::isRefused).toList();
    uses.removeAll(refused);
    assertTrue(refused.stream().allMatch(use -> use.refusal().isPresent()), refused::toString);
    assertEquals(List.of(), uses.stream().flatMap(use -> use.refusal().stream()).toList());
    assertEquals(Set.of(), unknown, "words-in-use.txt needs a use of these");
    assertEquals(Set.of(), written.keySet(), "words-in-use.txt has uses of what is no word");
    return uses;
  }

  /** {@return what gcc does not compile, by word; a word that it stumbles over hides no other} */
  private static Set<String> refused(List<Use> uses) {
    Set<String> refused = new TreeSet<>();
    List<String> flags = new ArrayList<>(Study.KERNEL_FLAGS);
    flags.add("-w");
    try (Workshop gcc = new Workshop(Toolchain.named("gcc").orElseThrow(), flags)) {
      gcc.program(file(uses), "0");
    } catch (CannotCompile wrong) {
      int first = (int) BEFORE.lines().count();
      for (String line : wrong.said()) {
        Matcher at = AT_LINE.matcher(line);
        Matcher in = IN_FUNCTION.matcher(line);
        if (line.contains("error") && at.find()) {
          int number = Integer.parseInt(at.group(1)) - 1 - first;
          refused.add(number < uses.size() ? uses.get(number).word() + ": " + line : line);
        } else if (in.find()) {
          refused.add(in.group(1));
        }
      }
      assertTrue(!refused.isEmpty(), () -> String.join("\n", wrong.said()));
    }
    return refused;
  }

  private static boolean takesSamples(Use use) {
    return use.read().compiled().has(Trait.TAKES_SAMPLES);
  }

  private static boolean arrives(Use use) {
    return use.read().compiled().entries().size() > 2;
  }

  /**
   * {@return the words by file} Files of samples are files of samples alone. What arrives does so at every instruction, so that few words
   * are in such a file.
   */
  private static List<List<Use>> files(List<Use> uses) {
    Map<Boolean, List<Use>> ofSamples =
        uses.stream().collect(partitioningBy(PreludeWordsTest::takesSamples));
    Map<Boolean, List<Use>> arriving =
        ofSamples.get(false).stream().collect(partitioningBy(PreludeWordsTest::arrives));
    List<List<Use>> files = new ArrayList<>(List.of(ofSamples.get(true), arriving.get(false)));
    List<Use> slow = arriving.get(true);
    for (int from = 0; from < slow.size(); from += ARRIVING_IN_A_FILE) {
      files.add(slow.subList(from, Math.min(from + ARRIVING_IN_A_FILE, slow.size())));
    }
    return files;
  }

  /** {@return the word in which the task ended, or nothing if the last line is come by, so that each word has run} */
  private static Optional<String> endsIn(Result result, List<Use> uses) {
    Set<String> moments = new TreeSet<>();
    result.breaks().get(0).moments().forEach(moment -> moments.addAll(moment.cells()));
    return moments.contains("at = " + uses.size())
        ? Optional.empty()
        : moments.stream()
            .filter(cell -> cell.matches("at = [1-9]\\d*"))
            .map(cell -> uses.get(Integer.parseInt(cell.substring(5)) - 1).word())
            .reduce((one, later) -> later);
  }

  private static boolean asksValues(Use use) {
    return use.read().asksValues();
  }

  @Test
  void eachWordCompilesAndRuns() throws IOException {
    eachRuns("2");
  }

  @Test
  @Tag("soak")
  void eachWordRunsAsItIsWrittenToo() throws IOException {
    eachRuns("0");
  }

  private static void eachRuns(String level) throws IOException {
    List<Use> all = uses();
    assertTrue(all.size() > 350, () -> all.size() + " words");
    List<Use> asked = all.stream().filter(use -> !asksValues(use)).toList();
    all.stream()
        .filter(use -> asksValues(use))
        .forEach(use -> assertTrue(ASK_VALUES.matcher(use.word()).lookingAt(), use.word()));
    assertEquals(Set.of(), refused(asked));
    for (List<Use> some : files(asked)) {
      for (Result result : Guards.results(file(some), EFFORT, List.of("-w"), level)) {
        assertTrue(result.isComplete(), result::toString);
        assertEquals(Optional.empty(), endsIn(result, some), result::toString);
      }
    }
    System.out.println(asked.size() + " words compiled and run");
  }

  /** The twin: a word that regnest read and the harness had not would be found. */
  @Test
  void aWordThatTheHarnessHasNotIsNamed() {
    Use lacking = new Use("lacking", "", "n = __VERIFIER_nondet_int();");
    Use known = new Use("known", "", "n = 1;");
    assertEquals(Set.of("lacking"), refused(List.of(known, lacking)));
  }
}
