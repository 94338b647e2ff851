package dev.regnest.kernelc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values without designators go on behind the last one, and later ones override earlier ones, as gcc 12.2 has it. */
class InitialValuesTest {
  private static final String TYPES = """
      struct p { int a, b; };
      struct q { struct p p; int z[3]; int t; };
      union u { unsigned a; unsigned char c; struct p p; };
      struct w { struct { int x, y; }; int z; };
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "struct q v = { .p.a = 1, 2, 3, 4 }; | v.p.a != 1 || v.p.b != 2 || v.z[0] != 3 || v.z[1] != 4 || v.t",
        "struct q v = { .z[1] = 5, 6, 7 }; | v.z[0] || v.z[1] != 5 || v.z[2] != 6 || v.t != 7",
        "struct p v[3] = { [1].a = 1, 2, 3 }; | v[0].a || v[1].a != 1 || v[1].b != 2 || v[2].a != 3 || v[2].b",
        "struct q v = { .z = { [0 ... 1] = 4, 5 } }; | v.z[0] != 4 || v.z[1] != 4 || v.z[2] != 5",
        "struct p v[4] = { [0 ... 1].a = 7, 8, 9 }; | v[0].a != 7 || v[0].b || v[1].a != 7 || v[1].b != 8 || v[2].a != 9",
        "union u v = { .a = 0x01020304, .c = 5 }; | v.a != 5",
        "union u v = { .p.b = 3, .p.a = 2 }; | v.p.a != 2 || v.p.b != 3",
        "struct { union u u; int k; } v = { .u.p.a = 1, 2, 3 }; | v.u.p.a != 1 || v.u.p.b != 2 || v.k != 3",
        "struct w v = { .x = 1, 2, 3 }; | v.x != 1 || v.y != 2 || v.z != 3",
        "int v[2][2] = { [1] = { 1, 2 }, [0] = { 3 }, { 4 } }; | v[0][0] != 3 || v[0][1] || v[1][0] != 4 || v[1][1]",
        "struct q v = { .p.a = 1, .p = { .b = 2 }, .z = { 1, 2, 3 }, .z[1] = 7 }; | v.p.a || v.p.b != 2 || v.z[0] != 1 || v.z[1] != 7 || v.z[2] != 3",
        "char v[2][4] = { \"abc\", \"e\", [0] = \"d\" }; | v[0][0] != 100 || v[0][1] || v[0][2] || v[1][0] != 101",
      })
  void itIsWhatGccMakesOfIt(String declaration, String wrong) {
    String check = "WARN_ON(" + wrong + ");";
    assertEquals(List.of(), Snippets.run(TYPES, declaration + " " + check), declaration);
    assertEquals(List.of(), Snippets.run(TYPES + "static " + declaration, check), declaration);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"struct q v = { .p = s, .p.b = 6 };", "struct p v[1] = { s, [0].a = 1 };"})
  void partOfAWholeThatWasGivenIsRefusedAsGccForgetsTheWhole(String declaration) {
    String text =
        TYPES + "static void __task t(void) { struct p s = { 3, 4 }; " + declaration + " }";
    List<String> problems = Snippets.problems(text);
    assertEquals(1, problems.size(), declaration);
    assertTrue(problems.get(0).contains("as a whole"), problems.get(0));
  }
}
