package dev.regnest.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.explore.Counterexample;
import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.Registers;
import dev.regnest.explore.Schedule;
import dev.regnest.explore.judge.Judge;
import dev.regnest.kernelc.CFile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A story writes the values of a file as the file does. */
class ValuesInStoriesTest {
  private static final String FILE = """
      #define FREE 0
      #define TAKEN (1 << 3)
      #define SEVEN_TIMES(x) ((x) * 7)
      enum mode { IDLE, BUSY = 7 };
      struct slot { char name; unsigned int flags; int state; unsigned long ip; };
      static struct slot slots[2];
      static void other(void) { }
      %s
      static void __nmi n(void) { %s }
      static void __task t(void) { int i = 1; local_irq_disable(); WARN_ON(%s); }
      """;

  private static Hypothesis under(CFile file, String hypothesis) {
    return file.under(Hypotheses.named(hypothesis).orElseThrow());
  }

  private static CounterexampleText story(String hypothesis, String text) {
    CFile file = CFile.of("x.c", text);
    Judgement judgement =
        Judge.judge(file.design(), under(file, hypothesis), Registers.REPRESENTATIVE, () -> false);
    Counterexample example = judgement.broken().values().iterator().next();
    return CounterexampleText.of(judgement, example);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
          # a variable               | what the NMI does            | what must not be          | what the task finds

          # a character is written as one
          int x;                     | slots[1].name = 110;         | slots[1].name == 110      | slots[1].name = 'n'
          int x;                     | slots[1].name = 7;           | slots[1].name             | slots[1].name = 7

          # flags are in hex where the file has them in hex
          int x;                     | slots[1].flags = 257;        | slots[1].flags & 0x100    | slots[1].flags = 0x101
          int x;                     | slots[1].flags = 257;        | slots[1].flags & 256      | slots[1].flags = 257

          # a constant by the name with which the file compares it
          int x;                     | slots[1].state = 8;          | slots[1].state == TAKEN   | slots[1].state = TAKEN
          static enum mode mode;     | WRITE_ONCE(mode, 7);         | READ_ONCE(mode) == BUSY   | mode = BUSY
          int x;                     | slots[1].state = 8;          | slots[1].state == 8       | slots[1].state = 8
          int x;                     | slots[1].state = 14;         | slots[1].state == SEVEN_TIMES(2) | slots[1].state = 14

          # a pointer by what it points to
          static unsigned long *p;   | p = &slots[1].ip;            | p                         | p = &slots[1].ip
          static struct slot *q;     | q = &slots[1];               | q                         | q = &slots[1]
          static void (*hook)(void); | hook = other;                | hook                      | hook = other
          static int *r = &slots[0].state; | r = NULL;              | !r                        | r = NULL
          static char *s;            | s = "hello";                 | s                         | s = "hello"

          # bool, and what does not fit into a cell
          static bool on;            | on = 1;                      | on                        | on = true
          static u64 wide;           | wide = 244837814094590;      | wide                      | wide = 244837814094590
          """)
  void aValueIsWrittenAsTheFileWritesIt(
      String variable, String store, String mustNotBe, String found) {
    List<String> steps =
        story("nested-irqs", FILE.formatted(variable, store, mustNotBe)).steps();
    assertTrue(steps.contains("The task finds " + found + "."), steps::toString);
  }

  @Test
  void theLocalsByWhichAnAssertionBreaksAreTold() {
    List<String> steps = story(
            "nested-irqs", FILE.formatted("", "slots[1].state = 1;", "slots[i].state && i == 1"))
        .steps();
    assertEquals(
        "WARN_ON(slots[i].state && i == 1) at x.c:10 fires, because i is 1.",
        steps.get(steps.size() - 1));
  }

  @Test
  void aCmpxchgThatFailsStoresNothing() {
    CounterexampleText text = story("nested-irqs", """
        static int owner = 5, seen;
        static void __nmi n(void) { seen = cmpxchg(&owner, 0, 1); }
        static void __task t(void) { WARN_ON(READ_ONCE(seen)); }
        """);
    assertTrue(
        text.steps().contains("The NMI finds owner = 5 and leaves it so."), text.steps()::toString);
    assertTrue(
        text.table().stream().anyMatch(line -> line.strip().equals("2: owner stays 5")),
        text.table()::toString);
  }

  @Test
  void aCountIsToldAsItWasReadAndAsItIsStored() {
    String file = """
        static int count = 3;
        static void __nmi n(void) { %s }
        static void __task t(void) { WARN_ON(READ_ONCE(count) == 4); }
        """;
    for (String raised : List.of("count++;", "this_cpu_inc(count);", "cmpxchg(&count, 3, 4);")) {
      List<String> steps = story("nested-irqs", file.formatted(raised)).steps();
      assertTrue(steps.contains("The NMI finds count = 3 and sets it to 4."), steps::toString);
    }
    List<String> steps = story("nested-irqs", file.formatted("count = 4;")).steps();
    assertTrue(steps.contains("The NMI sets count = 4."), steps::toString);
  }

  @Test
  void whatALoadFindsThatTheCompilerPutsOffIsTold() {
    List<String> steps = story("compiler-reorders", """
        static int a, n;
        static void __task __times(1) t(void)
        {
        	int seen = READ_ONCE(a);

        	n = 1;
        	barrier();
        	WARN_ON(seen);
        }
        static void __hardirq h(void) { if (READ_ONCE(n)) WRITE_ONCE(a, 1); }
        """).steps();
    assertTrue(
        steps.contains("The task finds a = 1, because the compiler put off the load past the store"
            + " to n, and no barrier() forbids it."),
        steps::toString);
  }

  @Test
  void whatACheckAtRestFoundIsTold() {
    assertEquals("WARN_ON(busy) at x.c:4 fires, because busy is 1.", last("""
            static unsigned int busy;
            static void __nmi n(void) { WRITE_ONCE(busy, 1); }
            static void __task t(void) { }
            static void __at_rest r(void) { WARN_ON(busy); }
            """));
  }

  @Test
  void whatACallReturnedThatAnAssertionNamesIsToldUnlessItWasNotCalled() {
    String file = """
        static int x = 0x10;
        static bool is_free(void) { return READ_ONCE(x) != 0x20; }
        static int taken(void) { return READ_ONCE(x); }
        static void __nmi n(void) { WRITE_ONCE(x, 0x20); }
        static void __task t(void) { int i = 1; barrier(); WARN_ON(%s); }
        """;
    String fires = "WARN_ON(%s) at x.c:5 fires, because %s.";
    assertEquals(
        fires.formatted("i && !is_free()", "i is 1 and is_free() is false"),
        last(file.formatted("i && !is_free()")));
    assertEquals(
        fires.formatted("taken() != 0x10", "taken() is 0x20"),
        last(file.formatted("taken() != 0x10")));
    assertEquals(
        fires.formatted("taken() == 0x20 || is_free() == 3", "taken() is 0x20"),
        last(file.formatted("taken() == 0x20 || is_free() == 3")));
  }

  @Test
  void allQuestionsByWhichAFrameTookItsWayAreTold() {
    String file = """
        static int level(void)
        {
        	if (in_nmi())
        		return 2;
        	if (in_hardirq())
        		return 1;
        	return 0;
        }
        static int slots[3];
        static void __task t(void) { %s }
        """;
    List<String> asserted =
        story("nested-irqs", file.formatted("WARN_ON(!level());")).steps();
    assertEquals("The task finds that none of in_nmi() and in_hardirq() is true.", asserted.get(0));
    List<String> stored = story(
            "nested-irqs", file.formatted("slots[level()] = 1; WARN_ON(READ_ONCE(slots[0]));"))
        .steps();
    assertEquals(
        "The task sets slots[0] = 1, because none of in_nmi() and in_hardirq() is true in the task.",
        stored.get(0));
  }

  @Test
  void anAccessThatLedNowhereIsNotToldThoughTheViolationComesRightBehindIt() {
    List<String> steps = story("nested-irqs", """
            static int x, passed;
            static void __nmi n(void) { WRITE_ONCE(x, 1); }
            static void __task t(void) { int seen = READ_ONCE(x); passed = 3; WARN_ON(seen); }
            """).steps();
    assertTrue(steps.stream().noneMatch(step -> step.contains("passed")), steps::toString);
  }

  @Test
  void thatATaskEntersTheKernelAgainIsToldWhereThatLedToIt() {
    List<String> steps = story("nested-irqs", """
            static int entries;
            static void __task __times(2) t(void) { entries++; WARN_ON(READ_ONCE(entries) == 2); }
            """).steps();
    assertTrue(
        steps.contains("The task returns to user mode and enters the kernel again."),
        steps::toString);
  }

  @Test
  void whoHoldsALockForWhichTheCpuHangsIsTold() {
    String file = """
        static DEFINE_RAW_SPINLOCK(lock);
        static void __task t(void) { raw_spin_lock(&lock); %s raw_spin_unlock(&lock); }
        static void __hardirq h(void) { raw_spin_lock(&lock); raw_spin_unlock(&lock); }
        """;
    assertEquals(
        "The CPU hangs at x.c:3: deadlock: &lock is held already, because the task holds it, and"
            + " cannot go on before the hardirq returns.",
        last(file.formatted("")));
    assertEquals(
        "The CPU hangs at x.c:2: deadlock: &lock is held already, because the task itself holds it.",
        last(file.formatted("raw_spin_lock(&lock);")));
  }

  @Test
  void whatAStoreHidesOfAnotherFrameIsTold() {
    List<String> steps = story("nested-irqs", """
            static int owner;
            static void __nmi n(void) { WRITE_ONCE(owner, 2); }
            static void __task t(void) { WRITE_ONCE(owner, 1); WARN_ON(READ_ONCE(owner) != 1); }
            """).steps();
    assertTrue(steps.contains("The NMI sets owner = 2, which was 1."), steps::toString);
  }

  @Test
  void aSlotIsFilledBecauseOfTheCountThatWasFound() {
    List<String> steps = story("irqs-on-in-hardirq", """
            static int depth;
            static struct pt_regs copies[8];
            static void __hardirq h(struct pt_regs *regs)
            {
            	int slot;
            	local_irq_enable();
            	slot = depth++;
            	depth--;
            	if (regnest_fill(&copies[slot]))
            		regnest_emit(&copies[slot]);
            }
            """).steps();
    assertTrue(
        steps.stream()
            .anyMatch(step -> step.contains("fill") && step.endsWith("because depth was 1.")),
        steps::toString);
  }

  private static String last(String text) {
    List<String> steps = story("nested-irqs", text).steps();
    return steps.get(steps.size() - 1);
  }

  @Test
  void aMaskOperationIsCalledAsTheFileCallsIt() {
    CFile file = CFile.of("x.c", FILE.formatted("", "slots[1].state = 1;", "slots[i].state"));
    List<String> table = Timeline.of(
            file.design(), under(file, "nested-irqs"), Registers.REPRESENTATIVE, Schedule.empty())
        .table();
    assertTrue(
        table.stream().anyMatch(line -> line.endsWith("10: local_irq_disable()")), table::toString);
  }
}
