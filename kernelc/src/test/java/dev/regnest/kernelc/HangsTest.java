package dev.regnest.kernelc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.regnest.check.Claim;
import dev.regnest.explore.Counterexample;
import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.Registers;
import dev.regnest.explore.Replay;
import dev.regnest.explore.Schedule;
import dev.regnest.explore.Verdict;
import dev.regnest.kernelc.run.Refused;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of code that waits: for what it has interrupted, for what may arrive, or for nothing that is there. */
class HangsTest {
  private static final String WAITS_FOR_BUSY = """
      static int busy;
      static void __task task(void) { %s }
      static void __nmi nmi(void)
      {
      	while (READ_ONCE(busy))
      		cpu_relax();
      	WARN_ON(busy);
      }
      """;

  private static final String FLAG = """
      static int flag;
      static void __task task(void)
      {
      	%s
      	while (!READ_ONCE(flag))
      		cpu_relax();
      	%s
      	flag = 0;
      	WARN_ON(flag > 1);
      }
      static void __hardirq irq(void) { %s }
      """;

  private static Judgement judged(String text) {
    return Snippets.judged(text, "nested-irqs");
  }

  private static void hangs(String schedule, String explained, String text) {
    hangs(schedule, explained, Snippets.judged(text, "nested-irqs"));
  }

  private static void hangs(String schedule, String explained, Judgement judged) {
    Counterexample found = judged.broken().get(Claim.P6);
    assertEquals(schedule, found.schedule().toString());
    assertEquals("the CPU hangs at " + explained, found.violation().explain());
  }

  private static void proved(String text) {
    assertEquals(Verdict.PROVED, judged(text).verdict(), text);
  }

  private static void isEndless(String place, Judgement judged) {
    assertEquals(Verdict.UNKNOWN, judged.verdict());
    assertEquals("nothing modelled ends the loop at " + place, judged.cutShort());
  }

  /** The task's second access is its point 3: the first of all is in user mode. */
  @ParameterizedTest
  @ValueSource(strings = {"nested-irqs", "compiler-in-order"})
  void whatWaitsForWhatItInterruptedHangs(String hypothesis) {
    String text = WAITS_FOR_BUSY.formatted("WRITE_ONCE(busy, 1); WRITE_ONCE(busy, 0);");
    String place = "test.c:5: a loop that only what it interrupts ends";
    Judgement judged = Snippets.judged(text, hypothesis);
    assertEquals(Claim.P6, judged.broken().keySet().iterator().next());
    assertEquals(
        "the CPU hangs at " + place, judged.broken().get(Claim.P6).violation().explain());
    hangs("n3", place, text);
  }

  /** Its stores are undone, so that nobody could wait for them. */
  @Test
  void whatLooksAtMemoryAtRestEndsNoLoop() {
    String text = WAITS_FOR_BUSY.formatted("WRITE_ONCE(busy, 1);")
        + "static void __at_rest rest(void) { busy = 0; WARN_ON(busy); }\n";
    isEndless("test.c:5", judged(text));
  }

  @Test
  void aCompilerThatMovesAccessesKeepsNobodyFromHanging() {
    String text = WAITS_FOR_BUSY.formatted("WRITE_ONCE(busy, 1); WRITE_ONCE(busy, 0);");
    Judgement judged = Snippets.judged(text, "compiler-reorders");
    assertEquals(Set.of(Claim.P6), judged.broken().keySet());
  }

  @Test
  void aLoopWithoutABarrierIsRefusedWhereACompilerMovesAccesses() {
    String text =
        WAITS_FOR_BUSY.formatted("busy = 1; busy = 0;").replace("\t\tcpu_relax();", "\t\t;");
    hangs("n3", "test.c:5: a loop that only what it interrupts ends", text);
    Refused refused = assertThrows(Refused.class, () -> Snippets.judged(text, "compiler-reorders"));
    assertEquals(
        "test.c:5: went round loops 1000 times with no barrier between, where a compiler may move"
            + " accesses; put barrier() or cpu_relax() into a loop that waits",
        refused.getMessage());
  }

  @Test
  void itHangsWhateverWasInterruptedInBetween() {
    String unrelated = "static int x;\nstatic void __softirq s(void) { x = 1; }\n"
        + "static void __hardirq h(void) { x = 2; }\n";
    hangs(
        "n3",
        "test.c:8: a loop that only what it interrupts ends",
        unrelated + WAITS_FOR_BUSY.formatted("busy = 1; busy = 0;"));
    hangs("h3(n2)", "test.c:6: a loop that only what it interrupts ends", """
        static int busy, x;
        static void __task task(void) { busy = 1; busy = 0; }
        static void __hardirq h(void) { x = 1; x = 0; }
        static void __nmi nmi(void)
        {
        	while (READ_ONCE(busy) && READ_ONCE(x))
        		cpu_relax();
        }
        """);
  }

  /** What is set aside has an NMI's count in preempt_count, and irqs off. */
  @Test
  void whatWasInterruptedGoesOnInItsOwnContext() {
    goesOnWhereItIsNot("in_nmi()");
    goesOnWhereItIsNot("irqs_disabled()");
  }

  private static void goesOnWhereItIsNot(String notThere) {
    String task = "busy = 1; if (" + notThere + ") busy = 2; else busy = 0;";
    hangs(
        "n3", "test.c:5: a loop that only what it interrupts ends", WAITS_FOR_BUSY.formatted(task));
    String other = "busy = 1; if (!" + notThere + ") busy = 2; else busy = 0;";
    isEndless("test.c:5", judged(WAITS_FOR_BUSY.formatted(other)));
  }

  @Test
  void aLoopOfGotoOrCmpxchgIsOneToo() {
    hangs("n3", "test.c:5: a loop that only what it interrupts ends", """
        static int lock;
        static void __task task(void) { if (cmpxchg(&lock, 0, 1)) return; lock = 0; }
        static void __nmi nmi(void)
        {
        again:	if (cmpxchg(&lock, 0, 1)) goto again;
        	lock = 0;
        }
        """);
  }

  @Test
  void aLoopThatWhatArrivesMayEndGoesOn() {
    proved(FLAG.formatted("", "", "WRITE_ONCE(flag, 1);"));
    proved(FLAG.formatted("flag = 5;", "", "if (flag) flag--; else flag = 1;"));
    proved("""
        static int busy;
        static void __task task(void) { busy = 1; busy = 0; }
        static void __softirq soft(void) { while (READ_ONCE(busy)) cpu_relax(); WARN_ON(busy); }
        static void __nmi nmi(void) { busy = 0; }
        """);
  }

  @Test
  void aLoopThatAValueNobodyKnowsMayEndGoesOn() {
    proved(WAITS_FOR_BUSY
        .formatted("busy = 1; busy = 0;")
        .replace("READ_ONCE(busy)", "READ_ONCE(busy) && !__VERIFIER_nondet_bool()")
        .replace("WARN_ON(busy)", "WARN_ON(busy > 1)"));
  }

  @Test
  void aLoopThatNothingModelledEndsIsUnknownWithItsPlace() {
    String off = "local_irq_disable();";
    String on = "local_irq_enable();";
    isEndless("test.c:5", judged(FLAG.formatted(off, on, "WRITE_ONCE(flag, 1);")));
    isEndless("test.c:5", judged(FLAG.formatted("", "", "flag = 0;")));
    isEndless("test.c:2", judged("""
        static int x;
        static void __task task(void) { for (;;) ; }
        static void __nmi nmi(void) { WARN_ON(x); }
        """));
    isEndless("test.c:5", Snippets.judged(WAITS_FOR_BUSY.formatted("busy = 1;"), "nested-irqs"));
  }

  @Test
  void replaySaysWhereARunWaitsForWhatNothingBringsAbout() {
    CFile file = CFile.of("test.c", "static void __task t(void) { for (;;) ; }");
    Hypothesis under = file.under(Hypotheses.named("nested-irqs").orElseThrow());
    Replay replay = new Replay(file.design(), under.setup(Registers.REPRESENTATIVE));
    assertEquals(List.of(), replay.run(Schedule.parse("-")));
    assertEquals(Optional.of("test.c:1"), replay.endless());
  }

  @ParameterizedTest
  @ValueSource(strings = {"preemptible", "preempt-rt"})
  void ofTwoTasksOneWaitsForTheOtherUnlessThatCannotRun(String hypothesis) {
    String file = """
        static int flag;
        static void __task task(void) { %s while (READ_ONCE(flag)) cpu_relax(); %s flag = 1; flag = 0; WARN_ON(flag > 1); }
        """;
    assertEquals(
        Verdict.PROVED, Snippets.judged(file.formatted("", ""), hypothesis).verdict());
    String off = file.formatted("preempt_disable();", "preempt_enable();");
    isEndless("test.c:2", Snippets.judged(off, hypothesis));
  }

  @Test
  void aSpinlockThatIsTakenWhileItIsHeldHangs() {
    String locks = """
        static DEFINE_SPINLOCK(lock);
        static int n;
        static void __task task(void) { %s(&lock); n = 1; n = 0; %s(&lock); WARN_ON(n); }
        static void __hardirq irq(void) { spin_lock(&lock); n = 0; spin_unlock(&lock); }
        """;
    String held = ": deadlock: &lock is held already";
    hangs("h4", "test.c:4" + held, locks.formatted("spin_lock", "spin_unlock"));
    proved(locks.formatted("spin_lock_irq", "spin_unlock_irq"));
    hangs("-", "test.c:3" + held, locks.formatted("spin_lock(&lock); spin_lock", "spin_unlock"));
  }

  @Test
  void aFileThatOnlyWaitsAsksSomething() {
    String text = WAITS_FOR_BUSY.replace("WARN_ON(busy);", "");
    proved(FLAG.formatted("", "", "flag = 1;").replace("WARN_ON(flag > 1);", ""));
    hangs(
        "n3",
        "test.c:5: a loop that only what it interrupts ends",
        text.formatted("busy = 1; busy = 0;"));
  }

  @Test
  void aLoopThatEndsByItselfMayGoRoundAsOftenAsItLikes() {
    proved("""
        static int x;
        static void __task task(void) { int i; for (i = 0; i < 3000; i++) x = i & 3; WARN_ON(i != 3000); }
        static void __nmi nmi(void) { x = 1; }
        """);
  }
}
