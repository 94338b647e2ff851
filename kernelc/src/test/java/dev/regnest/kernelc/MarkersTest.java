package dev.regnest.kernelc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Where a function runs is said by any of its declarations, and by nothing else. */
class MarkersTest {
  private static final String HANDLER = "static void __nmi n(void) { WARN_ON(x); }\n";

  private static String verdict(String text) {
    return Snippets.judged(text, "nested-irqs").verdict().toString();
  }

  @Test
  void aMarkerMayStandAtADeclarationBeforeTheBodyOrBehindIt() {
    String body = "static void t(void) { x = 1; x = 0; }\n";
    assertEquals(
        "VIOLATED", verdict("static int x; static void __task t(void);\n" + body + HANDLER));
    assertEquals(
        "VIOLATED", verdict("static int x;\n" + body + HANDLER + "static void __task t(void);\n"));
    assertEquals("PROVED", verdict("static int x;\n" + body + HANDLER));
  }

  @Test
  void oneOnAVariableIsRefused() {
    for (String text : List.of(
        "static __task int x;\nstatic void __task t(void) { x = 1; }",
        "static int y, x __nmi;\nstatic void __task t(void) { x = 1; }",
        "static void __task t(void) { int __softirq z; z = 1; }")) {
      String problem = Snippets.problems(text).get(0);
      assertTrue(problem.contains("marks a function, and this is none"), problem);
      assertTrue(problem.endsWith("[marker]"), problem);
    }
  }

  @Test
  void whatIsNoIntegerOutsideFunctionsCannotWrap() {
    for (String text : List.of(
        "static int *p __wraps(4);",
        "static bool b __wraps(2);",
        "static int a[2] __wraps(4);",
        "struct s { int n __wraps(4); };",
        "static void f(int n __wraps(4)) { }",
        "static void f(void) __wraps(4);",
        "typedef int four __wraps(4);")) {
      String problem = Snippets.problems(text + "\nstatic void __task t(void) { barrier(); }")
          .get(0);
      assertTrue(problem.contains("an integer variable that outlives its function"), problem);
    }
    String local = Snippets.problems("static void __task t(void) { int n __wraps(4) = 1; }")
        .get(0);
    assertTrue(local.contains("an integer variable that outlives its function"), local);
  }

  @Test
  void aVariableWrapsAtNoMoreThanItHolds() {
    for (String text : List.of("u8 __wraps(257) x", "s8 __wraps(129) x", "int __wraps(1) x")) {
      String problem = Snippets.problems(
              "static " + text + ";\nstatic void __task t(void) { x = 1; }")
          .get(0);
      assertTrue(problem.contains("from 2 to "), problem);
    }
    assertEquals(
        "PROVED",
        verdict(
            "static u8 __wraps(256) x;\nstatic void __task t(void) { static int __wraps(3) y; x++; WARN_ON(++y > 2); }\nstatic void __nmi n(void) { x++; }\n"));
  }

  @Test
  void anExternInABlockIsTheVariableOutsideFunctions() {
    String text =
        "static int x;\nstatic void __task t(void) { int x = 2; { extern int x; WARN_ON(x == 2); x = 1; } WARN_ON(x != 2); }\n";
    assertEquals(List.of(), Snippets.replay(text.replace("static int x;", "int x;"), "-"));
    assertEquals(
        1,
        Snippets.problems("int x;\nstatic void __task t(void) { extern long x; x = 1; }")
            .size());
    assertEquals(
        1,
        Snippets.problems("static void __task t(void) { extern long x; x = 1; }")
            .size());
  }
}
