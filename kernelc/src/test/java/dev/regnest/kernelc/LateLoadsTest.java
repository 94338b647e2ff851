package dev.regnest.kernelc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.Registers;
import dev.regnest.explore.Verdict;
import dev.regnest.explore.prover.Prover;
import org.junit.jupiter.api.Test;

/** Where the compiler moves accesses, what steers nothing is loaded as late as it is needed, and nothing before its address is known. */
class LateLoadsTest {
  private static final String TWO_USERS = """
      static int busy, word;
      static void use(int me)
      {
      	int found;

      	if (busy)
      		return;
      	busy = 1;
      	barrier();
      	word = me;
      	%s
      }
      static void __task t(void) { use(1); }
      static void __nmi n(void) { use(2); }
      """;

  private static String under(String hypothesis, String text) {
    CFile file = CFile.of("test.c", text);
    Judgement judgement = Prover.judge(
        file.design(),
        file.under(Hypotheses.named(hypothesis).orElseThrow()),
        Registers.REPRESENTATIVE,
        () -> false);
    return judgement.verdict() + judgement.broken().keySet().toString();
  }

  private static void onlyReorderingBreaks(String text) {
    assertEquals(Verdict.PROVED + "[]", under("compiler-in-order", text));
    assertEquals(Verdict.VIOLATED + "[ASSERT]", under("compiler-reorders", text));
  }

  private static void holdsReordered(String text) {
    assertEquals(Verdict.PROVED + "[]", under("compiler-reorders", text));
  }

  @Test
  void whatAnAssertionNeedsMayBeLoadedAfterTheSlotWasGivenBack() {
    onlyReorderingBreaks(TWO_USERS.formatted("WARN_ON(word != me); busy = 0;"));
    holdsReordered(TWO_USERS.formatted("WARN_ON(word != me); barrier(); busy = 0;"));
  }

  @Test
  void whatGoesIntoALocalMayBeLoadedWhereTheLocalIsNeeded() {
    onlyReorderingBreaks(
        TWO_USERS.formatted("found = word; busy = 0; if (found != me) WARN_ON(1); WARN_ON(0);"));
    holdsReordered(TWO_USERS.formatted(
        "found = word; barrier(); busy = 0; if (found != me) WARN_ON(1); WARN_ON(0);"));
  }

  @Test
  void whatSteersIsLoadedWhereItStands() {
    holdsReordered(
        TWO_USERS.formatted("if (word != me) WARN_ON(1); WARN_ON(0); barrier(); busy = 0;"));
    holdsReordered(
        TWO_USERS.formatted("found = READ_ONCE(word); WRITE_ONCE(busy, 0); WARN_ON(found != me);"));
  }

  @Test
  void aReadModifyWriteWhoseResultNobodyNeedsMayBePutOff() {
    String count = TWO_USERS.replace("if (busy)", "if (READ_ONCE(busy))");
    onlyReorderingBreaks(count
        .replace("busy = 1;\n\tbarrier();", "this_cpu_inc(busy);")
        .formatted("WARN_ON(word != me); barrier(); busy = 0;"));
    holdsReordered(count
        .replace("busy = 1;", "this_cpu_inc(busy);")
        .formatted("WARN_ON(word != me); barrier(); busy = 0;"));
  }

  @Test
  void nothingIsLoadedFromAnAddressBeforeThatIsLoaded() {
    String published = """
        static int data, other;
        static int *pointer;
        static void __task t(void)
        {
        	int *found = pointer;

        	if (found)
        		WARN_ON(*found != 1);
        }
        static void __nmi n(void) { data = 1; barrier(); pointer = &data; }
        """;
    holdsReordered(published);
    onlyReorderingBreaks(published.replace("*found != 1", "data != 1"));
  }
}
