package dev.regnest.compiled;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Hypothesis;
import dev.regnest.kernelc.CFile;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Compiled code is interrupted by every device of a level, one at a time, and by functions that run together as one. */
@NeedsGcc
class DevicesTest {
  private static Result result(String text, String hypothesis, boolean again) {
    CFile file = Guards.file("devices.c", text);
    Hypothesis asked = file.under(Hypotheses.named(hypothesis).orElseThrow());
    Toolchain gcc = Toolchain.named("gcc").orElseThrow();
    try (Study study = new Study(gcc, Study.KERNEL_FLAGS, new Effort(2, again, 100, 1, 60))) {
      Result result = study.of(file, List.of(asked), List.of("2")).get(0);
      assertTrue(result.isComplete(), result::toString);
      return result;
    }
  }

  @Test
  void oneOfThemMayComeAloneUnlessTheyRunTogether() {
    String text = """
        static int x;
        static void __hardirq TOGETHER a(void) { WRITE_ONCE(x, 1); }
        static void __hardirq TOGETHER b(void) { WARN_ON(READ_ONCE(x) != 1); }
        static void __task t(void) { barrier(); }
        """;
    Result alone = result(text.replace("TOGETHER", ""), "nested-irqs", false);
    assertEquals("hardirq 2", alone.breaks().get(0).arrivals().get(0).frame());
    assertTrue(alone.breaks().get(0).place().startsWith("task, hardirq 2 before instruction "));
    assertEquals(
        0, result(text.replace("TOGETHER", "__together"), "nested-irqs", false).bad());
  }

  @Test
  void theThirdOfALevelIsInterruptedAndInterrupts() {
    String text = """
        static int x;
        static void __hardirq a(void) { barrier(); }
        static void __hardirq b(void) { barrier(); }
        static void __hardirq c(void) { WRITE_ONCE(x, 1); WRITE_ONCE(x, 0); }
        static void __nmi d(void) { barrier(); }
        static void __nmi e(void) { WARN_ON(READ_ONCE(x)); }
        """;
    Result result = result(text, "nested-irqs", false);
    assertEquals(
        "hardirq 3, NMI 2 before instruction 2 of that", result.breaks().get(0).place());
  }

  @Test
  void aLatchedNmiRunsTheHandlerOfItsOwnDevice() {
    // The kprobe in a() lets NMIs in, of which one is latched: b()'s runs once a() is through.
    String text = """
        static int x;
        static void __nmi a(void) { WRITE_ONCE(x, 1); WRITE_ONCE(x, 2); }
        static void __nmi b(void) { WARN_ON(READ_ONCE(x) == SEEN); }
        static void __kprobe k(void) { barrier(); }
        """;
    Result after = result(text.replace("SEEN", "2"), "nmi-like-exceptions", true);
    assertTrue(after.bad() > 0, after::toString);
    Result amid = result(text.replace("SEEN", "1"), "nmi-like-exceptions", true);
    assertEquals(0, amid.bad(), amid::toString);
  }

  @Test
  void eachEventInTheLagOfAnEntryIsTold() {
    String text = """
        static int x;
        static void __entry_event a(void) { barrier(); }
        static void __entry_event b(void) { WARN_ON(READ_ONCE(x)); }
        static void __task t(void) { WRITE_ONCE(x, 1); WRITE_ONCE(x, 0); }
        """;
    Result result = result(text, "entry-lag", false);
    assertEquals(
        "hardirq with entry event 2", result.breaks().get(0).arrivals().get(0).frame());
  }
}
