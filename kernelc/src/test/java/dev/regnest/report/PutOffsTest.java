package dev.regnest.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.check.Claim;
import dev.regnest.design.Design;
import dev.regnest.explore.Counterexample;
import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.Registers;
import dev.regnest.explore.judge.Judge;
import dev.regnest.kernelc.CFile;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the compiler puts off is told with what it puts it off past. */
class PutOffsTest {
  private static CounterexampleText text(String file) {
    CFile read = CFile.of("moved.c", file);
    Design design = read.design();
    Judgement judgement = Judge.judge(
        design,
        read.under(Hypotheses.named("compiler-reorders").orElseThrow().of(design)),
        Registers.of(design),
        () -> false);
    Counterexample example = judgement.broken().get(Claim.ASSERT);
    return CounterexampleText.of(judgement, example);
  }

  @Test
  void aStoreThatIsCarriedOutAfterTheViolationIsToldWhereTheCodeHasIt() {
    CounterexampleText text = text("""
        static int data, flag;
        static void __task writer(void)
        {
        	data = 1;
        	flag = 1;
        }
        static void __hardirq reader(void)
        {
        	if (READ_ONCE(flag))
        		WARN_ON(!READ_ONCE(data));
        }
        """);
    assertEquals(
        "The compiler puts off the task's store to data past the store to flag, because no"
            + " barrier() forbids it.",
        text.steps().get(0));
    assertTrue(text.table().contains(" 4: (store to data put off)"), text.table()::toString);
  }

  @Test
  void aStoreThatIsCarriedOutBeforeItIsToldThere() {
    List<String> steps = text("""
        static int count, mine;
        static void use(int me)
        {
        	if (count)
        		return;
        	count = 1;
        	mine = me;
        	WARN_ON(READ_ONCE(mine) != me);
        	count = 0;
        }
        static void __task task(void)	{ use(1); }
        static void __nmi nmi(void)	{ use(2); }
        """).steps();
    assertTrue(
        steps.stream().anyMatch(step -> step.contains("past the store to mine, and no barrier()")),
        steps::toString);
  }
}
