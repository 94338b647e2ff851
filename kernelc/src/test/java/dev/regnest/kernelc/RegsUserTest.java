package dev.regnest.kernelc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.check.Claim;
import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Registers;
import dev.regnest.explore.judge.Judge;
import dev.regnest.kernel.Era;
import dev.regnest.kernelc.run.Refused;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** perf_get_regs_user() and what calls it can be written in C with all their tests: the range test, the ABI, and whether there is a user at all. */
class RegsUserTest {
  /** Copies in an NMI, and points at task_pt_regs elsewhere, unless there is nothing to be had. */
  private static String file(String kernelThreads, String rangeTest, String atTheEnd) {
    return """
        static DEFINE_PER_CPU(struct pt_regs, copy);
        static void get(struct perf_regs *to, struct pt_regs *regs)
        {
        	struct pt_regs *user = task_pt_regs(current);
        	to->abi = PERF_SAMPLE_REGS_ABI_NONE;
        	to->regs = NULL;
        	if (%s || %s)
        		return;
        	if (in_nmi() && !user_mode(regs)) {
        		copy = *user;
        		user = &copy;
        	}
        	to->abi = perf_reg_abi(current);
        	to->regs = user;
        }
        static void __task __softirq __hardirq __nmi sample(struct pt_regs *regs)
        {
        	struct perf_regs to;
        	get(&to, regs);
        	if (to.abi == PERF_SAMPLE_REGS_ABI_NONE) {
        		regnest_none();
        		return;
        	}
        	regnest_point(to.regs);
        	%s
        	regnest_emit(to.regs);
        }
        """.formatted(kernelThreads, rangeTest, atTheEnd);
  }

  private static final String RANGE = """
      (!user_mode(regs) && regs->sp > (unsigned long)&user->r15 && regs->sp <= (unsigned long)(user + 1))\
      """;

  private static Set<Claim> broken(String text, String hypothesis) {
    CFile file = CFile.of("test.c", text);
    return Judge.judge(
            file.design(),
            file.under(Hypotheses.named(hypothesis).orElseThrow().in(Era.V6_1)),
            Registers.of(file.design()),
            () -> false)
        .broken()
        .keySet();
  }

  @Test
  void aWholeEntryIsCopied() {
    assertEquals(
        Set.of(),
        broken(file("0", "0", "WARN_ON(to.abi != perf_reg_abi(current));"), "nested-irqs"));
  }

  /** A kernel thread has no user, and nothing was pushed for it; a file that does not ask is not asked about them. */
  @ParameterizedTest
  @CsvSource({"!current->mm", "current->flags & PF_KTHREAD"})
  void aKernelThreadHasNoRegistersOfAUser(String test) {
    assertEquals(Set.of(), broken(file(test, "0", ""), "nested-irqs"));
    Set<Claim> ofBoth = broken(file("(" + test + ") && 0", "0", ""), "nested-irqs");
    assertTrue(ofBoth.contains(Claim.ASSERT), ofBoth + " lacks the abi of nothing");
    assertEquals(
        Set.of(Claim.P3),
        broken(
            file("(" + test + ") && 0", "0", "").replace("perf_reg_abi(current)", "1"),
            "nested-irqs"));
  }

  @Test
  void aKernelThreadIsNeverInUserMode() {
    String text = """
        static void __task t(void) { barrier(); }
        static void __nmi n(struct pt_regs *regs) { WARN_ON(user_mode(regs) && !current->mm); }
        """;
    assertEquals(Set.of(), broken(text, "nested-irqs"));
    assertEquals(Set.of(Claim.ASSERT), broken(text.replace("!current", "current"), "nested-irqs"));
    assertEquals(
        Set.of(Claim.ASSERT),
        broken(text.replace("user_mode(regs) && !", "!user_mode(regs) && !"), "nested-irqs"));
  }

  @Test
  void theRangeTestKeepsAwayFromAnEntryThatIsHalfBuilt() {
    Set<Claim> without = broken(file("0", "0", ""), "half-built-entry");
    assertTrue(without.contains(Claim.P3), without.toString());
    String text = """
        static int seen;
        static void __nmi n(struct pt_regs *regs)
        {
        	struct pt_regs *user = task_pt_regs(current);
        	if (regs->sp >= (unsigned long)&user->%s && regs->sp %s (unsigned long)(user + 1))
        		WARN_ON(1);
        }
        """;
    // sp equals the address of ip when ss, sp, flags, cs and ip are there, and the end when the
    // stack is switched.
    assertEquals(Set.of(Claim.ASSERT), broken(text.formatted("ip", "<="), "half-built-entry"));
    assertEquals(Set.of(Claim.ASSERT), broken(text.formatted("ss", "<"), "half-built-entry"));
    assertEquals(Set.of(), broken(text.formatted("ip", "<="), "nested-irqs"));
  }

  @Test
  void aTaskIsOf64BitsOrOf32AsLongAsItIsInTheKernel() {
    String text = """
        static int abi;
        static void __task t(void) { abi = %1$s; barrier(); WARN_ON(abi %2$s %1$s); }
        static void __nmi n(struct pt_regs *regs) { WARN_ON(user_mode(regs) && user_64bit_mode(regs) %3$s); }
        """;
    String abi = "perf_reg_abi(current)";
    assertEquals(Set.of(), broken(text.formatted(abi, "!=", "> 1"), "nested-irqs"));
    assertEquals(Set.of(Claim.ASSERT), broken(text.formatted(abi, "==", "> 1"), "nested-irqs"));
    for (String value : new String[] {"PERF_SAMPLE_REGS_ABI_32", "PERF_SAMPLE_REGS_ABI_64"}) {
      String asks = "static void __task t(void) { WARN_ON(perf_reg_abi(current) == " + value
          + "); }\nstatic void __nmi n(void) { barrier(); }\n";
      assertEquals(Set.of(Claim.ASSERT), broken(asks, "nested-irqs"), value);
    }
    String none = "static void __task t(void) { WARN_ON(perf_reg_abi(current) == 0); }\n"
        + "static void __nmi n(void) { barrier(); }\n";
    assertEquals(Set.of(), broken(none, "nested-irqs"));
  }

  @Test
  void theAbiOfAnEntryThatIsHalfBuiltIsAnError() {
    String text = file("0", "0", "");
    assertTrue(broken(text, "half-built-entry").contains(Claim.ASSERT));
  }

  /** The stack is read where sp of the user's registers says, at prepare and again at output. */
  @Test
  void theUsersStackIsWhereItsSpSays() {
    String text =
        file("0", "0", "regnest_user_stack(to.regs);").replace("regnest_emit(to.regs)", "");
    assertEquals(Set.of(), broken(text, "nested-irqs"));
    assertEquals(
        EnumSet.of(Claim.P3),
        broken(text.replace("perf_reg_abi(current)", "1"), "half-built-entry"));
    assertEquals(
        Set.of(Claim.P3),
        broken(text.replace("copy = *user", "copy.ip = user->ip"), "nested-irqs"));
  }

  @Test
  void spIsComparedWithAddressesInTaskPtRegsAlone() {
    String text = """
        static struct pt_regs slot;
        static void __nmi n(struct pt_regs *regs) { WARN_ON(%s); }
        """;
    assertThrows(
        Refused.class,
        () -> broken(text.formatted("regs->sp > (unsigned long)&slot"), "nested-irqs"));
    assertThrows(
        Refused.class,
        () -> broken(
            text.formatted("slot.sp > (unsigned long)task_pt_regs(current)"), "nested-irqs"));
    for (String word : new String[] {"task_pt_regs(current)->sp", "regs->sp", "slot.sp"}) {
      assertThrows(
          Refused.class, () -> broken(text.formatted("*&" + word + " == 0"), "nested-irqs"), word);
    }
  }
}
