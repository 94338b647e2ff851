package dev.regnest.kernelc.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.kernelc.preprocess.Prelude;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What regnest answers itself is what its two headers declare, and each word is in one of them. */
class OwnWordsTest {
  private static final Pattern DEFINED = Pattern.compile("^#define (\\w+)", Pattern.MULTILINE);

  @Test
  void noWordIsInBothHeaders() {
    List<String> all =
        DEFINED.matcher(Prelude.ofTrees()).results().map(m -> m.group(1)).toList();

    assertTrue(all.size() > 20, all.toString());
    assertEquals(List.of(), all.stream().filter(OwnWords::has).toList());
  }

  @Test
  void macrosTypesFunctionsAndOtherNamesOfAtomicsAreOwn() {
    for (String word : List.of(
        "READ_ONCE",
        "atomic_t",
        "in_nmi",
        "atomic_long_inc",
        "raw_cpu_write",
        "inline",
        "current")) {
      assertTrue(OwnWords.has(word), word);
    }
    for (String word : List.of("head", "format", "get_recursion_context", "task_struct", "nr")) {
      assertFalse(OwnWords.has(word), word);
    }
    assertTrue(OwnWords.hasTag("pt_regs") && OwnWords.hasTag("rcu_head"));
    assertFalse(OwnWords.hasTag("perf_event"));
  }
}
