package dev.regnest.kernelc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regnest.check.Claim;
import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Registers;
import dev.regnest.explore.judge.Judge;
import dev.regnest.kernel.Era;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What perf_fetch_caller_regs() stores, kernel by kernel, and what it counts on being there. */
class CallerRegsTest {
  private static final String FILE = """
      static DEFINE_PER_CPU(struct pt_regs, slot);
      static struct pt_regs shared;
      static void __task sample(struct pt_regs *regs)
      {
      	struct pt_regs mine;
      	%s
      }
      static void __nmi nmi(void) { barrier(); }
      """;

  private static Set<Claim> broken(String statements, Era era) {
    CFile file = CFile.of("test.c", FILE.formatted(statements));
    return Judge.judge(
            file.design(),
            file.under(Hypotheses.named("nested-irqs").orElseThrow()).in(era),
            Registers.REPRESENTATIVE,
            () -> false)
        .broken()
        .keySet();
  }

  /** On a stack nothing is zero unless it is cleared; in static memory it is, unless somebody has stored there. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
          perf_fetch_caller_regs(&mine); regnest_emit_intr(&mine);                                     | false | true
          memset(&mine, 0, sizeof(mine)); perf_fetch_caller_regs(&mine); regnest_emit_intr(&mine);     | false | false
          perf_fetch_caller_regs(this_cpu_ptr(&slot)); regnest_emit_intr(this_cpu_ptr(&slot));         | false | false
          perf_fetch_caller_regs(&shared); regnest_emit_intr(&shared);                                 | false | false
          regnest_emit_intr(this_cpu_ptr(&slot));                                                      | true  | true
          memset(&mine, 0, sizeof(mine)); regnest_emit_intr(&mine);                                    | true  | true
          """)
  void leaksWhatNobodyHasCleared(String statements, boolean inV46, boolean inV619) {
    assertEquals(inV46 ? Set.of(Claim.P3) : Set.of(), broken(statements, Era.V4_6));
    assertEquals(inV619 ? Set.of(Claim.P3) : Set.of(), broken(statements, Era.V6_19));
  }

  @ParameterizedTest
  @CsvSource({"V4_4, false", "V4_6, false", "V5_11, true", "V6_19, true"})
  void aWordThatAnotherHasStoredStaysWhereNothingIsCleared(Era era, boolean stays) {
    String statements = "slot.ax = regs->ax; slot.ax = task_pt_regs(current)->ax;"
        + " perf_fetch_caller_regs(this_cpu_ptr(&slot)); regnest_emit_intr(this_cpu_ptr(&slot));";
    assertEquals(stays ? Set.of(Claim.P2) : Set.of(), broken(statements, era));
  }

  /** A kprobe is handed what it hit, whole; its program may fetch its caller's registers instead, but not mix the two, nor emit another's. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
          regnest_emit_intr(regs);                                                                        |
          perf_fetch_caller_regs(this_cpu_ptr(&slot)); regnest_emit_intr(this_cpu_ptr(&slot));             |
          perf_fetch_caller_regs(this_cpu_ptr(&slot)); slot.ip = regs->ip; regnest_emit_intr(this_cpu_ptr(&slot)); | P2
          regnest_emit_intr(this_cpu_ptr(&slot)); perf_fetch_caller_regs(this_cpu_ptr(&slot));             | P2 P3
          """)
  void aKprobesRegistersAreOfOneOrigin(String statements, String broken) {
    String text = """
        static DEFINE_PER_CPU(struct pt_regs, slot);
        static void __task task(struct pt_regs *regs) { perf_fetch_caller_regs(this_cpu_ptr(&slot)); barrier(); }
        static void __kprobe probe(struct pt_regs *regs) { %s }
        """.formatted(statements);
    CFile file = CFile.of("test.c", text);
    assertEquals(
        broken == null ? "" : broken,
        Judge.judge(
                file.design(),
                file.under(Hypotheses.named("nmi-like-exceptions").orElseThrow())
                    .in(Era.V6_19),
                Registers.REPRESENTATIVE,
                () -> false)
            .broken()
            .keySet()
            .stream()
            .map(Claim::name)
            .collect(Collectors.joining(" ")));
  }
}
