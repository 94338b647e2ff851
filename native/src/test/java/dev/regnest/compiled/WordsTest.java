package dev.regnest.compiled;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regnest.explore.Registers;
import dev.regnest.explore.prover.Engines;
import dev.regnest.kernelc.CFile;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What reads and writes in one step is an expression in compiled code, too, with the value that the model gives it. */
@NeedsGcc
class WordsTest {
  private static final Effort EFFORT = new Effort(1, false, 1, 1, 60);

  /** The expression, its value, and what it leaves of 6. */
  private static final List<String> EXPRESSIONS = List.of(
      "(set_bit(0, &bits), 1) == 1 && bits == 7",
      "(clear_bit(1, &bits), 1) == 1 && bits == 4",
      "test_and_set_bit(2, &bits) == 1 && bits == 6",
      "test_and_set_bit(33, &bits) == 0 && bits == 0x200000006",
      "test_and_clear_bit(2, &bits) == 1 && bits == 2",
      "atomic_fetch_add(3, &count) == 6 && count.counter == 9",
      "atomic_add_return(3, &count) == 9 && count.counter == 9",
      "atomic_fetch_dec(&count) == 6 && count.counter == 5",
      "atomic_fetch_or(9, &count) == 6 && count.counter == 15",
      "atomic_fetch_and(5, &count) == 6 && count.counter == 4",
      "atomic_xchg(&count, 1) == 6 && count.counter == 1",
      "atomic_cmpxchg(&count, 6, 1) == 6 && count.counter == 1",
      "atomic_cmpxchg(&count, 5, 1) == 6 && count.counter == 6",
      "(this_cpu_or(name, 9), 2) == 2 && name == 15",
      "(this_cpu_and(name, 5), 2) == 2 && name == 4",
      "this_cpu_inc_return(name) == 7 && name == 7",
      "(get_cpu_var(name) += 3) == 9 && preempt_count() == 0x201",
      "(put_cpu_var(name), barrier(), 2) == 2 && preempt_count() == 0x200",
      "(local_irq_disable(), 3) == 3 && irqs_disabled()",
      "(local_irq_enable(), 3) == 3 && !irqs_disabled()");

  /** Softirqs are held back, as what arrives is not asked here. */
  private static CFile file(String assertion) {
    String steps = EXPRESSIONS.stream()
        .map(expression ->
            "bits = count.counter = name = 6;\n" + String.format(assertion, expression))
        .collect(Collectors.joining("\n"));
    return Guards.file("words.c", """
        static unsigned long bits;
        static atomic_t count;
        static DEFINE_PER_CPU(unsigned char, name);
        static void __task __times(1) task(void)
        {
        local_bh_disable();
        %s
        }
        static void __softirq held_back(void) { barrier(); }
        """.formatted(steps));
  }

  @Test
  void eachHasTheValueThatTheModelGivesIt() {
    CFile file = file("WARN_ON(!(%s));");
    assertEquals(
        Set.of(),
        Engines.judge(
                file.design(), file.under(Guards.NESTED), Registers.REPRESENTATIVE, () -> false)
            .broken()
            .keySet());
    for (Result result : Guards.results(file, EFFORT, List.of(), "0", "2")) {
      assertTrue(result.isComplete() && result.bad() == 0, result::toString);
    }
  }

  @Test
  void anAssertionOfTheContraryBreaksForEach() {
    Result result = Guards.results(file("WARN_ON(%s);"), EFFORT, List.of(), "2").get(0);
    long broken = result.breaks().get(0).moments().stream()
        .filter(moment -> moment.when().equals("task violates it"))
        .count();
    assertEquals(EXPRESSIONS.size(), broken, result::toString);
  }
}
