package dev.regnest.kernelc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What traces and debugs is left out, and said to be; everything else that is not known is refused. */
class LeftOutCallsTest {
  private static final String HANDLER = "\nstatic void __nmi nmi(void) { barrier(); }\n";

  private static List<String> leftOut(String text) {
    return CFile.of("test.c", text + HANDLER).leftOut();
  }

  @Test
  void aTracingCallWhoseValueNobodyUsesIsLeftOutAndNamed() {
    assertEquals(
        List.of("trace_one() and might_sleep() left out"),
        leftOut(
            "static void __task task(void) { trace_one(1); (void)trace_one(2); might_sleep(); }"));
  }

  @Test
  void ofManyTheFirstThreeAreNamed() {
    assertEquals(
        List.of("trace_a(), trace_b(), trace_c() and 2 more left out"),
        leftOut(
            "static void __task task(void) { trace_a(); trace_b(); trace_c(); trace_d(); trace_e(); }"));
  }

  @Test
  void itsArgumentsAreEvaluated() {
    assertEquals(List.of(), Snippets.run("int x;", "trace_it(x++, (x += 2)); WARN_ON(x != 3);"));
    assertEquals(1, Snippets.run("int x;", "trace_it(x++); WARN_ON(x == 1);").size());
  }

  @Test
  void whatIsPrintedIsEvaluated() {
    assertEquals(List.of(), Snippets.run("int x;", "printk(\"%d\", x++); WARN_ON(x != 1);"));
  }

  @Test
  void oneOfWhichTheFileHasTheBodyRuns() {
    String own = "int x;\nstatic void trace_it(int n) { x = n; }\n";
    assertEquals(1, Snippets.run(own, "trace_it(3); WARN_ON(x == 3);").size());
    assertEquals(List.of(), leftOut(own + "static void __task task(void) { trace_it(3); }"));
  }

  @Test
  void oneThatIsOnlyDeclaredIsLeftOut() {
    assertEquals(
        List.of("trace_it() left out"),
        leftOut("void trace_it(int);\nstatic void __task task(void) { trace_it(3); }"));
  }

  @Test
  void oneThatATraceEventMakesIsLeftOut() {
    assertEquals(
        List.of("trace_it() left out"),
        leftOut("TRACE_EVENT(it, TP_PROTO(int n), TP_ARGS(n));\n"
            + "static void __task task(void) { trace_it(3); }"));
  }

  @Test
  void oneWhoseValueIsUsedIsRefused() {
    List<String> problems = Snippets.problems(
        "static void __task task(void) { if (trace_it_enabled()) barrier(); }" + HANDLER);
    assertEquals(1, problems.size(), problems.toString());
    assertTrue(problems.get(0).contains("'trace_it_enabled' is not declared"), problems.get(0));
  }

  @Test
  void anUnknownWordAmongItsArgumentsIsRefused() {
    List<String> problems =
        Snippets.problems("static void __task task(void) { trace_it(unknown); }" + HANDLER);
    assertEquals(1, problems.size(), problems.toString());
    assertTrue(problems.get(0).contains("'unknown' is not declared"), problems.get(0));
  }

  @Test
  void whatAssertsIsNotLeftOut() {
    assertEquals(1, Snippets.run("lockdep_assert_irqs_disabled();").size());
    assertTrue(
        Snippets.problems("static void __task task(void) { lockdep_assert_unknown(); }" + HANDLER)
            .get(0)
            .contains("'lockdep_assert_unknown' is not declared"));
  }

  @Test
  void anArgumentTooManyForAWordOfThePreludeIsRefused() {
    assertTrue(Snippets.problems("static void __task task(void) { barrier(1); }" + HANDLER)
        .get(0)
        .contains("the function takes 0 arguments, and this call has 1"));
  }
}
