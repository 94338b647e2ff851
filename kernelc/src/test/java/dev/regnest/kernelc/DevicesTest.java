package dev.regnest.kernelc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.check.Claim;
import dev.regnest.explore.Enumerator;
import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.IllegalScheduleException;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.Registers;
import dev.regnest.explore.Replay;
import dev.regnest.explore.Schedule;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Several functions of one level are as many devices, of which one runs at each arrival, unless the file says that they run together. */
class DevicesTest {
  private static final String TWO = """
      static int x;
      static void __hardirq TOGETHER a(void) { x = 1; }
      static void __hardirq TOGETHER b(void) { WARN_ON(x != 1); }
      static void __task t(void) { barrier(); }
      """;

  private static String broken(String text, String hypothesis) {
    return Snippets.judged(text, hypothesis)
        .broken()
        .get(Claim.ASSERT)
        .schedule()
        .toString();
  }

  private static Hypothesis asked(CFile file, String hypothesis) {
    return file.under(Hypotheses.named(hypothesis).orElseThrow());
  }

  private static int violations(String text, String hypothesis, String schedule) {
    CFile file = CFile.of("test.c", text);
    return new Replay(file.design(), asked(file, hypothesis).setup(Registers.REPRESENTATIVE))
        .run(Schedule.parse(schedule))
        .size();
  }

  @Test
  void oneOfThemMayComeAloneUnlessTheyRunTogether() {
    assertEquals("h1.2", broken(TWO.replace("TOGETHER", ""), "nested-irqs"));
    Judgement together = Snippets.judged(TWO.replace("TOGETHER", "__together"), "nested-irqs");
    assertEquals("PROVED", together.verdict().name());
  }

  @Test
  void theEnumeratorSaysTheSame() {
    CFile file = CFile.of("test.c", TWO.replace("TOGETHER", ""));
    Judgement judgement = Enumerator.judge(
        file.design(), asked(file, "nested-irqs"), Registers.REPRESENTATIVE, 2, () -> false);
    assertEquals("h1.2", judgement.broken().get(Claim.ASSERT).schedule().toString());
  }

  @ParameterizedTest
  @CsvSource({
    "nested-irqs, __softirq, s",
    "nested-irqs, __hardirq, h",
    "nested-irqs, __nmi, n",
    "nmi-like-exceptions, __breakpoint, b",
    "nmi-like-exceptions, __kprobe, k",
    "nmi-like-exceptions, __optprobe, o",
    "preemptible, __nmi, n",
    "compiler-reorders, __nmi, n"
  })
  void atEachLevelTheScheduleSaysWhichRuns(String hypothesis, String marker, String letter) {
    String text = """
        static int x;
        static void MARKER a(void) { barrier(); }
        static void MARKER b(void) { x = 1; }
        static void MARKER c(void) { if (x == 1) x = 2; }
        static void __task t(void) { barrier(); WARN_ON(x == 2); x = 0; }
        """.replace("MARKER", marker);
    String found = broken(text, hypothesis);
    assertTrue(found.matches(letter + "\\d+\\.2" + letter + "\\d+\\.3"), found);
    assertEquals(1, violations(text, hypothesis, found));
  }

  @Test
  void aDeviceThatTheLevelHasNotIsRefusedWithThoseThatItHas() {
    IllegalScheduleException wrong = assertThrows(
        IllegalScheduleException.class,
        () -> Snippets.replay(TWO.replace("TOGETHER", ""), "h1h1.3"));
    assertEquals(
        "in schedule \"h1h1.3\", \"h1.3\" (hardirq at point 1) is an arrival of device 3 of its level, which has 2:"
            + " a() as \"h1\", b() as \"h1.2\"",
        wrong.getMessage());
    wrong = assertThrows(
        IllegalScheduleException.class,
        () -> Snippets.replay(TWO.replace("TOGETHER", "__together"), "h1.2"));
    assertEquals(
        "in schedule \"h1.2\", \"h1.2\" (hardirq at point 1) is an arrival of device 2 of its level, which has only"
            + " one: write \"h1\"",
        wrong.getMessage());
  }

  /** The fault's IRET lets the second device's NMI in, which is latched; its handler runs when that of the first is through. */
  @Test
  void aLatchedNmiRunsTheHandlerOfItsOwnDevice() {
    String text = """
        static int x;
        static void __nmi a(void) { x = 1; }
        static void __nmi b(void) { WARN_ON(x); }
        static void __nmi c(void) { x = 1; }
        static void __task t(void) { barrier(); }
        """;
    Map.of("n1(f1n1.2)", 1, "n1(f1n1.3)", 0, "n1(f1n1)", 0, "n1.2(f1n1)", 0, "n1.3(f1n1.2)", 1)
        .forEach((schedule, times) ->
            assertEquals(times, violations(text, "fault-in-nmi", schedule), schedule));
  }

  @Test
  void functionsThatRunTogetherAreOneDeviceAmongOthers() {
    String text = """
        static int x;
        static void __hardirq __together a(void) { x = 1; }
        static void __hardirq c(void) { x = 3; }
        static void __hardirq __together b(void) { WARN_ON(x != 1); }
        static void __task t(void) { barrier(); }
        """;
    assertEquals("PROVED", Snippets.judged(text, "nested-irqs").verdict().name());
    assertEquals("h1(h3.2)", broken(text, "irqs-on-in-hardirq"));
  }

  @Test
  void aFunctionOfTwoMarkersThatOneSourceFiresRunsOnce() {
    String text = """
        static int x;
        static void __exception __breakpoint a(void) { x++; WARN_ON(x == 2); x = 0; }
        static void __hardirq h(void) { barrier(); }
        """;
    assertEquals(0, violations(text, "nmi-like-exceptions", "h1(b1)"));
    assertEquals(1, violations(text.replace("x = 0; }", "}"), "nmi-like-exceptions", "h1(b1b1)"));
    assertThrows(
        IllegalScheduleException.class, () -> violations(text, "nmi-like-exceptions", "h1(b1.2)"));
  }

  @Test
  void aFunctionThatIsMadeAHandlerTwiceIsTwoDevices() {
    String text = """
        static int x;
        static pthread_t a, b;
        void *handler(void *arg) { x = x + (arg ? 1 : 2); return NULL; }
        int main(void)
        {
        	__VERIFIER_make_interrupt_handler();
        	pthread_create(&a, NULL, handler, NULL);
        	__VERIFIER_make_interrupt_handler();
        	pthread_create(&b, NULL, handler, (void *)1);
        	pthread_join(a, NULL);
        	pthread_join(b, NULL);
        	__VERIFIER_assert(x %s 3);
        	return 0;
        }
        """;
    assertEquals(
        "PROVED", Snippets.judged(text.formatted("=="), "nested-irqs").verdict().name());
    assertEquals(
        "VIOLATED",
        Snippets.judged(text.formatted("!="), "nested-irqs").verdict().name());
  }

  @Test
  void whatATaskDoesRunsInItsOrderWithoutBeingMarked() {
    String text = """
        static int x;
        static void __task a(void) { x = 1; }
        static void __task b(void) { WARN_ON(x != 1); x = 0; }
        static void __nmi n(void) { barrier(); }
        """;
    assertEquals("PROVED", Snippets.judged(text, "nested-irqs").verdict().name());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "static void __nmi __together a(void) { }",
        "static void __nmi __together a(void) { } static void __nmi b(void) { }",
        "static void __nmi __together a(void) { } static void __hardirq __together b(void) { }",
        "static void __task __together a(void) { } static void __task __together b(void) { }"
      })
  void whoHasNobodyToRunTogetherWithIsRefused(String text) {
    List<String> problems = Snippets.problems(text);
    assertTrue(problems.get(0).startsWith("test.c:1:"), problems::toString);
    assertTrue(
        problems.get(0).contains("no other handler of the level of 'a()' is marked __together"),
        problems::toString);
  }

  @Test
  void aLevelHasSixteenDevicesAtMost() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 16; i++) {
      text.append("static void __nmi n" + i + "(void) { WARN_ON(0); }\n");
    }
    assertEquals(List.of(), Snippets.problems(text.toString()));
    text.append("static void __nmi more(void) { }\n");
    List<String> problems = Snippets.problems(text.toString());
    assertTrue(problems.get(0).startsWith("test.c:17:"), problems::toString);
    assertTrue(problems.get(0).contains("more than 16 handlers of one level"), problems::toString);
  }
}
