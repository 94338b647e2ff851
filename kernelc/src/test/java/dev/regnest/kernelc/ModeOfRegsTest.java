package dev.regnest.kernelc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.check.Claim;
import dev.regnest.explore.Judgement;
import dev.regnest.kernelc.run.Refused;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** user_mode() looks at cs of the registers that it is given, and the zeros of static memory are words like others. */
class ModeOfRegsTest {
  private static final String RECORD = """
      static void __nmi pmi(struct pt_regs *iregs)
      {
      	struct pt_regs regs = *iregs;
      	set_linear_ip(&regs, regnest_pebs_record()->ip);
      	%s
      }
      """;

  private static Judgement judged(String text, String hypothesis) {
    return Snippets.judgedWithItsWords(text, hypothesis);
  }

  private static Set<Claim> broken(String text) {
    return judged(text, "nested-irqs").broken().keySet();
  }

  private static String explained(String text) {
    return judged(text, "nested-irqs").broken().get(Claim.ASSERT).violation().explain();
  }

  /** Late, it was taken in user mode where the interrupt hit the kernel, and the other way round. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "WARN_ON(user_mode(&regs) && !user_mode(iregs));",
        "WARN_ON(!user_mode(&regs) && user_mode(iregs));"
      })
  void aRecordSaysWhereItWasTaken(String check) {
    assertEquals(
        Set.of(Claim.ASSERT),
        judged(RECORD.formatted(check), "pebs-skid").broken().keySet());
    assertEquals(Set.of(), broken(RECORD.formatted(check)));
  }

  @Test
  void aRecordIsOneHoweverOftenItIsAskedFor() {
    String twice = """
        struct pt_regs again = *iregs;
        set_linear_ip(&again, regnest_pebs_record()->ip);
        WARN_ON(user_mode(&again) %s user_mode(&regs));
        """;
    assertEquals(
        Set.of(),
        judged(RECORD.formatted(twice.formatted("!=")), "pebs-skid").broken().keySet());
    assertEquals(
        Set.of(Claim.ASSERT),
        judged(RECORD.formatted(twice.formatted("==")), "pebs-skid").broken().keySet());
  }

  @Test
  void theUsersRegistersAreUserModeAndACallersAreNot() {
    String file = """
        static void __task __softirq __hardirq __nmi f(struct pt_regs *regs)
        {
        	struct pt_regs caller;
        	perf_fetch_caller_regs(&caller);
        	WARN_ON(%suser_mode(&caller));
        	WARN_ON(%suser_mode(task_pt_regs(current)));
        }
        """;
    assertEquals(Set.of(), broken(file.formatted("", "!")));
    assertEquals(Set.of(Claim.ASSERT), broken(file.formatted("!", "!")));
    assertEquals(Set.of(Claim.ASSERT), broken(file.formatted("", "")));
  }

  @Test
  void aParameterIsWhatTheCallerHandsOn() {
    String file = """
        static int users;
        static void sample(struct pt_regs *regs) { WARN_ON(user_mode(regs)); }
        static void __task t(struct pt_regs *regs) { sample(%s); }
        static void __nmi n(struct pt_regs *regs) { if (user_mode(regs)) users = 1; }
        """;
    assertEquals(Set.of(), broken(file.formatted("regs")));
    assertEquals(Set.of(Claim.ASSERT), broken(file.formatted("task_pt_regs(current)")));
  }

  @Test
  void entryThatIsHalfBuiltHasNoModeYet() {
    String file = """
        static void __nmi n(struct pt_regs *regs) { WARN_ON(!user_mode(task_pt_regs(current))); }
        """;
    assertEquals(Set.of(), broken(file));
    assertEquals(Set.of(Claim.ASSERT), judged(file, "half-built-entry").broken().keySet());
  }

  @Test
  void nobodyLooksAtRegistersThatNobodySet() {
    String file = """
        static void __nmi nmi(struct pt_regs *r)
        {
        	struct pt_regs dummy;
        	struct pt_regs regs;
        	%s
        	regs = dummy;
        	WARN_ON(user_mode(&regs) != user_mode(r));
        }
        """;
    assertEquals(
        "the kernel oopses at test.c:7: user_mode() of regs, whose cs is never filled",
        explained(file.formatted("")));
    assertEquals(Set.of(), broken(file.formatted("dummy = *r;")));
  }

  @Test
  void staticRegistersThatNobodySetAreOfTheKernelAsTheyAreZero() {
    String file = """
        %s slot;
        static void __nmi nmi(struct pt_regs *r)
        {
        	struct pt_regs copy = slot;
        	WARN_ON(user_mode(&slot) || user_mode(&copy));
        	%s
        }
        """;
    assertEquals(Set.of(), broken(file.formatted("static struct pt_regs", "")));
    assertEquals(
        Set.of(),
        broken(file.formatted("static DEFINE_PER_CPU(struct pt_regs, slot);", "")
            .replaceFirst(" slot;", "")));
    assertEquals(
        Set.of(Claim.ASSERT),
        broken(
            file.formatted("static struct pt_regs", "slot.cs = -1; WARN_ON(user_mode(&slot));")));
  }

  @Test
  void withoutCsItIsRefused() {
    String file =
        "static DEFINE_PER_CPU(struct pt_regs, c);\nstatic void __nmi n(struct pt_regs *r) { c = *r; WARN_ON(user_mode(&c)); }";
    Refused refused = assertThrows(Refused.class, () -> Snippets.judged(file, "nested-irqs"));
    assertTrue(
        refused.getMessage().startsWith("test.c:2: user_mode() looks at cs, which is not among"),
        refused.getMessage());
  }

  @Test
  void theZerosOfAStaticPtRegsAreOneOriginUnlessEachCpuHasItsOwn() {
    String emit = "static void __nmi nmi(struct pt_regs *r) { %s }\n";
    String zero = "static struct pt_regs zero;\n";
    String perCpu = "static DEFINE_PER_CPU(struct pt_regs, zero);\n";
    assertEquals(Set.of(), broken(zero + emit.formatted("regnest_emit_intr(&zero);")));
    assertEquals(
        Set.of(), broken(emit.formatted("static struct pt_regs zero; regnest_emit_intr(&zero);")));
    assertEquals(Set.of(Claim.P3), broken(zero + emit.formatted("regnest_emit(&zero);")));
    assertEquals(Set.of(Claim.P3), broken(perCpu + emit.formatted("regnest_emit_intr(&zero);")));
    assertEquals(
        Set.of(Claim.P2),
        broken(zero
            + emit.formatted("struct pt_regs c; c = *r; c.ax = zero.ax; regnest_emit_intr(&c);")));
  }
}
