package dev.regnest.kernelc;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.check.Claim;
import dev.regnest.explore.Enumerator;
import dev.regnest.explore.Hypotheses;
import dev.regnest.explore.Hypothesis;
import dev.regnest.explore.Judgement;
import dev.regnest.explore.Model;
import dev.regnest.explore.Registers;
import dev.regnest.explore.prover.Prover;
import dev.regnest.kernel.Register;
import dev.regnest.kernelc.compile.Trait;
import dev.regnest.machine.Adversary;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files with more cells than a word has bits, or than their runs touch. */
class ManyCellsTest {
  /** {@return how many cells a machine has more, with those registers, once the task of that file has run alone} */
  private static int made(String text, Register... registers) {
    CFile file = CFile.of("test.c", text);
    Hypothesis hypothesis = file.under(Hypotheses.named("nested-irqs").orElseThrow());
    Model model = new Model(file.design(), hypothesis.setup(List.of(registers)));
    int before = model.cells().size();
    model.run(Adversary.NONE, null, (cpu, violation) -> {});
    return model.cells().size() - before;
  }

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
  void aVariableHasNoMoreCellsThanRunsTouch() {
    String text =
        "static char buffer[60][1024]; static int left, right; static const int table[9];\n"
            + "static void __task t(void) { %s }";
    assertEquals(0, made(text.formatted("")));
    assertEquals(1, made(text.formatted("buffer[59][1023] = 1;")));
    assertEquals(
        1, made(text.formatted("buffer[7][0] = 1; buffer[7][0]++; WARN_ON(!buffer[7][0]);")));
    assertEquals(3, made(text.formatted("buffer[7][0] = left; buffer[7][1] = table[8];")));
  }

  /** Words that are compared are judged two registers at a time. */
  @Test
  void registersThatAreComparedTakeTwoCellsEach() {
    String text = "static struct pt_regs many[300];\n"
        + "static void __task t(struct pt_regs *regs) { regnest_fill(&many[9]); regnest_emit%s(&many[9]); }";
    assertFalse(CFile.of("test.c", text.formatted("")).compiled().has(Trait.COMPARES_WORDS));
    assertEquals(1, made(text.formatted(""), Register.IP));
    assertTrue(CFile.of("test.c", text.formatted("_intr")).compiled().has(Trait.COMPARES_WORDS));
    assertEquals(2, made(text.formatted("_intr"), Register.IP, Register.AX));
  }

  /** Where a pointer leads is an object and an offset, whatever was touched first. */
  @Test
  void pointersIntoAnObjectAreComparedByWhereTheyPoint() {
    String text = """
        static int array[9];
        static int *last = &array[8];
        static void __nmi nmi(void) { array[3] = 0; }
        static void __task task(void)
        {
        	int *first;

        	array[5] = 1;
        	first = array;
        	*first = 2;
        	WARN_ON(last - first != 8 || first >= last || first + 5 != &array[5]);
        	WARN_ON(*(last - 3) != 1 || array[0] != 2 || *last);
        }
        """;
    assertEquals(Set.of(), judge(text).broken().keySet());
    assertEquals(
        Set.of(Claim.ASSERT), judge(text.replace("!= 8", "!= 2")).broken().keySet());
  }

  /** What memory holds at first is the same for a cell that some runs have made before and others have not. */
  @ParameterizedTest
  @ValueSource(ints = {5, 6})
  void theEnumeratorBreaksWhatTheProverBreaks(int expected) {
    String text = """
        static int table[100] = { 1, 2, 3, 4, 5, 6 };
        static void __hardirq hardirq(void) { table[table[2]] = 5; }
        static void __task task(void) { WARN_ON(table[table[table[0] + 1]] != 4 && table[4] != %d); }
        """.formatted(expected);
    CFile file = CFile.of("test.c", text);
    Hypothesis hypothesis = file.under(Hypotheses.named("nested-irqs").orElseThrow());
    Judgement enumerated = Enumerator.judge(
        file.design(), hypothesis, Registers.REPRESENTATIVE, /* interrupts= */ 2, () -> false);
    assertEquals(enumerated.broken().keySet(), judge(text).broken().keySet());
    assertEquals(expected == 5, enumerated.broken().isEmpty());
  }

  /** Most of the 300 cells are on pages that the NMI leaves changed as a whole. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 64, 255, 299})
  void whatAHandlerLeavesInManyCellsIsThereCellByCell(int other) {
    String text = """
        static int cells[300];
        static void __nmi nmi(void) { %s cells[%d] = %s; }
        static void __task task(void) { %s %s }
        """;
    String stores = each(0, 300, "cells[#] = #;");
    String checks = each(0, 300, "WARN_ON(cells[#] != #);");
    assertEquals(
        Set.of(),
        judge(text.formatted(stores, other, other, stores, checks)).broken().keySet());
    assertEquals(
        Set.of(Claim.ASSERT),
        judge(text.formatted(stores, other, "-1", stores, checks)).broken().keySet());
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

  /** A kernel's struct may hold an array that no file here uses. */
  @Test
  void aTypeMayBeBiggerThanAnObject() {
    String type = "struct zone { long pages[40000]; int n; };\nstatic struct zone *zone;\n";
    String task = "static void __task t(void) { WARN_ON(zone || sizeof(*zone) != 320008); }";
    assertEquals(List.of(), Snippets.problems(type + task));
    assertEquals(
        List.of(
            "test.c:3:20: error: 'own' has 320008 bytes; at most 262144 are supported here [too-large]"),
        Snippets.problems(
            type + "static struct zone own;\nstatic void __task t(void) { WARN_ON(own.n); }"));
  }
}
