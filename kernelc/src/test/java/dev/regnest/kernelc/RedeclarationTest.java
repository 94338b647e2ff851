package dev.regnest.kernelc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One name means one thing in a block, and what is assigned fits without a cast. */
class RedeclarationTest {
  private static final String TASK = "\nstatic void __task task(void) { barrier(); }\n";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "int x; long x;",
        "int x; void x(void);",
        "void f(int); int f(int);",
        "void f(int *); void f(long *); ",
        "typedef int t; typedef long t;",
        "typedef int t; int t;",
        "int u32;",
        "void in_nmi(int);",
        "enum { A, A };",
        "enum { A }; int A;",
        "static static int x;",
        "static extern int x;",
        "void f(static int x);",
        "struct s { static int x; };",
        "typeof(int x) y;",
        "void typeof(int);",
        "void barrier(int x) { }",
        "static_assert(sizeof(int) == 8);",
        "_Static_assert(0, \"never\");",
      })
  void aNameThatIsGivenASecondMeaningIsRefused(String declarations) {
    assertEquals(1, Snippets.problems(declarations + TASK).size(), declarations);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "extern int x; int x; int x = 1;",
        "void f(); void f(int x) { }",
        "typedef int t; typedef int t;",
        "typedef unsigned int u32;",
        "int in_nmi(void);",
        "extern int a[]; int a[3];",
        "struct s; struct s { int x; }; struct s;",
        "typeof(int *) x;",
        "static_assert(sizeof(int) == 4); static_assert(1, \"always\");",
      })
  void oneThatIsGivenTheSameMeaningIsNot(String declarations) {
    assertEquals(List.of(), Snippets.problems(declarations + TASK), declarations);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "int a; int a;",
        "int *p = 5;",
        "int *p = &y;",
        "int n; n = &x;",
        "int *p; p = (_Bool)1;",
        "takes(x);",
        "(x, y) = 1;",
        "&(x, y);",
        "+&x;",
        "printk(x);",
        "static_assert(0);",
        "static_assert(\"text\");",
      })
  void whatFitsByACastAloneIsRefused(String statements) {
    String text =
        "int x; long y; void takes(int *p) { }\nstatic void __task t(void) { " + statements + " }";
    assertEquals(1, Snippets.problems(text).size(), statements);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "int a; { int a; }",
        "int *p = 0; p = NULL; p = (void *)&y;",
        "int *p = (int *)5;",
        "unsigned int *p = &x;",
        "_Bool b = &x;",
        "takes(&x); takes(0);",
        "y = x;",
      })
  void whatCFitsIsTaken(String statements) {
    String text =
        "int x; long y; void takes(int *p) { }\nstatic void __task t(void) { " + statements + " }";
    assertEquals(List.of(), Snippets.problems(text), statements);
  }

  @Test
  void theValueOfACommaIsRead() {
    assertEquals(List.of(), Snippets.run("int x = 1, y = 2;", "WARN_ON((x++, y) != 2);"));
    assertTrue(Snippets.run("int x = 1;", "WARN_ON((x++, x) == 2);").size() == 1);
  }
}
