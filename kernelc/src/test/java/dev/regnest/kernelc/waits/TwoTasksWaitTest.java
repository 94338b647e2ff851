package dev.regnest.kernelc.waits;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.Registers;
import dev.regnest.explore.Verdict;
import dev.regnest.explore.prover.Engines;
import dev.regnest.kernelc.CFile;
import org.junit.jupiter.api.Test;

/**
 * Two random tasks that wait for each other, held against coming to each of their configurations: where one may wait for ever, nothing is proved.
 *
 * <p>{@code -Dregnest.waits=N} sets how many, {@code -Dregnest.waits.first=S} the first of their seeds.
 */
class TwoTasksWaitTest {
  private static final int FIRST = Integer.getInteger("regnest.waits.first", 0);
  private static final int PROGRAMS = Integer.getInteger("regnest.waits", 100);

  @Test
  void nothingIsProvedWhereATaskMayWaitForEver() {
    nothingIsProved("preemptible");
  }

  @Test
  void norIsItOnPreemptRt() {
    nothingIsProved("preempt-rt");
  }

  private static void nothingIsProved(String hypothesis) {
    int hang = 0;
    int proved = 0;
    int undecided = 0;
    for (int seed = FIRST; seed < FIRST + PROGRAMS; seed++) {
      TwoTasks tasks = TwoTasks.draw(seed);
      boolean mayHang = tasks.mayHang();
      Judgement judged = judged(tasks, hypothesis);
      String what = seed + "\n" + tasks.text();
      assertFalse(mayHang && judged.complete() && judged.verdict() == Verdict.PROVED, what);
      assertTrue(mayHang || judged.verdict() != Verdict.VIOLATED, what);
      hang += mayHang ? 1 : 0;
      proved += judged.verdict() == Verdict.PROVED ? 1 : 0;
      undecided += !mayHang && judged.verdict() != Verdict.PROVED ? 1 : 0;
    }
    System.out.println(PROGRAMS + " programs, " + hang + " may hang, " + proved + " proved, "
        + undecided + " neither");
    assertTrue(hang > PROGRAMS / 5 && proved > PROGRAMS / 5, hang + " hang, " + proved + " proved");
    assertTrue(undecided < PROGRAMS / 5, undecided + " undecided");
  }

  private static Judgement judged(TwoTasks tasks, String hypothesis) {
    CFile file = CFile.of("test.c", tasks.text());
    Hypothesis under = file.under(Hypotheses.named(hypothesis).orElseThrow());
    return Engines.judge(file.design(), under, Registers.REPRESENTATIVE, () -> false);
  }
}
