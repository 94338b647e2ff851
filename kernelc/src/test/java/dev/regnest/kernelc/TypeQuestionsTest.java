package dev.regnest.kernelc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Expressions that ask for types, or choose by them, as gcc has them. */
class TypeQuestionsTest {
  private static final String DECLARATIONS =
      "struct s { char a; long b; }; static int x; static long l; static struct s s; static int *p;\n";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "WARN_ON(_Alignof(long) != 8 || __alignof__(struct s) != 8 || _Alignof(char) != 1);",
        "WARN_ON(!__builtin_types_compatible_p(int, typeof(x)) || __builtin_types_compatible_p(long, long long));",
        "WARN_ON(__builtin_types_compatible_p(int, unsigned int) || !__builtin_types_compatible_p(const int, int));",
        "WARN_ON(__builtin_choose_expr(sizeof(x) == 4, 1, (x = 1, 2)) != 1 || x);",
        "WARN_ON(_Generic(x, int: 1, long: 2, default: 3) != 1 || _Generic(l, int: 1, long: 2) != 2);",
        "WARN_ON(_Generic(&s, struct s *: 4, default: 5) != 4 || _Generic(p, char *: 1, default: 5) != 5);",
        "WARN_ON(_Generic(x, long: l++, default: 5) != 5 || l);",
        "WARN_ON(!__builtin_constant_p(3 + 4) || __builtin_constant_p(x++) || x);",
        "__auto_type q = l + 1; WARN_ON(sizeof(q) != 8 || q != 1); __auto_type r = &s; r->b = 3; WARN_ON(s.b != 3);",
        "WARN_ON(__builtin_expect(x == 0, 1) != 1 || __builtin_expect(1, 0) << 40 != 1L << 40); if (x) __builtin_unreachable();",
        "if (x) unreachable();",
      })
  void eachIsAsGccHasIt(String statements) {
    assertEquals(List.of(), Snippets.run(DECLARATIONS, statements), statements);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x = _Generic(x, long: 1);",
        "__auto_type q;",
        "__auto_type q = 1, r = 2;",
        "x = _Alignof(x);",
        "x = __builtin_choose_expr(x, 1, 2);",
        "x = __builtin_types_compatible_p(x, int);",
      })
  void whatAsksForNothingIsRefused(String statement) {
    assertEquals(
        1,
        Snippets.problems(DECLARATIONS + "static void __task t(void) { " + statement + " }")
            .size(),
        statement);
  }

  @ParameterizedTest
  @ValueSource(strings = {"if (!x) __builtin_unreachable();", "if (!x) unreachable();"})
  void comingWhereNobodyComesBreaks(String statement) {
    assertEquals(1, Snippets.run(DECLARATIONS, statement).size());
  }
}
