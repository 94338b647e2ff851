package dev.regnest.kernelc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.kernelc.source.CException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** All that is wrong with a file is told at once, in the order of its lines, and nothing that only follows from it. */
class AllProblemsTest {
  private static final String TASK = "static void __task task(void) { }\n";

  private static void refuses(String text, String... problems) {
    assertEquals(
        List.of(problems),
        Snippets.problems(text).stream()
            .map(problem -> problem.replaceFirst("^test.c:(\\d+):\\d+: error: ", "$1: "))
            .toList());
  }

  @Test
  void moreThanTwentyAreToldInTheOrderOfLines() {
    String text = IntStream.rangeClosed(1, 30)
        .mapToObj(i -> i % 2 == 0 ? "static int x" + i + " = ;\n" : "static double d" + i + ";\n")
        .collect(Collectors.joining());
    List<String> problems = Snippets.problems(text + TASK);
    assertEquals(30, problems.size());
    for (int i = 0; i < 30; i++) {
      assertTrue(problems.get(i).startsWith("test.c:" + (i + 1) + ":"), problems.get(i));
    }
  }

  @Test
  void aWordThatIsMissingIsToldOnceAndAllOfThemAtTheEnd() {
    String text =
        "static foo_t *f(bar_t b)\n{\n\treturn g(b, h) + g(k);\n}\n" + TASK + "static foo_t y;\n";
    refuses(
        text,
        "1: 'foo_t' is no type known here; define it in the file (2 times) [unknown-word]",
        "1: 'bar_t' is no type known here; define it in the file [unknown-word]",
        "3: 'g' is not declared; define it in the file (2 times) [unknown-word]",
        "3: 'h' is not declared; define it in the file [unknown-word]",
        "3: 'k' is not declared; define it in the file [unknown-word]");
    CException wrong = assertThrows(CException.class, () -> CFile.of("test.c", text));
    List<String> lines = wrong.lines("test.c", text);
    assertEquals(
        "test.c: 5 words are missing: foo_t (2), bar_t, g (2), h, k", lines.get(lines.size() - 1));
  }

  @Test
  void whatIsWrongInOneStatementOrMemberDoesNotHideTheNext() {
    refuses(
        "struct s {\n\tint a : 40;\n\tfloat v;\n\tint b;\n};\nstatic void __task t(void)\n{\n\tint x = ;\n\tstruct s s;\n\n\ts.b = 1;\n"
            + "\ts.a = s.v + x;\n\tif (1 {\n\t\tx++;\n\t}\n\tundeclared = 1;\n}\n",
        "2: a bit-field of type 'int' cannot have 40 bits; it is an integer, and has from 1 to as many bits as that [bit-field]",
        "3: floating point is not supported, as the kernel has none [floating-point]",
        "8: expected an expression, found ';' [syntax]",
        "13: expected ')' after the condition, found '{' [syntax]",
        "16: 'undeclared' is not declared; define it in the file [unknown-word]");
  }

  @Test
  void whatFollowsFromADeclarationThatCannotBeReadIsNotTold() {
    refuses(
        "static double d;\nenum e { A = 1.5, B };\ntypedef foo_t bar_t;\nstatic int f(double x) { return 1; }\n"
            + "static void __task t(void)\n{\n\tbar_t y;\n\tlost_t z;\n\n\tz = d + A + B + f(1);\n\ty = z;\n}\n",
        "1: floating point is not supported, as the kernel has none [floating-point]",
        "2: floating point is not supported, as the kernel has none: '1.5' [floating-point]",
        "3: 'foo_t' is no type known here; define it in the file [unknown-word]",
        "4: floating point is not supported, as the kernel has none [floating-point]",
        "8: 'lost_t' is no type known here; define it in the file [unknown-word]");
  }

  @Test
  void theMembersOfAStructWhoseSizeIsNotKnownAreToldTogether() {
    refuses(
        "struct s {\n\tstruct perf_event list;\n\tint n;\n\tstruct pmu work, more;\n};\nstatic struct s s;\n"
            + "static void __task t(void) { s.n = 1; }\n",
        "1: the size of struct s is not known, as it is not of 'list' (struct perf_event), 'work' (struct pmu), 'more' (struct"
            + " pmu); give those a definition, or leave out the members [incomplete]");
  }

  @Test
  void aWordThatIsNearlyKnownIsAskedFor() {
    refuses(
        "static int n;\nstatic void __task t(void) { this_cpu_incr(n); }\n",
        "2: 'this_cpu_incr' is not declared; did you mean 'this_cpu_inc'? [unknown-word]");
  }

  @Test
  void aWordThatMayBeAMacroIsToldAndTheRestIsRead() {
    refuses(
        "static __fancy int x;\nDEFINE_STUFF(a, b);\nstatic void __task t(void)\n{\n\tlist_for_each_entry(x, y, z) {\n\t\tx = ;\n\t}\n}\n",
        "1: '__fancy' is no type known here; define it in the file [unknown-word]",
        "2: 'DEFINE_STUFF' is no type known here; define it in the file [unknown-word]",
        "5: 'list_for_each_entry' is not declared; define it in the file [unknown-word]",
        "5: 'y' is not declared; define it in the file [unknown-word]",
        "5: 'z' is not declared; define it in the file [unknown-word]",
        "6: expected an expression, found ';' [syntax]");
  }

  @Test
  void wordsThatAreMissingInOneMacroAreAllTold() {
    refuses(
        "#define BAD(x) do { y = (x); undeclared(x); } while (0)\nstatic int x;\nstatic void __task t(void)\n{\n\tBAD(x);\n\tBAD(x + 1);\n}\n",
        "5: 'y' is not declared; define it in the file (2 times) (in 'BAD', defined at test.c:1) [unknown-word]",
        "5: 'undeclared' is not declared; define it in the file (2 times) (in 'BAD', defined at test.c:1) [unknown-word]");
  }

  @Test
  void aNameIsDeclaredBeforeItIsUsed() {
    refuses(
        "static void __task t(void) { x = 1; }\nstatic int x;\n",
        "1: 'x' is declared further down; declare it before it is used [unknown-word]");
  }
}
