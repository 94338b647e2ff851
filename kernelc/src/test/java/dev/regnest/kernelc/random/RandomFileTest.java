package dev.regnest.kernelc.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Hypothesis;
import dev.regnest.kernelc.compile.Compiler;
import dev.regnest.kernelc.preprocess.CToken;
import dev.regnest.kernelc.preprocess.Flags;
import dev.regnest.kernelc.preprocess.Prelude;
import dev.regnest.kernelc.preprocess.Tokens;
import dev.regnest.kernelc.source.Problems;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Random files are drawn from the whole language: what one in a thousand has not is as good as never tried. */
class RandomFileTest {
  private static final int FILES = 1_000;

  private static final Pattern ANSWERED =
      Pattern.compile("(?m)^(?!typedef)[a-z_].*?\\b(\\w+)\\([^;\\n]*\\);");

  /** Each with why. */
  private static final Map<String, String> LEFT_OUT = Map.ofEntries(
      Map.entry("__VERIFIER_nondet_short", "as the others that are wider than a char"),
      Map.entry("__VERIFIER_nondet_uint", "as the others that are wider than a char"),
      Map.entry("__VERIFIER_nondet_unsigned", "as the others that are wider than a char"),
      Map.entry("__VERIFIER_nondet_long", "as the others that are wider than a char"),
      Map.entry("__VERIFIER_nondet_ulong", "as the others that are wider than a char"),
      Map.entry("__VERIFIER_nondet_longlong", "as the others that are wider than a char"),
      Map.entry("__VERIFIER_nondet_ulonglong", "as the others that are wider than a char"),
      Map.entry("__VERIFIER_nondet_size_t", "as the others that are wider than a char"),
      Map.entry("__VERIFIER_nondet_char", "as the unsigned one"),
      Map.entry(
          "__regnest_pebs_record", "asked under pebs-skid alone, by the files that are shipped"),
      Map.entry("__builtin_ctz", "as __builtin_ctzl() and __builtin_clz()"),
      Map.entry("__builtin_ctzll", "as __builtin_ctzl() and __builtin_clz()"),
      Map.entry("__builtin_clzl", "as __builtin_ctzl() and __builtin_clz()"),
      Map.entry("__builtin_clzll", "as __builtin_ctzl() and __builtin_clz()"),
      Map.entry("__builtin_ffs", "as __builtin_ctzl() and __builtin_clz()"),
      Map.entry("__builtin_ffsl", "as __builtin_ctzl() and __builtin_clz()"),
      Map.entry("__builtin_ffsll", "as __builtin_ctzl() and __builtin_clz()"),
      Map.entry("__builtin_popcount", "as __builtin_ctzl() and __builtin_clz()"),
      Map.entry("__builtin_popcountl", "as __builtin_ctzl() and __builtin_clz()"),
      Map.entry("__builtin_popcountll", "as __builtin_ctzl() and __builtin_clz()"),
      Map.entry("__regnest_raises", "in the prelude alone, and drawn as irq_work_queue()"),
      Map.entry("__regnest_raised", "in the prelude alone, and drawn as irq_work_queue()"),
      Map.entry("set_linear_ip", "of no use without such a record"));

  private static Map<String, Integer> drawn() {
    Map<String, Integer> files = new TreeMap<>();
    LongStream.range(0, FILES).forEach(seed -> {
      String text = RandomFile.of(seed).text();
      Set<String> words = new HashSet<>();
      for (CToken token : Tokens.of("drawn.c", text, Flags.NONE, new Problems()).tokens()) {
        words.add(token.text());
      }
      Compiler.MARKERS.stream().filter(text::contains).forEach(words::add);
      words.forEach(word -> files.merge(word, 1, Integer::sum));
    });
    return files;
  }

  @Test
  void everyWordThatRegnestAnswersItselfIsDrawnOncePerThousandFiles() {
    Map<String, Integer> drawn = drawn();
    List<String> answered = new ArrayList<>(Compiler.MARKERS);
    ANSWERED.matcher(Prelude.text()).results().map(found -> found.group(1)).forEach(answered::add);
    assertTrue(answered.size() > 60, answered::toString);
    Set<String> seldom = new TreeSet<>();
    for (String word : answered) {
      if (drawn.getOrDefault(word, 0) < FILES / 1_000) {
        seldom.add(word);
      }
    }
    assertEquals(new TreeSet<>(LEFT_OUT.keySet()), seldom);
  }

  @Test
  void everyHypothesisIsAskedOncePerThousandFilesButTwo() {
    Map<String, Integer> asked = new TreeMap<>();
    LongStream.range(0, FILES).mapToObj(RandomFile::of).forEach(file -> {
      if (file.under(file.read()).isPresent()) {
        asked.merge(file.hypothesis().id(), 1, Integer::sum);
      }
    });
    Set<String> seldom = new TreeSet<>();
    for (Hypothesis hypothesis : Hypotheses.all()) {
      if (asked.getOrDefault(hypothesis.id(), 0) < FILES / 1_000) {
        seldom.add(hypothesis.id());
      }
    }
    assertEquals(Set.of("compiler-reorders", "migration"), seldom);
  }

  @Test
  void theSameSeedDrawsTheSameFileAndAnotherAnother() {
    assertEquals(RandomFile.of(7).toString(), RandomFile.of(7).toString());
    assertEquals(
        100,
        LongStream.range(0, 100)
            .mapToObj(s -> RandomFile.of(s).text())
            .distinct()
            .count());
  }
}
