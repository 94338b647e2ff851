package dev.regnest.compiled;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Hypothesis;
import dev.regnest.kernelc.CFile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where kprobes hit compiled code, and what runs then. */
@NeedsGcc
class ProbesTest {
  private static Result result(String text) {
    CFile file = Guards.file("probes.c", text);
    Hypothesis asked = Hypotheses.named("nmi-like-exceptions").orElseThrow();
    Toolchain gcc = Toolchain.named("gcc").orElseThrow();
    Effort effort = new Effort(2, /* again= */ false, 100, 1, 60);
    try (Study study = new Study(gcc, Study.KERNEL_FLAGS, effort)) {
      return study.of(file, List.of(file.under(asked)), List.of("2")).get(0);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"__kprobe", "__optprobe"})
  void noInstructionOfAFunctionThatIsNotProbedIsHit(String marker) {
    String probed = """
        static int raised;
        static noinline void f(void)	{ WRITE_ONCE(raised, 1); WRITE_ONCE(raised, 0); }
        static void __task task(void)	{ f(); }
        static void MARKER probe(void)	{ WARN_ON(READ_ONCE(raised)); }
        """.replace("MARKER", marker);
    assertTrue(result(probed).bad() > 0);
    Result notProbed = result(probed.replace("static noinline", "static noinstr"));
    assertEquals(0, notProbed.bad(), notProbed.toString());
    assertTrue(notProbed.isComplete(), notProbed.toString());
    assertTrue(
        result(probed.replace("static noinline", "static noinstr").replace(marker, "__breakpoint"))
                .bad()
            > 0);
  }

  @Test
  void noKprobesHandlerRunsInsideAnothersNorInAnNmiOverIt() {
    String kprobe = """
        static int busy;
        static void __nmi nmi(void)	{ barrier(); }
        static void __kprobe probe(void)
        {
        	WARN_ON(READ_ONCE(busy));
        	WRITE_ONCE(busy, 1);
        	WRITE_ONCE(busy, 0);
        }
        """;
    Result one = result(kprobe);
    assertEquals(0, one.bad(), one.toString());
    assertTrue(result(kprobe.replace("__kprobe", "__kprobe __breakpoint")).bad() > 0);
  }

  @Test
  void anOptprobeKeepsTheContextThatItHitsAndAKprobeDoesNot() {
    String probe = """
        static void __task task(void)		{ barrier(); }
        static void __optprobe probe(void)	{ WARN_ON(in_nmi()); }
        """;
    assertEquals(0, result(probe).bad());
    assertTrue(result(probe.replace("__optprobe", "__kprobe")).bad() > 0);
  }
}
