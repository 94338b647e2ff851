package dev.regnest.kernelc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a condition leaves out is left out for a word that is named, and every condition ends. */
class ConditionsTest {
  private static final String TASK = "static void __task task(void) { }\n";

  private static List<String> notSet(String text) {
    return CFile.of("test.c", text + TASK).takenAsNotSet();
  }

  @Test
  void wordsThatDecidedAConditionAndAreDefinedNowhereAreNamedInTheirOrder() {
    assertEquals(
        List.of("CONFIG_SMP", "ARCH_HAS_NMI", "CONFIG_A", "CONFIG_B", "DEPTH", "CONFIG_C"),
        notSet("#ifdef CONFIG_SMP\n#endif\n#ifndef ARCH_HAS_NMI\n#endif\n"
            + "#if defined(CONFIG_A) || defined CONFIG_B\n#elif DEPTH > 2 && CONFIG_C\n#endif\n"));
  }

  @Test
  void wordsThatDecideNothingAreNotNamed() {
    assertEquals(
        List.of("CONFIG_SMP"),
        notSet("#ifdef CONFIG_SMP\n#ifdef CONFIG_A\n#endif\n#if CONFIG_B\n#endif\n#endif\n"));
    assertEquals(
        List.of(), notSet("#define CONFIG_SMP 1\n#ifdef CONFIG_SMP\n#elif CONFIG_A\n#endif\n"));
  }

  @Test
  void aDefaultOfTheFilesOwnAndAGuardAreNotNamed() {
    assertEquals(
        List.of(),
        notSet(
            "#ifndef SLOTS_H\n#define SLOTS_H\n#ifndef SLOTS\n#define SLOTS 4\n#endif\n#endif\n"));
  }

  @Test
  void anOptionIsEnabledAsTheKernelHasItAndNamedWhereItIsNot() {
    String text = "#define CONFIG_Y 1\n#define CONFIG_M_MODULE 1\n"
        + "#if IS_ENABLED(CONFIG_N) || !IS_ENABLED(CONFIG_Y) || !IS_ENABLED(CONFIG_M)\n#error\n#endif\n"
        + "#if IS_BUILTIN(CONFIG_M) || !IS_MODULE(CONFIG_M) || IS_MODULE(CONFIG_Y)\n#error\n#endif\n"
        + "#define ON(option) IS_ENABLED(CONFIG_##option)\n"
        + "static int on[IS_ENABLED(CONFIG_Y) + 1], off[1 - IS_ENABLED(CONFIG_N2)];\n"
        + "static void __softirq s(void) { BUILD_BUG_ON(ON(PASTED) || !ON(Y)); on[0] = off[0]; }\n";
    assertEquals(List.of("CONFIG_N", "CONFIG_M", "CONFIG_N2", "CONFIG_PASTED"), notSet(text));
  }

  @Test
  void whatIsTrueOfEveryX8664IsSet() {
    assertEquals(
        List.of(),
        notSet(
            "#if !defined(__x86_64__) || !IS_ENABLED(CONFIG_64BIT) || __SIZEOF_LONG__ != 8 || !__GNUC__\n#error\n#endif\n"));
  }

  @Test
  void whatDoesNotMatchIsToldAtItsLine() {
    assertEquals(
        List.of("test.c:1:1: error: #endif without #if [condition]"),
        Snippets.problems("#endif\n" + TASK));
    assertEquals(
        List.of(
            "test.c:1:1: error: this #ifndef is not closed by an #endif [condition]",
            "test.c:3:1: error: #else behind #else [condition]",
            "test.c:5:1: error: this #if is not closed by an #endif [condition]"),
        Snippets.problems("#ifndef A\n#else\n#else\n" + TASK + "#if 0\n#ifdef B\n#endif\n"));
    assertEquals(
        List.of("test.c:2:1: error: #elif without #if [condition]"),
        Snippets.problems(TASK + "#elif 1\n"));
  }

  @Test
  void aHashInsideALineIsNoDirective() {
    assertEquals(
        List.of(
            "test.c:1:8: error: a '#' begins a line, or stands in what a macro stands for [stray]"),
        Snippets.problems("int x; # define x y\n" + TASK));
  }

  @Test
  void textFromElsewhereIsReadAsItIsMeant() {
    CFile file = CFile.of(
        "test.c",
        "\ufeff/*\r\n * Is it?\r\n *\r\n * Hypotheses: nested-irqs\r\n */\r\n# 1 \"test.c\" 2\r\n#define A \\\r\n 1\r\n"
            + "static void __task task(void) { WARN_ON(A != 1); }\r\n");
    assertEquals("Is it?", file.head().question());
    assertEquals(List.of("nested-irqs"), file.head().hypotheses());
  }
}
