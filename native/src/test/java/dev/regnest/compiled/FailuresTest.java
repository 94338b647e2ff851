package dev.regnest.compiled;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.kernelc.CFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong is never taken for an answer, and leaves nothing behind. */
@NeedsGcc
class FailuresTest {
  private static final Effort SHORT = new Effort(1, false, 1, 1, 10);

  /** A header of the test makes of pr_info() what no file in C can say that the model reads. */
  private static final CFile ODD = Guards.file("odd.c", """
      static int x;
      static void __task task(void) { x = 1; pr_info("here"); WARN_ON(READ_ONCE(x) > 9); }
      static void __nmi nmi(void) { x = 2; }
      """);

  private static final String LONGER_ONCE_IN = """
      static int turns __attribute__((section("kept")));
      static inline void turn(void) { if (++turns %% %d == 0) __asm__ volatile("nop; nop; nop"); }
      #define pr_info(...) turn()
      """;

  @TempDir
  private Path folder;

  @AfterEach
  void nothingIsLeft() throws IOException {
    try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      assertEquals(
          List.of(),
          all.filter(p -> p.getFileName().toString().startsWith(Workshop.PREFIX))
              .toList());
    }
  }

  private Result odd(String prInfo) throws IOException {
    Path header = folder.resolve("odd.h");
    Files.writeString(header, "#include \"native.h\"\n#undef pr_info\n" + prInfo);
    return Guards.results(ODD, SHORT, List.of("-include", header.toString()), "1")
        .get(0);
  }

  private static Failure.Kind kind(Result result) {
    return result.failure().orElseThrow(() -> new AssertionError(result)).kind();
  }

  @Test
  void anOrdinaryFileHolds() throws IOException {
    Result result = odd("#define pr_info(...) barrier()\n");
    assertTrue(result.isComplete() && !result.isVacuous() && result.bad() == 0, result.toString());
  }

  /** Every fifth time the way through the code is longer by three instructions. */
  @Test
  void anInstructionThatIsNotReachedMakesItIncomplete() throws IOException {
    Result result = odd(LONGER_ONCE_IN.formatted(5));
    assertFalse(result.isComplete(), result.toString());
    assertTrue(result.undelivered() > 0, result.toString());
  }

  /** Every other time; the two runs of one arrival alone could agree with the trace by turns. */
  @Test
  void aWayThatIsAnotherOneEveryOtherTimeMakesItIncomplete() throws IOException {
    Result result = odd(LONGER_ONCE_IN.formatted(2));
    assertFalse(result.isComplete(), result.toString());
    assertTrue(result.disagreed() > 0, result.toString());
  }

  /** What is left in memory differs every other time, at the same instructions. */
  @Test
  void aRunThatDoesNotRepeatItselfMakesItIncomplete() throws IOException {
    Result result = odd("""
        static int turns __attribute__((section("kept")));
        #define pr_info(...) (x = ++turns & 1)
        """);
    assertEquals(0, result.undelivered());
    assertTrue(result.disagreed() > 0 && !result.isComplete(), result.toString());
  }

  @Test
  void aProcessThatDiesSaysOfWhat() throws IOException {
    Result result = odd("""
        #define pr_info(...) __asm__ volatile("mov $39, %%eax; syscall; mov %%eax, %%edi; mov $9, %%esi; mov $62, %%eax; syscall" \\
        	: : : "rax", "rdi", "rsi", "rcx", "r11", "memory")
        """);
    assertEquals(Failure.Kind.CRASH, kind(result));
    assertEquals("was killed by signal 9", result.failure().orElseThrow().message());
  }

  @Test
  void codeThatDoesNotEndIsSaidNotToEnd() throws IOException {
    Result result = odd("#define pr_info(...) for (;;) barrier()\n");
    assertEquals(Failure.Kind.ENDLESS, kind(result));
  }

  @Test
  void codeThatDoesNotEndOnceItIsInterruptedSaysWhere() {
    CFile file = Guards.file("spin.c", """
        static int x;
        static void __task task(void) { WARN_ON(x); x = 1; while (READ_ONCE(x) == 2) cpu_relax(); }
        static void __nmi nmi(void) { x = 2; }
        """);
    Result result = Guards.results(file, SHORT, List.of(), "1").get(0);
    assertEquals(Failure.Kind.ENDLESS, kind(result));
    String message = result.failure().orElseThrow().message();
    assertTrue(
        message.matches("a run did not end within 2 s, task, NMI before instruction \\d+ of that"),
        message);
  }

  @Test
  void aNullPointerIsABrokenClaimAndNoCrash() {
    CFile file = Guards.file("null.c", """
        static int x;
        static int *p = &x;
        static void __task task(void) { WARN_ON(*p); }
        static void __nmi nmi(void) { p = NULL; }
        """);
    Result result = Guards.results(file, SHORT, List.of(), "0").get(0);
    assertTrue(result.isComplete() && result.bad() > 0, result.toString());
    assertEquals("oops: NULL pointer dereference", result.breaks().get(0).text());
  }

  /** The compiler knows what was just stored, and asks nobody. */
  @Test
  void anAssertionThatTheCompilerRemovesIsMissedAndTheRestIsVacuous() {
    CFile file = Guards.file("gone.c", """
        static int x;
        static void __task task(void)
        {
        	x = 1;
        	WARN_ON(x != 1);
        }
        static void __nmi nmi(void) { x = 2; }
        """);
    List<Result> results = Guards.results(file, SHORT, List.of(), "0", "2");
    assertTrue(results.get(0).bad() > 0 && results.get(0).gone().isEmpty());
    assertEquals(List.of(5), results.get(1).gone());
    assertTrue(results.get(1).isVacuous());
  }

  @Test
  void whatTheCompilerRefusesSaysWhatItSaid() {
    CannotCompile refused =
        assertThrows(CannotCompile.class, () -> odd("#error \"no such kernel\"\n"));
    assertTrue(
        String.join(" ", refused.said()).contains("no such kernel"),
        refused.said().toString());
  }
}
