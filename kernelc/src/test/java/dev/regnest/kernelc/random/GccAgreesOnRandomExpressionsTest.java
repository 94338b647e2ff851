package dev.regnest.kernelc.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Expressions of the subset of C that is read, and what statements leave in memory, are what gcc computes. Needs gcc.
 *
 * <p>{@code -Dregnest.expressions=N} sets how many, {@code -Dregnest.seed=S} the first of their seeds; docs/decisions/024 has the rest.
 */
class GccAgreesOnRandomExpressionsTest {
  private static final int EXPRESSIONS = Integer.getInteger("regnest.expressions", 600);
  private static final int SEED = Integer.getInteger("regnest.seed", 0);

  /** As many as the locals of one file have room for. */
  private static final int AT_ONCE = 150;

  @TempDir
  private Path folder;

  @Test
  void eachIsWhatGccComputes() {
    BothCompute both = new BothCompute(new Gcc(folder, "-O0"));
    int batches = (EXPRESSIONS + AT_ONCE - 1) / AT_ONCE;
    IntStream.range(0, batches).parallel().forEach(batch -> {
      Map<ExpressionCase, String> wrong =
          both.disagreements(cases(SEED + batch * AT_ONCE, AT_ONCE));
      assertTrue(wrong.isEmpty(), () -> told(both, wrong));
    });
    assertTrue(both.compared() >= EXPRESSIONS - EXPRESSIONS / 1_000 - 1, both::counts);
    System.out.println(both.counts());
  }

  /** Half of the seeds have a character above 127 in an expression that tells it from one below 0, or a variable of that type. */
  @Test
  void whereCharIsUnsignedTheyDisagreeAndTheSmallestCaseIsTold() {
    BothCompute both = new BothCompute(new Gcc(folder, "-funsigned-char"));
    Map<ExpressionCase, String> wrong = both.disagreements(cases(0, 20));
    assertFalse(wrong.isEmpty(), both::counts);
    ExpressionCase smallest = both.smallest(wrong.keySet().iterator().next());
    assertEquals(1, both.disagreements(List.of(smallest)).size());
    String text = smallest.body().text();
    assertTrue(text.contains("char") && !text.contains("if (") && !text.contains("switch"), text);
    assertTrue(told(both, wrong).contains("WARN_ON"), text);
  }

  private static List<ExpressionCase> cases(int from, int count) {
    return IntStream.range(from, from + count).mapToObj(ExpressionCase::of).toList();
  }

  private static String told(BothCompute both, Map<ExpressionCase, String> wrong) {
    ExpressionCase first = wrong.keySet().iterator().next();
    return wrong.size() + " of them, of which seed " + first.seed() + " comes down to\n"
        + both.asserting(both.smallest(first));
  }
}
