package dev.regnest.compiled;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Registers;
import dev.regnest.explore.Verdict;
import dev.regnest.explore.judge.Judge;
import dev.regnest.kernelc.CFile;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where C leaves open which of two loads comes first, the model's order is that of gcc: an NMI between them tells. */
@NeedsGcc
class OrderOfEvaluationTest {
  private static final Effort ONE = new Effort(1, false, 1, 1, 60);

  /** An NMI sets both; x is what was loaded of a, and y of b. */
  private static CFile file(String loads, String condition) {
    return Guards.file("order.c", """
        struct pair { int x, y; };
        static int a, b;
        static int s[2];
        static int *at(int i) { return &s[i]; }
        static int get(int *p) { return READ_ONCE(*p); }
        static struct pair both(int x, int y) { return (struct pair){ x, y }; }
        static struct pair (*through)(int, int) = both;
        static void __task __times(1) task(void)
        {
        	struct pair v;
        	(void)at(0);
        	(void)get(&s[0]);
        	v = through(0, 0);
        	%s;
        	WARN_ON(%s);
        }
        static void __nmi nmi(void) { a = 1; b = 1; }
        """.formatted(loads, condition));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "v = both(READ_ONCE(a), READ_ONCE(b))",
        "v = through(READ_ONCE(a), READ_ONCE(b))",
        "struct pair w = { .y = READ_ONCE(b), .x = READ_ONCE(a) }; v = w",
      })
  void ofArgumentsAndMembersIsThatOfGcc(String loads) {
    compare(loads);
  }

  @Tag("soak")
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "v = both(get(&a), get(&b))",
        "struct pair w = { READ_ONCE(a), READ_ONCE(b) }; v = w",
        "v = (struct pair){ .y = get(&b), .x = get(&a) }",
        "v.x = 2 * READ_ONCE(a) + READ_ONCE(b); v.y = v.x & 1; v.x >>= 1",
        "v.x = READ_ONCE(a) + 2 * get(&b); v.y = v.x >> 1; v.x &= 1",
        "s[READ_ONCE(a)] = READ_ONCE(b) + 1; v.x = s[1] != 0; v.y = s[v.x] == 2",
        "*at(READ_ONCE(a)) = READ_ONCE(b) + 1; v.x = s[1] != 0; v.y = s[v.x] == 2",
        "*at(READ_ONCE(a)) += READ_ONCE(b) + 1; v.x = s[1] != 0; v.y = s[v.x] == 2",
        "this_cpu_add(s[READ_ONCE(a)], READ_ONCE(b) + 1); v.x = s[1] != 0; v.y = s[v.x] == 2",
      })
  void ofAllElseIsThatOfGcc(String loads) {
    compare(loads);
  }

  private static void compare(String loads) {
    List<Verdict> model = List.of(judged(loads, "v.x && !v.y"), judged(loads, "!v.x && v.y"));
    assertEquals(
        List.of(compiled(loads, "v.x && !v.y"), compiled(loads, "!v.x && v.y")), model, loads);
    assertTrue(model.contains(Verdict.VIOLATED), "an NMI comes between");
  }

  private static Verdict judged(String loads, String condition) {
    CFile file = file(loads, condition);
    return Judge.judge(
            file.design(),
            file.under(Hypotheses.named("nested-irqs").orElseThrow()),
            Registers.of(file.design()),
            () -> false)
        .verdict();
  }

  /** {@return what it does at every instruction, as it is written} */
  private static Verdict compiled(String loads, String condition) {
    Result result =
        Guards.results(file(loads, condition), ONE, List.of("-w"), "0").get(0);
    assertTrue(result.isComplete(), result::toString);
    return result.bad() > 0 ? Verdict.VIOLATED : Verdict.PROVED;
  }

  /** The twin: an order that the code says is held to, too. */
  @Test
  void anOrderThatIsWrittenIsTheOneThatCounts() {
    String loads = "v.y = READ_ONCE(b); v.x = READ_ONCE(a)";
    assertEquals(Verdict.VIOLATED, judged(loads, "v.x && !v.y"));
    assertEquals(Verdict.PROVED, judged(loads, "!v.x && v.y"));
  }
}
