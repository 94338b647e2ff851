package dev.regnest.kernelc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regnest.explore.Judgement;
import dev.regnest.explore.Verdict;
import dev.regnest.report.Findings;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A softirq action that leaves preempt_count changed is put right, and that is a finding. */
class SoftirqLeavesCountTest {
  private static Judgement judged(String marker, String statements) {
    return Snippets.judged(
        "static void " + marker + " leaves(void) { " + statements
            + " }\nstatic void __nmi nmi(void) { WARN_ON(!in_nmi()); }\n"
            + "static void __task task(void) { WARN_ON(in_softirq() || preempt_count()); }\n",
        "nested-irqs");
  }

  private static List<String> findings(Judgement judgement) {
    return Findings.of(List.of(judgement), List.of());
  }

  /** What came before the task runs in it: its count is as before all the same. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "local_bh_disable();",
        "preempt_disable();",
        "preempt_disable(); local_bh_disable();"
      })
  void isPutRightAndSaid(String statements) {
    Judgement judgement = judged("__softirq", statements);
    assertEquals(Verdict.PROVED, judgement.verdict());
    assertEquals(
        List.of(
            "a softirq leaves preempt_count changed under nested-irqs: the kernel puts it right, and says so in its log (kernel/softirq.c)"),
        findings(judgement));
  }

  @Test
  void isNotSaidWhereItGivesBackWhatItTook() {
    Judgement judgement = judged(
        "__softirq", "local_bh_disable(); preempt_disable(); preempt_enable(); local_bh_enable();");
    assertEquals(Verdict.PROVED, judgement.verdict());
    assertEquals(List.of(), findings(judgement));
  }

  /** Nobody puts right what a hardirq leaves. */
  @Test
  void isOfSoftirqsAlone() {
    Judgement judgement = judged("__hardirq", "preempt_disable();");
    assertEquals(Verdict.VIOLATED, judgement.verdict());
    assertEquals(List.of(), findings(judgement));
  }
}
