package dev.regnest.kernelc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.check.Claim;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.Verdict;
import dev.regnest.kernelc.run.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each live frame has a stack of its own, and nothing of it is left once it has returned. */
class StacksTest {
  private static final String HARDIRQ = """
      static int *p;
      static unsigned long word;
      static DEFINE_PER_CPU(int *, pointer);
      static void takes(int *where) { *where = 1; }
      static void __hardirq hardirq(void)
      {
      	int x = 0;
      	%s
      	WARN_ON(x > 1);
      }
      """;

  private static String broken(String text, String hypothesis) {
    Judgement judged = Snippets.judged(text, hypothesis);
    return judged.broken().isEmpty()
        ? judged.verdict().toString()
        : judged.broken().get(Claim.ASSERT).violation().explain();
  }

  /** What a nested one stores over the pointer is its own, and not that of the frame that it interrupts. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "p = &x; WARN_ON(p != &x);",
        "word = (unsigned long)&x; WARN_ON(word != (unsigned long)&x);",
        "xchg(&p, &x); WARN_ON(READ_ONCE(p) != &x);",
        "cmpxchg(&p, NULL, &x); WARN_ON(p != &x); p = NULL;",
        "this_cpu_write(pointer, &x); WARN_ON(this_cpu_read(pointer) != &x);"
      })
  void aNestedHardirqHasAnotherStack(String stores) {
    String what = broken(HARDIRQ.formatted(stores + " p = NULL; word = 0;"), "irqs-on-in-hardirq");
    assertTrue(what.contains("!=") || what.contains("comparison"), what);
    assertEquals(
        "PROVED", broken(HARDIRQ.formatted(stores + " p = NULL; word = 0;"), "nested-irqs"));
  }

  @Test
  void whatEachPutsBackIsItsOwnAgain() {
    String restores = "int *was = p; p = &x; WARN_ON(p != &x); p = was;";
    assertEquals("PROVED", broken(HARDIRQ.formatted(restores), "irqs-on-in-hardirq"));
    assertEquals("PROVED", broken(HARDIRQ.formatted("takes(&x);"), "irqs-on-in-hardirq"));
  }

  @Test
  void anotherFramesStackIsNotReachedThere() {
    String reaches = "int *was = p; if (was) *was = 2; p = &x; p = was;";
    assertEquals(
        "the kernel oopses at test.c:8: access to the stack of another frame",
        broken(HARDIRQ.formatted(reaches), "irqs-on-in-hardirq"));
    assertEquals("PROVED", broken(HARDIRQ.formatted(reaches), "nested-irqs"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
          if (p) *p = 1; p = &x;              | access through a pointer into a frame that is gone
          if (p) x = *p; p = &x;              | access through a pointer into a frame that is gone
          WARN_ON(p == &x); p = &x;           | comparison of a pointer into a frame that is gone
          x = cmpxchg(&p, &x, NULL) == NULL; p = &x; | comparison of a pointer into a frame that is gone
          """)
  void whatAFrameLeavesBehindIsGone(String uses, String what) {
    assertEquals(
        "the kernel oopses at test.c:8: " + what, broken(HARDIRQ.formatted(uses), "nested-irqs"));
    assertEquals("PROVED", broken(HARDIRQ.formatted(uses + " p = NULL;"), "nested-irqs"));
  }

  @Test
  void soIsWhatAFunctionLeavesBehind() {
    String file = """
        static int *p;
        static int *keep(void) { %s int y = 0; p = &y; return &y; }
        static void __task task(void)
        {
        	int *q = keep();
        	%s
        }
        static void __nmi nmi(void) { barrier(); }
        """;
    for (String use : new String[] {"WARN_ON(*p);", "WARN_ON(*q);"}) {
      assertEquals(
          "the kernel oopses at test.c:6: access through a pointer into a frame that is gone",
          broken(file.formatted("", use + " p = NULL;"), "nested-irqs"));
      assertEquals("PROVED", broken(file.formatted("static", use + " p = NULL;"), "nested-irqs"));
    }
  }

  @Test
  void soAreTheRegistersThatAHandlerWasGiven() {
    String file = """
        static struct pt_regs *kept;
        static void __nmi nmi(struct pt_regs *regs)
        {
        	if (kept) regnest_emit_intr(kept);
        	kept = regs;
        	%s
        }
        """;
    assertEquals(
        "the kernel oopses at test.c:4: access through a pointer into a frame that is gone",
        broken(file.formatted(""), "nested-irqs"));
    assertEquals(
        "PROVED",
        broken(
            file.formatted("kept = NULL;").replace("if (kept)", "if (!kept) kept = regs;"),
            "nested-irqs"));
  }

  @Test
  void twoTasksHaveTwoStacks() {
    String file = """
        static int *p;
        static void __task task(void) { int x = 0; p = &x; WARN_ON(p != &x); %s }
        """;
    assertTrue(broken(file.formatted("p = NULL;"), "preemptible").contains("WARN_ON(p != &x)"));
    String off = file.formatted("")
        .replace("p = &x;", "preempt_disable(); p = &x;")
        .replace("WARN_ON(p != &x);", "WARN_ON(p != &x); preempt_enable();");
    assertEquals(Verdict.PROVED.toString(), broken(off, "preemptible"));
  }

  /** There the store may be carried out when the function has returned. */
  @Test
  void whereACompilerMovesStoresNoAddressOfALocalIsStored() {
    String file = HARDIRQ.replace("__hardirq", "__exception").formatted("p = &x; p = NULL;");
    Refused refused = assertThrows(Refused.class, () -> broken(file, "compiler-reorders"));
    assertTrue(
        refused.getMessage().startsWith("test.c:8: the address of a local variable"),
        refused.getMessage());
    assertEquals("PROVED", broken(file, "compiler-in-order"));
  }
}
