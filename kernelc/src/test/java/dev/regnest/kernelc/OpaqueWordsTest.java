package dev.regnest.kernelc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.check.Claim;
import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.Registers;
import dev.regnest.explore.prover.Prover;
import dev.regnest.kernel.Register;
import dev.regnest.kernelc.run.Refused;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The words of registers, records and callchains are stored, copied and written out, and nobody computes with them. */
class OpaqueWordsTest {
  /** Each is told on the third line. */
  private static void refuses(String statements, String problem) {
    List<String> problems = Snippets.problems(
        "static void __task t(struct pt_regs *regs)\n{ struct pt_regs r; (void)r;\n" + statements
            + "\n}\n");
    assertEquals(1, problems.size(), problems.toString());
    assertTrue(problems.get(0).matches("test.c:3:\\d+: error: .*"), problems.get(0));
    assertEquals(
        problem,
        problems.get(0).replaceFirst("^[^ ]* error: ", "").replaceFirst(" \\[[a-z-]+]$", ""));
  }

  /** {@return what breaks under nested-irqs, each claim with its sentence} */
  private static Map<String, String> broken(String text) {
    CFile file = CFile.of("test.c", text);
    Hypothesis nested = file.under(Hypotheses.named("nested-irqs").orElseThrow());
    Judgement judged = Prover.judge(file.design(), nested, Registers.REPRESENTATIVE, () -> false);
    return judged.broken().entrySet().stream()
        .collect(Collectors.toMap(
            e -> e.getKey().name(), e -> e.getValue().violation().explain()));
  }

  @Test
  void aWordTakesTheSameRegisterOfAnotherOrMinusOne() {
    assertEquals(
        Map.of(),
        broken("static void __nmi n(struct pt_regs *regs) { struct pt_regs r; r.ip = regs->ip;"
            + " r.ax = -1; r.bp = regs->bp; regnest_emit_intr(&r); }"));
    refuses(
        "r.ip = regs->ax;",
        "'ax of a struct pt_regs' cannot be stored to 'ip of a struct pt_regs': words are opaque here, so it takes the ip of other"
            + " registers, or -1 for not available");
    refuses(
        "r.ip = 1;",
        "'int' cannot be stored to 'ip of a struct pt_regs': words are opaque here, so it takes the ip of other"
            + " registers, or -1 for not available");
    refuses("r.ip += 8;", "'+' is not possible with 'ip of a struct pt_regs' and 'int'");
  }

  @Test
  void nobodyReadsAWordOrTakesItsAddress() {
    refuses(
        "int a = regs->ip;",
        "a value of type 'ip of a struct pt_regs' cannot be used, as its words are opaque here");
    refuses(
        "if (regs->ip) ;",
        "a value of type 'ip of a struct pt_regs' cannot be used, as its words are opaque here");
    refuses(
        "const __u64 *p = &regnest_pebs_record()->ip;",
        "'&' needs something that lies in memory, and is no opaque word and no bit-field");
    refuses(
        "__typeof__(regs->ip) copy;",
        "'ip of a struct pt_regs' is opaque here, and no variable can hold it");
    refuses(
        "struct perf_callchain_entry *e = NULL; e->nr = 0;",
        "the words of a struct perf_callchain_entry are opaque here: store them with perf_callchain_kernel(), and write them out with regnest_emit_callchain()");
    refuses("set_linear_ip(&r, 0);", "the ip of registers or of a record is needed here");
    refuses("regnest_emit_callchain(regs);", "a struct perf_callchain_entry * is needed here");
  }

  @Test
  void whatNobodyFilledIsNotWrittenOut() {
    assertEquals(
        Map.of("P3", "the NMI sample emitted r.ax, which was never filled"),
        broken("static void __nmi n(struct pt_regs *regs) { struct pt_regs r; r.ip = regs->ip;"
            + " regnest_emit_intr(&r); }"));
  }

  @Test
  void aRecordIsOfOneOrigin() {
    String text =
        "static void __nmi n(struct pt_regs *regs) { struct pt_regs r; r = *regs; %s regnest_emit_intr(&r); }";
    assertEquals(Map.of(), broken(String.format(text, "")));
    assertEquals(
        Map.of(
            "P2",
            "the NMI sample emitted r.bp: interrupted bp, mixed with words of another origin"),
        broken(String.format(text, "perf_fetch_caller_regs(&r); r.bp = regs->bp;")));
  }

  @Test
  void aCopyThatIsSharedIsSomebodyElses() {
    assertEquals(
        Map.of("P1", "the hardirq sample emitted copy.ip after the NMI sample had stored there"),
        broken(
            "static DEFINE_PER_CPU(struct pt_regs, copy);\n"
                + "static void __hardirq __nmi n(struct pt_regs *regs) { copy = *regs; regnest_emit_intr(this_cpu_ptr(&copy)); }"));
  }

  @Test
  void theRegistersThatAHandlerIsGivenAreItsOwn() {
    assertEquals(
        Map.of(
            "ASSERT",
            "the kernel oopses at test.c:3: access to the registers that another handler was given"),
        broken("static struct pt_regs *kept;\n"
            + "static void __hardirq h(struct pt_regs *regs) { kept = regs; kept = NULL; }\n"
            + "static void __nmi n(struct pt_regs *regs) { if (kept) regnest_emit_intr(kept); }"));
  }

  @Test
  void aLevelThatThereIsNotIsOutsideItsArray() {
    assertEquals(
        Map.of("P5", "swevent_recursion[4] is outside the array of 4"),
        broken("static void __task t(void) { perf_swevent_put_recursion_context(4); }"));
  }

  @Test
  void noWordIsSetToABytePattern() {
    assertEquals(
        "test.c:4: memset() of a struct pt_regs, whose words are opaque here: clear a pt_regs with 0, or fill it with regnest_fill(), perf_fetch_caller_regs() or"
            + " perf_callchain_kernel()",
        refused("struct pt_regs r; memset(&r, 1, sizeof(r)); regnest_emit(&r);"));
  }

  @Test
  void aCallchainIsPerCpu() {
    assertEquals(
        "test.c:4: a callchain entry on the stack; define it per CPU, as perf has it",
        refused("struct perf_callchain_entry e; perf_callchain_kernel(&e, NULL);"));
  }

  @Test
  void thereIsNoSampleAtRest() {
    CFile file = CFile.of(
        "t.c",
        "static void __task t(struct pt_regs *regs) { regnest_emit_intr(regs); }\n"
            + "static void __at_rest r(void) { regnest_drop(); }\n");
    assertEquals(
        "t.c:2: there is no sample at rest; write out and drop where one is taken",
        assertThrows(
                Refused.class,
                () -> Prover.judge(
                    file.design(),
                    file.under(Hypotheses.named("nested-irqs").orElseThrow()),
                    Registers.REPRESENTATIVE,
                    () -> false))
            .getMessage());
  }

  private static String refused(String statements) {
    return assertThrows(Refused.class, () -> Snippets.run(statements)).getMessage();
  }

  /** The three words that stand for all are stored by name; another that is not, and nobody has filled, goes out with them. */
  @Test
  void aWordThatIsNotStoredByNameIsAmongThoseThatAreCopied() {
    CFile file = CFile.of("test.c", """
        static DEFINE_PER_CPU(struct pt_regs, slot);
        static void __task sample(struct pt_regs *regs)
        {
        	slot.ax = task_pt_regs(current)->ax;
        	slot.ip = task_pt_regs(current)->ip;
        	slot.bp = -1;
        	regnest_emit(&slot);
        }
        """);
    Hypothesis nested = file.under(Hypotheses.named("nested-irqs").orElseThrow());
    assertEquals(
        List.of(Register.IP, Register.AX, Register.BP, Register.CX, Register.BX),
        Registers.of(file.design()));
    assertEquals(
        Set.of(Claim.P3),
        Prover.judge(file.design(), nested, Registers.of(file.design()), () -> false)
            .broken()
            .keySet());
    assertEquals(
        Set.of(),
        Prover.judge(file.design(), nested, Registers.REPRESENTATIVE, () -> false)
            .broken()
            .keySet());
  }
}
