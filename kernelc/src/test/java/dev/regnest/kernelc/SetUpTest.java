package dev.regnest.kernelc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.explore.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Functions marked {@code __setup} run once before anything can arrive, and each run begins with what they leave behind. */
class SetUpTest {
  private static final String FILE = """
      static struct slot { long value; struct slot *next; char byte; } first, second;
      static struct slot *head;
      static u64 wide;
      static int runs;
      static void __setup link(void)
      {
      	runs++;
      	first.next = &second;
      	second.value = -3;
      	second.byte = 7;
      	wide = 0x123456789abcdefULL;
      	head = &first;
      }
      static void %s more(void)
      {
      	head->value = 9;
      }
      static void __task task(void)
      {
      	BUG_ON(!head);
      	BUG_ON(head->next != &second || head->next->value != -3 || head->next->byte != 7);
      	BUG_ON(wide != 0x123456789abcdefULL);
      	BUG_ON(head->value != 9);
      	BUG_ON(runs != 1);
      }
      static void __nmi nmi(void)
      {
      	BUG_ON(runs != 1);
      }
      """;

  @Test
  void whatTheyLeaveBehindIsThereAtFirst() {
    assertEquals(
        Verdict.PROVED,
        Snippets.judged(FILE.formatted("__setup"), "nested-irqs").verdict());
  }

  @Test
  void withoutThemItIsNot() {
    assertEquals(
        Verdict.VIOLATED,
        Snippets.judged(FILE.formatted("__maybe_unused"), "nested-irqs").verdict());
    assertEquals(
        Verdict.VIOLATED,
        Snippets.judged(FILE.formatted("__setup").replace("__setup", ""), "nested-irqs")
            .verdict());
  }

  @Test
  void whatTheyAssertHolds() {
    List<String> problems = Snippets.problems(FILE.formatted("__setup")
        .replace("head->value = 9;", "head->value = 9; WARN_ON(runs != 2);"));

    assertEquals(1, problems.size());
    assertTrue(
        problems.get(0).startsWith("test.c:1:1: error: before anything can arrive: ")
            && problems.get(0).endsWith("[marker]"),
        problems.toString());
  }

  @Test
  void theyAskNoValueThatNobodyKnows() {
    String text = FILE.formatted("__setup")
        .replace("head->value = 9;", "head->value = __VERIFIER_nondet_bool();");

    assertEquals(
        List.of(
            "test.c:14:13: error: what runs before anything can arrive asks a value that nobody knows, and begins"
                + " each run with one; give it a value (in '__setup') [marker]"),
        Snippets.problems(text));
  }

  @Test
  void theyLeaveNoPointerToTheirStack() {
    String text =
        FILE.formatted("__setup").replace("head->value = 9;", "struct slot mine; head = &mine;");

    assertTrue(
        Snippets.problems(text).get(0).contains("head is left pointing to a stack"),
        Snippets.problems(text).toString());
  }

  @Test
  void theyTakeNothingAndReturnNothing() {
    assertEquals(
        List.of(
            "test.c:1:20: error: a function marked __setup returns void and takes nothing [marker]"),
        Snippets.problems(
            "static int __setup f(void) { return 1; }\nstatic void __task task(void) { }\n"));
  }
}
