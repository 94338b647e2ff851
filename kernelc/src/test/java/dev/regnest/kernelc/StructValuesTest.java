package dev.regnest.kernelc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Structs are passed and returned by value. */
class StructValuesTest {
  private static final String DECLARATIONS = """
      struct pair { int a, b; };
      static struct pair all, more;
      static struct pair make(int a, int b) { struct pair p = { a, b }; return p; }
      static int sum(struct pair p) { p.a += p.b; return p.a; }
      static struct pair swapped(struct pair p) { return make(p.b, p.a); }
      static struct pair (*through)(struct pair) = swapped;
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "struct pair p = make(3, 4); WARN_ON(p.a != 3 || p.b != 4);",
        "WARN_ON(sum(make(3, 4)) != 7);",
        "struct pair p = { 1, 2 }; WARN_ON(sum(p) != 3 || p.a != 1);",
        "all = make(5, 6); WARN_ON(sum(all) != 11 || all.a != 5);",
        "WARN_ON(make(1, 2).b != 2 || swapped(make(1, 2)).a != 2);",
        "struct pair p = swapped(swapped(make(1, 2))); WARN_ON(p.a != 1);",
        "all = more = make(8, 9); WARN_ON(all.a != 8 || more.b != 9);",
        "struct pair p, q; p = q = make(8, 9); WARN_ON(p.b != 9 || q.a != 8);",
        "WARN_ON(through(make(1, 2)).a != 2);",
        "WARN_ON(sum(make(sum(make(1, 2)), 4)) != 7);",
        "struct pair *p = &all; *p = swapped(make(1, 2)); WARN_ON(all.a != 2);",
        "WARN_ON(sum(({ struct pair p = { 1, 1 }; p; })) != 2);",
        "WARN_ON(sum((struct pair){ .b = 4 }) != 4);",
      })
  void eachIsACopy(String statements) {
    assertEquals(List.of(), Snippets.run(DECLARATIONS, statements), statements);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sum(1);", "sum(&all);", "int x = make(1, 2);", "all = 1;"})
  void whatIsNoneIsRefused(String statement) {
    assertEquals(
        1,
        Snippets.problems(DECLARATIONS + "static void __task t(void) { " + statement + " }")
            .size());
  }

  @Test
  void somethingMayComeBetweenTheWordsOfACopyFromMemory() {
    String text = DECLARATIONS
        + "static void __task t(void) { int s = sum(all); WARN_ON(s == 1); }\n"
        + "static void __hardirq h(void) { all.a ^= 1; all.b ^= 1; }\n";
    assertEquals("VIOLATED", Snippets.judged(text, "nested-irqs").verdict().toString());
    assertEquals(
        "PROVED",
        Snippets.judged(
                text.replace(
                    "int s = sum(all);",
                    "local_irq_disable(); int s = sum(all); local_irq_enable();"),
                "nested-irqs")
            .verdict()
            .toString());
  }

  @Test
  void aMemberThatIsUnsetStaysSo() {
    assertEquals(
        1,
        Snippets.run(
                "struct s { int a, b; }; static struct s f(struct s p) { return p; }",
                "struct s x; x.a = 1; x = f(x); WARN_ON(x.a != 1); x.a = x.b;")
            .size());
  }
}
