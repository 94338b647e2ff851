package dev.regnest.kernelc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A switch leads to its cases wherever they stand between its brackets. */
class NestedCasesTest {
  /** What it returns was computed by gcc 12.2. */
  private static final String FUNCTION = """
      static int n, r;
      static int f(int v)
      {
      	int x = 0;
      	switch (v) {
      	case 0: { int z; case 1: z = 5; x = z; } break;
      	case 2: if (n == 77) { x = 1; case 3: x += 2; } else { x = 7; default: x += 20; } x++; break;
      	case 4: for (r = 0; r < 3; r++) { x++; case 5: x += 10; if (x > 100) { case 6: x += 1000; break; } }
      		break;
      	case 8: while (x < 3) { x++; if (0) case 7: x = 50; if (x == 51) { case 9: return 4; } }
      		switch (x) { case 1: x = 9; case 3: x = 99; }
      		break;
      	case 10: do { x++; case 11: x += 2; } while (x < 5);
      	}
      	return x;
      }
      """;

  @ParameterizedTest
  @CsvSource({
    "0, 5", "1, 5", "2, 28", "3, 3", "99, 21", "4, 33", "5, 32", "6, 1000", "8, 99", "7, 50",
    "9, 4", "10, 6", "11, 5"
  })
  void theWayToACaseLeadsThroughBlocksBranchesAndLoops(int value, int result) {
    String statements = "WARN_ON(f(" + value + ") != " + result + ");";
    assertEquals(List.of(), Snippets.run(FUNCTION, statements), statements);
  }

  @Test
  void aCaseOfAnInnerSwitchIsNoneOfTheOuter() {
    assertEquals(
        List.of(),
        Snippets.run(
            "int x = 0; switch (1) { case 0: switch (x) { case 1: x = 5; } break; case 2: { case 1: x = 7; } } WARN_ON(x != 7);"));
  }

  @Test
  void aCaseInsideAnExpressionIsRefused() {
    assertEquals(
        List.of(
            "test.c:1:61: error: no switch is around this case; one around an expression does not lead into it [case]"),
        Snippets.problems(
            "static void __task t(void) { switch (1) { default: (void)({ case 1: 0; }); } }"));
  }
}
