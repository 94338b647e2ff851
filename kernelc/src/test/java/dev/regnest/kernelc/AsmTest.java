package dev.regnest.kernelc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An asm without instructions is a barrier, hides what a variable holds, or both; any other is refused. */
class AsmTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "int x = 5; asm(\"\" : \"+r\"(x)); WARN_ON(x != 5);",
        "int x = 5, y = 6; asm volatile(\"\" : \"+rm\" (x), \"+r\" (y) : : \"memory\"); WARN_ON(x + y != 11);",
        "int x = 5; asm volatile(\"\" : : \"r\"(x++), \"m\"(x)); WARN_ON(x != 6);",
        "int x = 5; asm volatile(\"\" : \"+r\"(x) : \"r\"(x) : \"memory\", \"cc\"); WARN_ON(x != 5);",
      })
  void whatItNamesStaysWhatItIs(String statements) {
    assertEquals(List.of(), Snippets.run(statements));
    assertEquals(
        1,
        Snippets.run(statements.replaceAll("WARN_ON\\((.*)\\)", "WARN_ON(!($1))"))
            .size());
  }

  /** gcc loads it and stores it: what an NMI adds between is lost. The twin is of nobody else. */
  @Test
  void whatOthersSeeIsLoadedAndStored() {
    String text =
        "static int seen, once;\nstatic void __task task(void) { asm(\"\" : \"+r\"(%s)); WARN_ON(once && seen != 1); }\n"
            + "static void __nmi nmi(void) { if (!once) seen++; once = 1; }\n";
    assertEquals(
        "VIOLATED",
        Snippets.judged(text.formatted("seen"), "nested-irqs").verdict().toString());
    String own = text.formatted("mine").replace("{ asm", "{ int mine = 0; asm");
    assertEquals("PROVED", Snippets.judged(own, "nested-irqs").verdict().toString());
  }

  /** Between two plain stores, where the compiler may change their order, only one that names memory keeps it. */
  @Test
  void onlyWhatNamesMemoryIsABarrier() {
    String text =
        "static int a, b;\nstatic void __task task(void) { int x = 1; a = x; asm volatile(\"\" : \"+r\"(x)%s); b = x; }\n"
            + "static void __nmi nmi(void) { WARN_ON(b && !a); }\n";
    assertEquals(
        "VIOLATED",
        Snippets.judged(text.formatted(""), "compiler-reorders").verdict().toString());
    assertEquals(
        "PROVED",
        Snippets.judged(text.formatted(" : : \"memory\""), "compiler-reorders")
            .verdict()
            .toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "asm(\"\" : \"=r\"(x)); | 1:50: error: of the operands of an asm only those are known",
        "asm(\"\" : \"+r\"(x) : \"0\"(5)); | 1:60: error: of the operands of an asm only those are known",
        "asm(\"incl %0\" : \"+r\"(x)); | 1:41: error: no instructions of an asm are known",
        "asm(\"\" : : : \"cc\"); | 1:41: error: an asm that does not name \"memory\" is no barrier",
        "asm goto(\"jmp %l0\" : : : : out); out: ; | 1:41: error: an asm that may go to a label is not known",
      })
  void whatMakesAValueOrAWayIsRefused(String statement, String problem) {
    List<String> problems = Snippets.problems(
        "static void __task t(void) { int x = 1; " + statement + " WARN_ON(x); }\n");
    assertTrue(problems.get(0).startsWith("test.c:" + problem), problems.toString());
  }
}
