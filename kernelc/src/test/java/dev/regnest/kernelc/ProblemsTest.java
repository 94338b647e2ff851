package dev.regnest.kernelc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.Registers;
import dev.regnest.explore.Verdict;
import dev.regnest.explore.prover.Prover;
import dev.regnest.kernelc.run.Refused;
import dev.regnest.kernelc.source.CException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever is wrong with a file is told at its place, several things at once, and nothing ends in a stack trace. */
class ProblemsTest {
  private static final String TASK = "static void __task task(void) { ";

  private static void refuses(String text, String... problems) {
    assertEquals(List.of(problems), Snippets.problems(text));
  }

  @Test
  void severalAreToldAtOnce() {
    refuses(
        TASK + "\n int a = b;\n a.x = 1;\n goto out;\n}\n",
        "test.c:2:10: error: 'b' is not declared; define it in the file [unknown-word]",
        "test.c:3:3: error: 'x' is asked of 'int', which is no struct [type]",
        "test.c:4:2: error: no label 'out' in the blocks around this goto; one inside another block or outside an expression cannot be reached [label]");
    refuses(
        "static int f(void) { return 1 }\nstatic int g( { }\n" + TASK + "}\n",
        "test.c:1:31: error: expected ';' after the statement, found '}' [syntax]",
        "test.c:2:15: error: expected a parameter, found '{' [syntax]");
  }

  @Test
  void aSwitchHasAnIntegerAndEachValueOnce() {
    refuses(
        TASK + "int *p = 0; switch (p) { } }",
        "test.c:1:53: error: a switch needs an integer, this is 'int *' [type]");
    refuses(
        TASK
            + "switch (1U) { case 0 ... 3: case 2: case -1: case 0xffffffff: default: default: ; } }",
        "test.c:1:61: error: another case of this switch has the value 2 already [redefinition]");
  }

  @Test
  void aStructWithoutATagIsCalledByItsTypedefOrItsLine() {
    refuses(
        TASK + "raw_spinlock_t lock = { 0 }; int i = 0; i = lock; }",
        "test.c:1:75: error: 'raw_spinlock_t' cannot become 'int' [type]");
    refuses(
        "static struct { int a; } one;\n" + TASK + "int i = 0; i = one; }",
        "test.c:2:46: error: 'struct { ... } of test.c:1' cannot become 'int' [type]");
  }

  @Test
  void whatCannotBeStoredToIsSaidToBeNoPlace() {
    refuses(
        "static int all[3];\n" + TASK + "all = 0; }",
        "test.c:2:37: error: nothing can be assigned to this: it is an array; assign to its elements [place]");
    refuses(
        TASK + "3 = 4; }",
        "test.c:1:35: error: nothing can be assigned to this: it is a value of type 'int', and lies nowhere [place]");
    refuses(
        "static const int most = 3;\n" + TASK + "most = 4; }",
        "test.c:2:38: error: nothing can be assigned to this 'const int': it is const [const]");
  }

  @Test
  void aMacroOfTheKernelWithTooFewArgumentsIsNoUnknownWord() {
    List<String> problems = Snippets.problems("static int x;\n" + TASK + "cmpxchg(&x, 1); }");
    assertEquals(
        List.of(
            "'cmpxchg' is not declared; it is known as a macro, which needs its arguments [unknown-word]",
            "macro 'cmpxchg' takes 3 arguments, and this call has 2 [preprocessor]"),
        problems.stream().map(each -> each.replaceFirst(".*error: ", "")).toList());
  }

  @Test
  void theCaretStandsUnderThePlace() {
    CException wrong =
        assertThrows(CException.class, () -> CFile.of("test.c", TASK + "\n\tint a = ;\n}\n"));
    assertEquals(
        List.of(
            "test.c:2:10: error: expected an expression, found ';' [syntax]",
            "    \tint a = ;",
            "    \t        ^"),
        wrong.lines("test.c", TASK + "\n\tint a = ;\n}\n"));
  }

  @Test
  void whatIsInAMacroIsToldWhereTheMacroIsUsed() {
    refuses(
        "#define SET(x) x = nothing\n" + TASK + "\n int a;\n SET(a);\n}\n",
        "test.c:4:2: error: 'nothing' is not declared; define it in the file (in 'SET', defined at test.c:1) [unknown-word]");
  }

  @Test
  void whatIsCAndNotSupportedSaysWhatIsInstead() {
    refuses(
        "static float f;\n" + TASK + "}",
        "test.c:1:1: error: floating point is not supported, as the kernel has none [floating-point]");
    refuses(
        "static int f(int n) { return n ? f(n - 1) : 0; }\n" + TASK + "f(2); }",
        "test.c:1:35: error: 'f()' leads back to 'f()'; recursion is not supported [recursion]");
    refuses(
        TASK + "struct pt_regs r; r.ip = 0; }",
        "test.c:1:56: error: 'int' cannot be stored to 'ip of a struct pt_regs': words are opaque here, so it takes the ip of other"
            + " registers, or -1 for not available [opaque]");
    refuses(
        TASK + "asm volatile(\"hlt\"); }",
        "test.c:1:33: error: no instructions of an asm are known; only the empty one, asm volatile(\"\" ::: \"memory\"). Say in C what it does, such as"
            + " static inline void set(u32 *p) { WRITE_ONCE(*p, 1); }, or xchg(p, 1) where it is one instruction that reads and writes [asm]");
  }

  /** As bit-fields do: who interrupts between the load and the store of one bit loses its own. */
  @Test
  void bitsOfOneMemberShareItsLoadAndStore() {
    String text = "static u8 flags; static int ran;\n"
        + "static void __task t(void) { flags |= 1; }\n"
        + "static void __nmi n(void) { flags |= 2; ran = 1; }\n"
        + "static void __at_rest r(void) { WARN_ON(ran && !(flags & 2)); }\n";
    assertEquals(List.of(), Snippets.replay(text, "n2"));
    assertEquals(
        List.of("WARN_ON(ran && !(flags & 2)) at test.c:4 fires"), Snippets.replay(text, "n3"));
  }

  @Test
  void aFileInWhichNothingRunsIsRefused() {
    refuses(
        "static int x;\n",
        "test.c:1:1: error: nothing in this file runs: mark a function with __task, __softirq, __hardirq or __nmi, or write a main() [nothing-runs]");
  }

  @Test
  void aHeadThatSaysNothingUsableIsRefused() {
    assertTrue(Snippets.problems("/*\n * Result: MAYBE\n */\n" + TASK + "}")
        .get(0)
        .startsWith("test.c:2:1: error: no result: \"MAYBE\"; expected PROVED, or VIOLATED"));
  }

  @Test
  void anEraThatIsNoneOrTheSecondIsRefusedAtItsLine() {
    String head = "/*\n * Is it?\n *\n * Era: %s\n */\n" + TASK + "}";
    assertEquals(
        List.of(
            "test.c:4:1: error: unknown era \"V7_0\"; known: V4_4, V4_6, V5_11, V6_1, V6_19, PREEMPT_RT [head]"),
        Snippets.problems(head.formatted("V7_0")));
    assertEquals(
        List.of("test.c:5:1: error: a second line \"Era:\", \"V4_4\" after \"V5_11\"; one file is"
            + " asked of one kernel [head]"),
        Snippets.problems(head.formatted("v5.11\n * Era: V4_4")));
  }

  /** Whether the task comes again or not, it finds memory as it left it. */
  @Test
  void whatIsStoredAtRestIsGoneWhenTheTaskComesAgain() {
    CFile file = CFile.of(
        "test.c",
        "static int taken;\nstatic int get(void) { return taken++; }\n"
            + "static void __task t(void) { WARN_ON(get()); taken = 0; }\n"
            + "static void __at_rest r(void) { WARN_ON(get()); }\nstatic void __nmi n(void) { }\n");
    for (String hypothesis : List.of("nested-irqs", "compiler-in-order")) {
      Judgement judged = Prover.judge(
          file.design(),
          file.under(Hypotheses.named(hypothesis).orElseThrow()),
          Registers.REPRESENTATIVE,
          () -> false);
      assertEquals(Verdict.PROVED, judged.verdict(), hypothesis);
    }
  }

  @Test
  void aLoopThatNeverComesBackToWhereItWasIsNotWaitedFor() {
    Refused counting = assertThrows(Refused.class, () -> Snippets.run("for (long i = 0; ; i++) ;"));
    assertEquals(
        "test.c:4: went round loops 1048576 times in one frame; does this end?",
        counting.getMessage());
  }

  @Test
  void hostileTextEndsWithinLimits() {
    String many = "{".repeat(900_000);
    assertTrue(
        Snippets.problems(TASK + many).get(0).endsWith("this nests deeper than 200 [nesting]"));
    assertTrue(Snippets.problems(TASK + "int a = " + "(".repeat(500_000))
        .get(0)
        .endsWith("this nests deeper than 200 [nesting]"));
    assertTrue(Snippets.problems(TASK + "int a = 1" + "+1".repeat(400_000) + "; }")
        .get(0)
        .endsWith("more than 300 operands in a row [nesting]"));
    assertTrue(Snippets.problems("int " + "*".repeat(500_000) + "p;")
        .get(0)
        .contains("more than 12 pointers"));
    assertTrue(
        Snippets.problems("x".repeat(1_100_000)).get(0).contains("at most 1000000 are read"));
    StringBuilder laughs = new StringBuilder("#define A0(x) x x\n");
    for (int i = 1; i < 40; i++) {
      laughs.append("#define A" + i + "(x) A" + (i - 1) + "(x) A" + (i - 1) + "(x)\n");
    }
    assertTrue(
        Snippets.problems(laughs + "A39(int)\n").get(0).contains("macros expand to too much"));
    assertTrue(Snippets.problems(laughs + "A39(A39(A39(1)))\n")
        .get(0)
        .contains("macros expand to too much"));
  }
}
