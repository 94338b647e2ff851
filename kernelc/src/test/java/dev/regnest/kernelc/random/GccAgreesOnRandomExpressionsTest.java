package dev.regnest.kernelc.random;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Expressions of the subset of C that is read, and what statements leave in memory, are what gcc computes. Needs gcc.
 *
 * <p>{@code -Dregnest.expressions=N} sets how many, {@code -Dregnest.seed=S} the first of their seeds.
 */
class GccAgreesOnRandomExpressionsTest {
  private static final int EXPRESSIONS = Integer.getInteger("regnest.expressions", 300);
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

  @Test
  void whereCharIsUnsignedTheyDisagreeAndASmallestCaseIsTold() {
    BothCompute both = new BothCompute(new Gcc(folder, "-funsigned-char"));
    Map<ExpressionCase, String> wrong = both.disagreements(cases(0, 60));
    ExpressionCase shortest = wrong.keySet().stream()
        .min(Comparator.comparingInt(one -> one.body().text().length()))
        .orElseThrow();
    String told = told(both, Map.of(shortest, wrong.get(shortest)));
    assertTrue(told.contains("char ") && told.contains("WARN_ON"), told);
    assertFalse(told.contains("if (") || told.contains("for ("), told);
  }

  private static List<ExpressionCase> cases(int from, int count) {
    return IntStream.range(from, from + count).mapToObj(ExpressionCase::of).toList();
  }

  private static String told(BothCompute both, Map<ExpressionCase, String> wrong) {
    ExpressionCase first = wrong.keySet().iterator().next();
    return wrong.size() + " cases disagree, of which seed " + first.seed() + " comes down to\n"
        + both.asserting(both.smallest(first));
  }
}
