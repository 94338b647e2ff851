package dev.regnest.kernelc;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regnest.check.Claim;
import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.Registers;
import dev.regnest.explore.prover.Prover;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files with more cells than a word has bits. */
class ManyCellsTest {
  private static Judgement judge(String text) {
    CFile file = CFile.of("test.c", text);
    Hypothesis hypothesis = file.under(Hypotheses.named("nested-irqs").orElseThrow());
    return Prover.judge(file.design(), hypothesis, Registers.REPRESENTATIVE, () -> false);
  }

  private static String each(int from, int to, String what) {
    return IntStream.range(from, to)
        .mapToObj(i -> what.replace("#", "" + i))
        .collect(joining("\n"));
  }

  /** The variable that decides is the first, the last, and one on each side of the 64th cell. */
  @ParameterizedTest
  @ValueSource(ints = {0, 40, 60, 70, 199})
  void oneOfTwoHundredVariablesDecides(int decides) {
    String text = each(0, 200, "static int v#;") + """
        static void __nmi nmi(void) { %s }
        static void __task task(void) { %s WARN_ON(v%d); }
        """;
    String reset = each(0, 200, "v# = 1; v# = 0;");
    assertEquals(
        Set.of(),
        judge(text.formatted("v" + decides + " = 0;", reset, decides)).broken().keySet());
    assertEquals(
        Set.of(Claim.ASSERT),
        judge(text.formatted("v" + decides + " = 1;", reset, decides)).broken().keySet());
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4})
  void aBufferOfWhichAByteIsUsedIsProvedAndBrokenAsOneOfAByte(int slots) {
    String text = """
        static char buffer[4][1024];
        static int nest;
        static void use(void)
        {
        	int mine = this_cpu_inc_return(nest) - 1;

        	if (mine < %d) {
        		buffer[mine][0] = mine;
        		WARN_ON(buffer[mine][0] != mine);
        	} else {
        		WARN_ON(1);
        	}
        	this_cpu_dec(nest);
        }
        static void __nmi nmi(void) { use(); }
        static void __hardirq hardirq(void) { use(); }
        static void __softirq softirq(void) { use(); }
        static void __task task(void) { use(); }
        """.formatted(slots);
    Set<Claim> broken = slots == 4 ? Set.of() : Set.of(Claim.ASSERT);
    assertEquals(broken, judge(text).broken().keySet());
  }

  @Test
  void fourThousandCellsThatRunsTouchAreProved() {
    String text = """
        static int cells[4096], on;
        static void __nmi nmi(void) { if (on) return; %s }
        static void __task task(void) { %s on = 1; WARN_ON(cells[4095]); on = 0; %s }
        """.formatted(
            each(0, 4096, "cells[#] = 0;"),
            each(0, 64, "cells[# * 64] = 1;"),
            each(0, 4096, "cells[#] = 0;"));
    assertEquals(Set.of(), judge(text).broken().keySet());
  }
}
