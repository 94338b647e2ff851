package dev.regnest.kernelc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.regnest.kernelc.run.Refused;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bit-fields side by side share an integer, and a store to one is a load and a store of that. */
class BitFieldsTest {
  private static final String DECLARATIONS = """
      struct flags { u32 a : 3; s32 b : 5; bool c : 1; u32 : 7; u8 after; unsigned : 0; s32 whole : 32; };
      static struct flags f = { 5, -3, 1, 9, .whole = -1 };
      static struct { u8 a : 1; u8 b : 1; int n; } g;
      struct across { u8 c; u32 d : 9; s32 e : 20; u8 after; } __packed;
      static struct across x = { 1, 0x1ff, -2, 3 };
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "WARN_ON(f.a != 5 || f.b != -3 || !f.c || f.after != 9 || f.whole != -1);",
        "f.a = 9; WARN_ON(f.a != 1 || f.b != -3 || !f.c);",
        "WARN_ON((f.a = 10) != 2);",
        "f.b = 16; WARN_ON(f.b != -16 || f.a != 5); f.b--; WARN_ON(f.b != 15);",
        "WARN_ON(f.a++ != 5 || f.a != 6 || ++f.a != 7 || (f.a += 1) != 0);",
        "f.c = 2; WARN_ON(f.c != 1); f.c = 0; WARN_ON(f.c || f.b != -3);",
        "WARN_ON(f.a - 6 > 0);",
        "struct flags l = f; l.a |= 2; WARN_ON(l.a != 7 || f.a != 5); f = l; WARN_ON(f.a != 7 || f.b != -3);",
        "struct flags l = { .b = -1 }; WARN_ON(l.a || l.b != -1 || l.c);",
        "struct flags *p = &f; p->a = 0; WARN_ON(f.a || f.b != -3);",
        "memset(&f, 0xff, sizeof(f)); WARN_ON(f.a != 7 || f.b != -1);",
        "WARN_ON(x.c != 1 || x.d != 0x1ff || x.e != -2 || x.after != 3 || sizeof(x) != 6);",
        "x.e = 0x7ffff; WARN_ON(x.e != 0x7ffff || x.d != 0x1ff || x.after != 3); x.d--; WARN_ON(x.d != 0x1fe || x.e != 0x7ffff || x.c != 1);",
        "struct across l = { .d = 0x155, .e = -1 }; WARN_ON(l.d != 0x155 || l.e != -1 || l.c || l.after); l.e = 1; WARN_ON(l.d != 0x155);",
        "WARN_ON(sizeof(f) != 8 || sizeof(g) != 8);",
      })
  void eachIsItsBits(String statements) {
    assertEquals(List.of(), Snippets.run(DECLARATIONS, statements), statements);
  }

  @ParameterizedTest
  @ValueSource(strings = {"g.n = sizeof(f.a);", "g.n = *(&f.a);", "typeof(f.a) x = 1;"})
  void ithasNoAddressAndNoSize(String statement) {
    assertEquals(
        1,
        Snippets.problems(DECLARATIONS + "static void __task t(void) { " + statement + " }")
            .size());
  }

  /** Who interrupts between the load and the store of one loses its own, if they share an integer. */
  @Test
  void aStoreToOneIsALoadAndAStoreOfItsNeighbours() {
    String text = DECLARATIONS
        + "static void __task __times(1) t(void) { g.a = 1; }\n"
        + "static int ran; static void __nmi __times(1) n(void) { %s = 1; ran = 1; }\n"
        + "static void __at_rest r(void) { WARN_ON(ran && %s != 1); }\n";
    assertEquals("VIOLATED", verdict(text.formatted("g.b", "g.b")));
    assertEquals("PROVED", verdict(text.formatted("g.n", "g.n")));
  }

  private static String verdict(String text) {
    return Snippets.judged(text, "nested-irqs").verdict().toString();
  }

  @Test
  void bitsBesideBitsThatNothingWasStoredToAreRefused() {
    assertThrows(
        Refused.class, () -> Snippets.run(DECLARATIONS, "struct flags l; l.a = 1; g.n = l.a;"));
  }
}
