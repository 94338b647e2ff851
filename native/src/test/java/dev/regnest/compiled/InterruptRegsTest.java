package dev.regnest.compiled;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a sample writes out of where it was taken is of one origin, and its own. */
@NeedsGcc
class InterruptRegsTest {
  private static final Effort OUTERMOST = new Effort(1, false, 1, 1, 60);

  private static Result result(String declarations, String statements) {
    String text =
        declarations + "\nstatic void __task __hardirq __nmi sample(struct pt_regs *regs)\n{\n"
            + statements + "\n}\n";
    Result result =
        Guards.results(Guards.file("regs.c", text), OUTERMOST, List.of(), "2").get(0);
    assertTrue(result.isComplete() && !result.isVacuous(), result.toString());
    return result;
  }

  @Test
  void theHandlersOwnHold() {
    assertEquals(0, result("", "regnest_emit_intr(regs);").bad());
  }

  @Test
  void aCopyThatIsSharedIsSomebodyElses() {
    Result shared = result(
        "static DEFINE_PER_CPU(struct pt_regs, copy);",
        "struct pt_regs *to = this_cpu_ptr(&copy);\n*to = *regs;\nregnest_point(to);\nregnest_emit_intr(to);");
    assertEquals(Set.of("P1", "P2"), shared.claims());
  }

  @Test
  void theUsersRegistersAreNotThoseOfTheInterruptedKernel() {
    assertEquals(Set.of("P2"), result("", "regnest_emit(regs);").claims());
  }

  @Test
  void aRecordHoldsWhatWasInterrupted() {
    String text =
        "const struct pebs_record_core *pebs = regnest_pebs_record();\nstruct pt_regs r;\n"
            + "r = *regs;\nset_linear_ip(&r, pebs->ip);\nr.bp = pebs->bp;\nr.ax = %s->ax;\nregnest_emit_intr(&r);";
    assertEquals(0, result("", String.format(text, "pebs")).bad());
    assertEquals(
        Set.of("P2"),
        result("", String.format(text, "task_pt_regs(current)")).claims(),
        "ax of the user beside ip of the kernel");
  }

  @Test
  void aCallchainIsItsSamplesOwn() {
    String text = "struct perf_callchain_entry *e = this_cpu_ptr(&entry[%s]);\n"
        + "perf_callchain_kernel(e, regs);\nregnest_emit_callchain(e);";
    String entries = "static DEFINE_PER_CPU(struct perf_callchain_entry, entry[3]);";
    assertEquals(
        0,
        result(entries, String.format(text, "in_nmi() ? 2 : in_irq() ? 1 : 0")).bad());
    assertEquals(Set.of("P1", "P2"), result(entries, String.format(text, "0")).claims());
  }

  @Test
  void aLevelThatIsTakenIsNotGivenOutAgain() {
    String text = "int rctx = perf_swevent_get_recursion_context();\n"
        + "WARN_ON(perf_swevent_get_recursion_context() >= 0);\n%s\n"
        + "rctx = perf_swevent_get_recursion_context();\n"
        + "WARN_ON(rctx != (in_nmi() ? 3 : in_irq() ? 2 : 0));\n"
        + "perf_swevent_put_recursion_context(rctx);\nregnest_emit_intr(regs);";
    String put = "perf_swevent_put_recursion_context(rctx);";
    assertEquals(0, result("", String.format(text, put)).bad());
    assertTrue(result("", String.format(text, "")).claims().contains("ASSERT"));
  }
}
